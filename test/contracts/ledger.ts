import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../functions/ports/ledger.ts';
import { numberChange } from '../../functions/steps/number.ts';
import { atOnce, type Open, tally, withOpened } from './opened.ts';
import { changeNumber, changeRecord } from './samples.ts';

/** Every promise of `functions/ports/ledger.ts`, for whatever keeps it. */
export function describeLedgerContract(name: string, open: Open<Ledger>): void {
  describe(`${name} keeps the promises of a ledger`, () => {
    describeIdentities(open);
    describeChanges(open);
    describeClaims(open);
    describeNumbers(open);
  });
}

function describeIdentities(open: Open<Ledger>): void {
  it('binds a key to the first document that claims it, for good', () =>
    withOpened(open, async ({ subject, other }) => {
      const key = 'case|政协|市|七届一次会议|20210201|临澜市工业和信息化局';
      expect(await subject.lookUpAlias(key)).toBeNull();
      expect(await subject.claimAlias(key, 'd1')).toBe('d1');
      expect(await other.claimAlias(key, 'd2')).toBe('d1');
      expect(await subject.claimAlias(key, 'd1')).toBe('d1');
      expect(await other.lookUpAlias(key)).toBe('d1');
    }));

  it('gives a key that many claim at once to one of them, and tells all who it is', () =>
    withOpened(open, async ({ subject, other }) => {
      const owners = await atOnce(20, (i) =>
        (i % 2 === 0 ? subject : other).claimAlias('number|临工信〔2026〕1号', `d${i}`),
      );
      expect(new Set(owners).size).toBe(1);
      expect(await subject.lookUpAlias('number|临工信〔2026〕1号')).toBe(owners[0]);
    }));

  it('keeps keys apart that differ in one character, and takes a URL of 2000 characters', () =>
    withOpened(open, async ({ subject }) => {
      const long = `url|https://gxj.linlan.example/${'a'.repeat(1950)}`;
      expect(await subject.claimAlias(`${long}1`, 'd1')).toBe('d1');
      expect(await subject.claimAlias(`${long}2`, 'd2')).toBe('d2');
      expect(await subject.lookUpAlias(`${long}1`)).toBe('d1');
      expect(await subject.lookUpAlias(`${long}2`)).toBe('d2');
    }));

  it('keeps the documents that share a key as a set in ascending order', () =>
    withOpened(open, async ({ subject, other }) => {
      expect(await subject.relatives('work|临澜市扶持办法')).toEqual([]);
      for (const id of ['d2', 'd10', 'd1', 'd2']) await subject.addRelative('work|临澜市扶持办法', id);
      await atOnce(6, (i) => (i % 2 === 0 ? subject : other).addRelative('work|临澜市扶持办法', `e${i % 3}`));
      await subject.addRelative('work|临澜市扶持办', 'd9');
      expect(await other.relatives('work|临澜市扶持办法')).toEqual(['d1', 'd10', 'd2', 'e0', 'e1', 'e2']);
    }));
}

