import { describe, expect, it } from 'vitest';
import type { SiteStore } from '../../functions/ports/site-store.ts';
import { atOnce, type Open, tally, withOpened } from './opened.ts';

const page = (text: string) => ({ bytes: new TextEncoder().encode(text), contentType: 'text/html; charset=utf-8' });
const textOf = (bytes: Uint8Array | null) => (bytes === null ? null : new TextDecoder().decode(bytes));

/** Every promise of `functions/ports/site-store.ts`, for whatever keeps it. */
export function describeSiteStoreContract(name: string, open: Open<SiteStore>): void {
  describe(`${name} keeps the promises of a site store`, () => {
    it('shows what was written last', () =>
      withOpened(open, async ({ subject, other }) => {
        expect(await subject.read('index.html')).toBeNull();
        expect(await subject.write('index.html', page('第一版'))).toBe('written');
        expect(textOf(await other.read('index.html'))).toBe('第一版');
        expect(await other.write('index.html', page('第二版'))).toBe('written');
        expect(textOf(await subject.read('index.html'))).toBe('第二版');
        expect(await subject.read('index')).toBeNull();
      }));

    it('says where nothing changed', () =>
      withOpened(open, async ({ subject, other }) => {
        await subject.write('feed.json', page('{}'));
        expect(await subject.write('feed.json', page('{}'))).toBe('same');
        expect(await other.write('feed.json', page('{}'))).toBe('same');
        expect(await other.write('feed.json', page('{ }'))).toBe('written');
        expect(await subject.write('feed.json', page('{}'))).toBe('written');
      }));

    it('writes once for good', () =>
      withOpened(open, async ({ subject, other }) => {
        expect(await subject.writeOnce('feed/100.json', page('百'))).toBe('written');
        expect(await other.writeOnce('feed/100.json', page('百'))).toBe('same');
        expect(await other.writeOnce('feed/100.json', page('千'))).toBe('taken');
        expect(textOf(await subject.read('feed/100.json'))).toBe('百');
      }));

    it('writes one of many that are written once at the same time', () =>
      withOpened(open, async ({ subject, other }) => {
        const answers = await atOnce(12, (i) =>
          (i % 2 === 0 ? subject : other).writeOnce('feed/100.json', page(`${i}`)),
        );
        expect(tally(answers)).toEqual({ written: 1, taken: 11 });
        expect(textOf(await subject.read('feed/100.json'))).toBe(`${answers.indexOf('written')}`);
      }));

    it('shows a reader old bytes or new ones, never a mixture', () =>
      withOpened(open, async ({ subject, other }) => {
        const texts = ['旧'.repeat(100_000), '新'.repeat(150_000)];
        await subject.write('index.html', page(texts[0] ?? ''));
        const seen = new Set<string | null>();
        let writing = true;
        const reading = (async () => {
          while (writing) seen.add(textOf(await other.read('index.html')));
        })();
        for (let i = 1; i <= 20; i++) await subject.write('index.html', page(texts[i % 2] ?? ''));
        writing = false;
        await reading;
        expect([...seen].filter((text) => text === null || !texts.includes(text))).toEqual([]);
        expect(seen.size).toBeGreaterThan(0);
      }));

    it('ends with the bytes of one of two writers', () =>
      withOpened(open, async ({ subject, other }) => {
        const texts = Array.from({ length: 8 }, (_, i) => `${i}`.repeat(20_000));
        await atOnce(8, (i) => (i % 2 === 0 ? subject : other).write('a/b.html', page(texts[i] ?? '')));
        expect(texts).toContain(textOf(await subject.read('a/b.html')));
      }));

    it('holds an empty file', () =>
      withOpened(open, async ({ subject, other }) => {
        expect(await subject.write('empty.txt', page(''))).toBe('written');
        expect(await other.write('empty.txt', page(''))).toBe('same');
        expect(textOf(await other.read('empty.txt'))).toBe('');
      }));

    it.each(BAD_PATHS)('refuses the path %j', (path) =>
      withOpened(open, async ({ subject }) => {
        await expect(subject.write(path, page('x'))).rejects.toMatchObject({ code: 'HONGTOU_BAD_PATH' });
        await expect(subject.writeOnce(path, page('x'))).rejects.toMatchObject({ code: 'HONGTOU_BAD_PATH' });
        await expect(subject.read(path)).rejects.toMatchObject({ code: 'HONGTOU_BAD_PATH' });
      }),
    );
  });
}

const BAD_PATHS = [
  '',
  '/index.html',
  'a/',
  'a//b',
  '../a',
  'a/../../b',
  './a',
  '.hidden',
  'a\\b',
  'a b',
  '首页.html',
  'a\n',
  'a\0',
];
