import { describe, expect, it } from 'vitest';
import type { OpsReports } from '../../functions/ports/ops-reports.ts';
import { atOnce, type Open, tally, withOpened } from './opened.ts';
import { opsReport } from './samples.ts';

/** Every promise of `functions/ports/ops-reports.ts`, for whatever keeps it. */
export function describeOpsReportsContract(name: string, open: Open<OpsReports>): void {
  describe(`${name} keeps the promises of the reports to ops`, () => {
    it('files a report once', () =>
      withOpened(open, async ({ subject, other }) => {
        expect(await subject.all()).toEqual([]);
        expect(await subject.file(opsReport('hold linlan-gxq 1'))).toBe('filed');
        expect(await other.file(opsReport('hold linlan-gxq 1', { message: 'another' }))).toBe('present');
        expect(await other.all()).toEqual([opsReport('hold linlan-gxq 1')]);
      }));

    it('files a report that many file at once, once', () =>
      withOpened(open, async ({ subject, other }) => {
        const answers = await atOnce(12, (i) =>
          (i % 2 === 0 ? subject : other).file(opsReport('r', { message: `${i}` })),
        );
        expect(tally(answers)).toEqual({ filed: 1, present: 11 });
        expect(await subject.all()).toEqual([opsReport('r', { message: `${answers.indexOf('filed')}` })]);
      }));

    it('files one id once even where its rounds differ', () =>
      withOpened(open, async ({ subject, other }) => {
        await subject.file(opsReport('dead x', { tick: '2026-11-01T00:00:00.000Z' }));
        expect(await other.file(opsReport('dead x', { tick: '2026-11-01T00:15:00.000Z' }))).toBe('present');
        expect(await other.all()).toHaveLength(1);
      }));

    it('lists by round, then by id', () =>
      withOpened(open, async ({ subject }) => {
        const [early, late] = ['2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'];
        await subject.file(opsReport('a', { tick: late }));
        await subject.file(opsReport('c', { tick: early }));
        await subject.file(opsReport('b 2', { tick: early }));
        await subject.file(opsReport('b 10', { tick: early }));
        expect((await subject.all()).map(({ id }) => id)).toEqual(['b 10', 'b 2', 'c', 'a']);
      }));
  });
}
