import { describe, expect, it } from 'vitest';
import type { BlobStore } from '../../functions/ports/blob-store.ts';
import { atOnce, type Open, tally, withOpened } from './opened.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Every promise of `functions/ports/blob-store.ts`, for whatever keeps it. */
export function describeBlobStoreContract(name: string, open: Open<BlobStore>): void {
  describe(`${name} keeps the promises of a blob store`, () => {
    it('gives bytes back as they were', () =>
      withOpened(open, async ({ subject, other }) => {
        const every = Uint8Array.from({ length: 256 }, (_, i) => i);
        expect(await subject.get('snapshots/a')).toBeNull();
        expect(await subject.putOnce('snapshots/a', every)).toBe('stored');
        expect(await other.get('snapshots/a')).toEqual(every);
        expect(await other.get('snapshots/b')).toBeNull();
      }));

    it('keeps what stands', () =>
      withOpened(open, async ({ subject, other }) => {
        await subject.putOnce('snapshots/a', bytesOf('关于'));
        expect(await subject.putOnce('snapshots/a', bytesOf('关于'))).toBe('present');
        expect(await other.putOnce('snapshots/a', bytesOf('其他'))).toBe('present');
        expect(await other.get('snapshots/a')).toEqual(bytesOf('关于'));
      }));

    it.each([50_000, 300_000])('stores one of many of %i bytes that are put at once, whole', (least) =>
      withOpened(open, async ({ subject, other }) => {
        const sizes = Array.from({ length: 16 }, (_, i) => least + i);
        const answers = await atOnce(16, (i) =>
          (i % 2 === 0 ? subject : other).putOnce('snapshots/a', new Uint8Array(sizes[i] ?? 0).fill(i + 1)),
        );
        expect(tally(answers)).toEqual({ stored: 1, present: 15 });
        const winner = answers.indexOf('stored');
        expect(await other.get('snapshots/a')).toEqual(new Uint8Array(sizes[winner] ?? 0).fill(winner + 1));
      }),
    );

    it('stores several at once, each as one by itself would be', () =>
      withOpened(open, async ({ subject, other }) => {
        await other.putOnce('snapshots/b', bytesOf('先'));
        const put = (names: readonly string[]) =>
          subject.putAllOnce(names.map((name) => ({ key: `snapshots/${name}`, bytes: bytesOf(name) })));
        expect(await put(['a', 'b', 'c'])).toEqual(['stored', 'present', 'stored']);
        expect(await put(['a', 'b', 'd'])).toEqual(['present', 'present', 'stored']);
        expect(await put([])).toEqual([]);
        const kept = ['a', 'b', 'c', 'd'].map((name) => other.get(`snapshots/${name}`));
        expect(await Promise.all(kept)).toEqual(['a', '先', 'c', 'd'].map(bytesOf));
        await expect(put(['../e'])).rejects.toMatchObject({ code: 'HONGTOU_BAD_KEY' });
      }));

    it('keeps what stands, whatever the sizes', () =>
      withOpened(open, async ({ subject, other }) => {
        const large = new Uint8Array(300_000).fill(1);
        const put = (key: string, bytes: Uint8Array) => ({ key: `snapshots/${key}`, bytes });
        expect(await subject.putAllOnce([put('a', bytesOf('小')), put('b', large)])).toEqual(['stored', 'stored']);
        expect(await other.putAllOnce([put('a', large), put('b', bytesOf('小'))])).toEqual(['present', 'present']);
        expect(await subject.get('snapshots/a')).toEqual(bytesOf('小'));
        expect(await subject.putOnce('snapshots/b', new Uint8Array(300_000).fill(2))).toBe('present');
        expect(await other.get('snapshots/b')).toEqual(large);
      }));

    it('shows a reader nothing or everything while a blob is being put', () =>
      withOpened(open, async ({ subject, other }) => {
        const whole = new Uint8Array(2_000_000).fill(7);
        const write = subject.putOnce('snapshots/big', whole);
        const seen: number[] = [];
        for (let done = false; !done; ) {
          done = await Promise.race([
            write.then(() => true),
            other.get('snapshots/big').then((got) => {
              if (got !== null) seen.push(got.length);
              return false;
            }),
          ]);
        }
        seen.push((await other.get('snapshots/big'))?.length ?? 0);
        expect(new Set(seen)).toEqual(new Set([whole.length]));
      }));

    it('holds nothing at all, and eight megabytes', () =>
      withOpened(open, async ({ subject, other }) => {
        await subject.putOnce('snapshots/empty', new Uint8Array());
        expect(await other.get('snapshots/empty')).toEqual(new Uint8Array());
        const large = Uint8Array.from({ length: 8_000_000 }, (_, i) => (i * 31) % 251);
        await subject.putOnce('snapshots/large', large);
        expect(Buffer.compare((await other.get('snapshots/large')) ?? new Uint8Array(), large)).toBe(0);
      }));

    it('takes keys of 200 characters and several folders', () =>
      withOpened(open, async ({ subject }) => {
        for (const key of [`readings/${'a'.repeat(186)}.json`, 'a/b/c_d-e.1', 'a/B', 'A/b', '0/_']) {
          expect(await subject.putOnce(key, bytesOf(key))).toBe('stored');
          expect(await subject.get(key)).toEqual(bytesOf(key));
        }
      }));

    it.each(BAD_KEYS)('refuses the key %j', (key) =>
      withOpened(open, async ({ subject }) => {
        await expect(subject.putOnce(key, bytesOf('x'))).rejects.toMatchObject({ code: 'HONGTOU_BAD_KEY' });
        await expect(subject.get(key)).rejects.toMatchObject({ code: 'HONGTOU_BAD_KEY' });
      }),
    );
  });
}

const BAD_KEYS = [
  '',
  'alone',
  '/a/b',
  'a/b/',
  'a//b',
  '../a/b',
  'a/../b',
  'a/./b',
  'a/..',
  'a/.b',
  '.a/b',
  'a\\b/c',
  'a/b c',
  'a/文',
  'a/b\n',
  'a/b\0',
  'C:/a',
  `a/${'b'.repeat(199)}`,
];
