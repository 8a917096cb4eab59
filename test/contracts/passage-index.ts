import { describe, expect, it } from 'vitest';
import { type PassageIndex, POSTINGS_KEPT } from '../../functions/ports/passage-index.ts';
import { atOnce, type Open, withOpened } from './opened.ts';

const LARGEST_KEY = Number.MAX_SAFE_INTEGER;
const paperId = (n: number) => `d${String(n).padStart(4, '0')}`;

/** Every promise of `functions/ports/passage-index.ts`, for whatever keeps it. */
export function describePassageIndexContract(name: string, open: Open<PassageIndex>): void {
  describe(`${name} keeps the promises of a passage index`, () => {
    it('finds the papers behind each key, in order of id, and says nothing of keys that nobody holds', () =>
      withOpened(open, async ({ subject, other }) => {
        await subject.add({ id: 'dB', text: '乙', keys: [1, 2, LARGEST_KEY] });
        await subject.add({ id: 'dA', text: '甲', keys: [2, 0] });
        const found = await other.lookUp([0, 1, 2, 3, LARGEST_KEY]);
        expect([...found].toSorted(([a], [b]) => a - b)).toEqual([
          [0, ['dA']],
          [1, ['dB']],
          [2, ['dA', 'dB']],
          [LARGEST_KEY, ['dB']],
        ]);
        expect(await other.lookUp([])).toEqual(new Map());
      }));

    it('looks up more keys at once than one request holds', () =>
      withOpened(open, async ({ subject, other }) => {
        const keys = Array.from({ length: 250 }, (_, i) => 7 * i + 1);
        await subject.add({ id: 'dA', text: '甲', keys });
        const found = await other.lookUp([...keys, ...keys.map((key) => key + 1)]);
        expect([...found.keys()].toSorted((a, b) => a - b)).toEqual(keys);
      }));

    it('gives a text back as it was, and the newest where there were several', () =>
      withOpened(open, async ({ subject, other }) => {
        const text = '关于〔2024〕1号\r\n　𠮷野家：“最高5000万元”。\u200b';
        await subject.add({ id: 'dA', text: '旧', keys: [1] });
        await subject.add({ id: 'dA', text, keys: [2] });
        expect(await other.text('dA')).toBe(text);
        expect(await other.text('dB')).toBeNull();
        expect(await other.lookUp([1, 2])).toEqual(
          new Map([
            [1, ['dA']],
            [2, ['dA']],
          ]),
        );
      }));

    it('takes the name of a page for a paper', () =>
      withOpened(open, async ({ subject, other }) => {
        const id = 'https://www.yunling.gov.cn/a/b_1.html?页=2';
        await subject.add({ id, text: '', keys: [1] });
        expect(await other.lookUp([1])).toEqual(new Map([[1, [id]]]));
        expect(await other.text(id)).toBe('');
      }));

    it('is the same after a paper was added twice', () =>
      withOpened(open, async ({ subject, other }) => {
        const paper = { id: 'dA', text: '甲', keys: [1, 2] };
        await subject.add(paper);
        await other.add(paper);
        expect((await subject.lookUp([1])).get(1)).toEqual(['dA']);
      }));

    it('keeps the first papers of a key that everybody holds, however often later ones are added', () =>
      withOpened(open, async ({ subject, other }) => {
        for (let n = 0; n < POSTINGS_KEPT; n++) await subject.add({ id: paperId(n), text: '甲', keys: [5, 1000 + n] });
        const first = Array.from({ length: POSTINGS_KEPT }, (_, n) => paperId(n));
        for (const n of [POSTINGS_KEPT, POSTINGS_KEPT + 1, POSTINGS_KEPT, 3]) {
          await other.add({ id: paperId(n), text: '乙', keys: [5, 1000 + n] });
        }
        const found = await subject.lookUp([5, 1000 + POSTINGS_KEPT]);
        expect(found.get(5)).toEqual(first);
        expect(found.get(1000 + POSTINGS_KEPT)).toEqual([paperId(POSTINGS_KEPT)]);
      }));

    it('tells which scheme its keys follow once somebody named one, and goes back to no earlier one', () =>
      withOpened(open, async ({ subject, other }) => {
        await subject.add({ id: 'dA', text: '甲', keys: [1] });
        expect(await other.scheme()).toBeNull();
        await subject.nameScheme(2);
        await other.nameScheme(2);
        expect(await other.scheme()).toBe(2);
        await other.nameScheme(3);
        await subject.nameScheme(2);
        expect(await subject.scheme()).toBe(3);
        expect(await subject.lookUp([1])).toEqual(new Map([[1, ['dA']]]));
      }));

    it('loses no paper and keeps no more than it may where many are added at once', () =>
      withOpened(open, async ({ subject, other }) => {
        const count = POSTINGS_KEPT + 8;
        await atOnce(count, (n) =>
          (n % 2 === 0 ? subject : other).add({ id: paperId(n), text: `第${n}篇`, keys: [9, 100 + (n % 20)] }),
        );
        const found = await subject.lookUp([9, ...Array.from({ length: 20 }, (_, n) => 100 + n)]);
        expect(found.get(9)).toHaveLength(POSTINGS_KEPT);
        for (let n = 0; n < 20; n++) expect(found.get(100 + n)).toEqual([paperId(n), paperId(n + 20)]);
        expect(await other.text(paperId(count - 1))).toBe(`第${count - 1}篇`);
      }));
  });
}