function describeChanges(open: Open<Ledger>): void {
  it('is empty at first', () =>
    withOpened(open, async ({ subject }) => {
      expect(await subject.latest('d1')).toBeNull();
      expect(await subject.entry('d1.1')).toBeNull();
      expect(await subject.entry('not an id')).toBeNull();
      expect(await subject.history('d1')).toEqual([]);
      expect(await subject.unhandled(10)).toEqual([]);
      expect(await subject.lastNumber()).toBeNull();
      expect(await subject.numberAt(1)).toBeNull();
    }));

  it('gives a record back as it was, unnumbered and unhandled', () =>
    withOpened(open, async ({ subject, other }) => {
      const record = changeRecord('d1', 1);
      expect(await subject.append(record)).toBe('appended');
      const entry = { record, claimedNumber: null, handled: 'unhandled' };
      expect(await other.entry('d1.1')).toEqual(entry);
      expect(await other.latest('d1')).toEqual(entry);
      expect(await other.history('d1')).toEqual([entry]);
      expect(await other.unhandled(10)).toEqual([entry]);
    }));

  it('never rewrites a record', () =>
    withOpened(open, async ({ subject, other }) => {
      await subject.append(changeRecord('d1', 1));
      expect(await subject.append(changeRecord('d1', 1))).toBe('taken');
      expect(await other.append(changeRecord('d1', 1, { kind: 'withdrawn' }))).toBe('taken');
      expect((await subject.entry('d1.1'))?.record.kind).toBe('published');
    }));

  it('keeps claim and handled flag of a record that somebody tries to write again', () =>
    withOpened(open, async ({ subject }) => {
      await subject.append(changeRecord('d1', 1));
      await subject.claimNumber('d1.1', null, 4);
      await subject.markHandled('d1.1');
      await subject.append(changeRecord('d1', 1));
      expect(await subject.entry('d1.1')).toMatchObject({ claimedNumber: 4, handled: 'handled' });
    }));

  it('gives a place that many write at once to one of them', () =>
    withOpened(open, async ({ subject, other }) => {
      const answers = await atOnce(20, (i) =>
        (i % 2 === 0 ? subject : other).append(changeRecord('d1', 1, { corpusState: i })),
      );
      expect(tally(answers)).toEqual({ appended: 1, taken: 19 });
      expect((await other.entry('d1.1'))?.record.corpusState).toBe(answers.indexOf('appended'));
    }));

  it('refuses a record whose id does not follow from document and sequence', () =>
    withOpened(open, async ({ subject }) => {
      const wrong = changeRecord('d1', 2, { id: 'd1.1' });
      await expect(subject.append(wrong)).rejects.toMatchObject({ code: 'HONGTOU_BAD_RECORD' });
      expect(await subject.history('d1')).toEqual([]);
    }));

  it('tells the history of one document oldest first, and its latest record, beyond nine', () =>
    withOpened(open, async ({ subject }) => {
      for (let seq = 1; seq <= 11; seq++) await subject.append(changeRecord('d1', seq));
      await subject.append(changeRecord('d11', 1));
      const history = await subject.history('d1');
      expect(history.map((entry) => entry.record.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      expect((await subject.latest('d1'))?.record.id).toBe('d1.11');
    }));

  it('holds a record with twelve figures and their sentences', () =>
    withOpened(open, async ({ subject }) => {
      const [figure] = changeRecord('d1', 1).figures;
      const sentence = `${'对符合条件的专精特新中小企业给予资助，'.repeat(12)}。`;
      const figures = Array.from({ length: 12 }, (_, i) => ({
        label: `项目${i}`,
        before: figure?.before ? { ...figure.before, sentence } : null,
        after: figure?.after ? { ...figure.after, sentence } : null,
      }));
      const record = changeRecord('d1', 1, { figures });
      await subject.append(record);
      expect((await subject.latest('d1'))?.record).toEqual(record);
    }));

  it('lists what is unhandled in order of id, as many as asked for, until it is handled', () =>
    withOpened(open, async ({ subject, other }) => {
      await atOnce(12, (i) => (i % 2 === 0 ? subject : other).append(changeRecord(`d${i}`, 1)));
      const ids = async (limit: number) => (await subject.unhandled(limit)).map((entry) => entry.record.id);
      expect(await ids(3)).toEqual(['d0.1', 'd1.1', 'd10.1']);
      expect(await ids(100)).toHaveLength(12);
      await subject.markHandled('d1.1');
      await other.markHandled('d1.1');
      await subject.markHandled('nobody.1');
      expect(await ids(3)).toEqual(['d0.1', 'd10.1', 'd11.1']);
      expect(await other.entry('d1.1')).toMatchObject({ handled: 'handled', record: { id: 'd1.1' } });
      expect(await subject.entry('nobody.1')).toBeNull();
    }));
}

function describeClaims(open: Open<Ledger>): void {
  it('moves a claim only from where it was expected', () =>
    withOpened(open, async ({ subject, other }) => {
      await subject.append(changeRecord('d1', 1));
      expect(await subject.claimNumber('d1.1', 3, 4)).toBe('moved');
      expect(await subject.claimNumber('d1.1', null, 1)).toBe('claimed');
      expect(await other.claimNumber('d1.1', null, 2)).toBe('moved');
      expect(await other.claimNumber('d1.1', 1, 2)).toBe('claimed');
      expect((await subject.entry('d1.1'))?.claimedNumber).toBe(2);
      expect((await subject.entry('d1.1'))?.handled).toBe('unhandled');
      expect(await subject.claimNumber('nobody.1', null, 1)).toBe('moved');
      expect(await subject.entry('nobody.1')).toBeNull();
    }));

  it('lets one of many move a claim', () =>
    withOpened(open, async ({ subject, other }) => {
      await subject.append(changeRecord('d1', 1));
      const answers = await atOnce(12, (i) => (i % 2 === 0 ? subject : other).claimNumber('d1.1', null, i + 1));
      expect(tally(answers)).toEqual({ claimed: 1, moved: 11 });
      expect((await subject.entry('d1.1'))?.claimedNumber).toBe(answers.indexOf('claimed') + 1);
    }));
}

function describeNumbers(open: Open<Ledger>): void {
  it('puts a number once and knows its owner', () =>
    withOpened(open, async ({ subject, other }) => {
      expect(await subject.putNumber(changeNumber(1, 'd1.1'))).toBe('put');
      expect(await other.putNumber(changeNumber(1, 'd1.1'))).toBe('own');
      expect(await other.putNumber(changeNumber(1, 'd2.1'))).toBe('taken');
      expect(await subject.numberAt(1)).toEqual(changeNumber(1, 'd1.1'));
      expect(await subject.lastNumber()).toEqual(changeNumber(1, 'd1.1'));
    }));

  it('leaves no gap: a number whose predecessor is missing is refused', () =>
    withOpened(open, async ({ subject }) => {
      await expect(subject.putNumber(changeNumber(2, 'd1.1'))).rejects.toMatchObject({ code: 'HONGTOU_NUMBER_GAP' });
      expect(await subject.lastNumber()).toBeNull();
    }));

  it('knows the last number beyond nine', () =>
    withOpened(open, async ({ subject, other }) => {
      for (let n = 1; n <= 11; n++) await subject.putNumber(changeNumber(n, `d${n}.1`));
      expect((await other.lastNumber())?.n).toBe(11);
      expect((await other.numberAt(10))?.changeId).toBe('d10.1');
    }));

  it('gives a number that many put at once to one of them', () =>
    withOpened(open, async ({ subject, other }) => {
      const answers = await atOnce(20, (i) => (i % 2 === 0 ? subject : other).putNumber(changeNumber(1, `d${i}.1`)));
      expect(tally(answers)).toEqual({ put: 1, taken: 19 });
      expect((await subject.numberAt(1))?.changeId).toBe(`d${answers.indexOf('put')}.1`);
    }));

  it('lets changes that are numbered at once, each twice, run 1 to n without gap or repeat', () =>
    withOpened(open, async ({ subject, other }) => {
      const ids = Array.from({ length: 8 }, (_, i) => `d${i}.1`);
      for (let i = 0; i < ids.length; i++) await subject.append(changeRecord(`d${i}`, 1));
      const twice = [...ids, ...ids];
      await atOnce(twice.length, (i) => numberChange(i < ids.length ? subject : other, twice[i] ?? ''));
      const owners: string[] = [];
      for (let n = 1; n <= ids.length; n++) owners.push((await subject.numberAt(n))?.changeId ?? 'none');
      expect(owners.toSorted()).toEqual(ids);
      expect((await subject.lastNumber())?.n).toBe(ids.length);
    }));
}
