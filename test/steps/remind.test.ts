import { afterEach, describe, expect, it } from 'vitest';
import { composeMail } from '../../functions/domain/alert/mail.ts';
import { runRound } from '../../functions/pipeline.ts';
import { importPaper } from '../../functions/steps/import-paper.ts';
import { mergeDocuments } from '../../functions/steps/merge.ts';
import { remind } from '../../functions/steps/remind.ts';
import { openMonitor } from './monitor.ts';
import { type Host, listPage, listSource, noticePage, openHost } from './portal.ts';
import { changesAfter } from './watched.ts';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

const TITLE = '关于申报云岭市数字化改造项目的通知';
const PATH = '/p/1.html';
const saying = (deadline: string): string =>
  noticePage(TITLE, `符合条件的企业可以申报数字化改造补助。申报截止时间为${deadline}。逾期不予受理。`);

/** A portal with one notice, and rounds at any instant of Asia/Shanghai. */
async function open(page: string) {
  const host: Host = await openHost('a.example', { '/list/': listPage([{ path: PATH, title: TITLE }]), [PATH]: page });
  const monitor = openMonitor({
    definitions: [listSource('a.example')],
    places: { 'a.example': host.place },
    start: Date.parse('2026-11-18T09:00:00+08:00'),
  });
  closing.push(monitor, host);
  const { ports } = monitor;
  let seen = 0;
  const roundAt = async (instant: string) => {
    const tick = new Date(`${instant}+08:00`).toISOString();
    await ports.clock.sleepUntil(Date.parse(tick));
    await runRound(tick, ports);
    const records = await changesAfter(seen, monitor);
    seen += records.length;
    return records.filter(({ kind }) => kind === 'due');
  };
  await roundAt('2026-11-18T09:00');
  return { host, ports, roundAt, changes: () => changesAfter(0, monitor) };
}

const daysOf = (records: readonly { readonly deadlines: readonly { readonly on: string }[] }[]) =>
  records.flatMap(({ deadlines }) => deadlines.map(({ on }) => on));

describe('remind', () => {
  it('tells of a deadline a week and a day before it, once each', async () => {
    const { roundAt } = await open(saying('2026年12月10日'));
    const told: [string, number][] = [];
    for (const day of [
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-08',
      '2026-12-09',
      '2026-12-10',
      '2026-12-11',
    ]) {
      for (const hour of ['T09:00', 'T15:00']) told.push([day, (await roundAt(`${day}${hour}`)).length]);
    }
    expect(told.filter(([, count]) => count > 0)).toEqual([
      ['2026-12-03', 1],
      ['2026-12-09', 1],
    ]);
  });

  it('tells of it later where no round was on the day, and never after it', async () => {
    const late = await open(saying('2026年12月10日'));
    expect(daysOf(await late.roundAt('2026-12-06T09:00'))).toEqual(['2026-12-10']);
    expect(daysOf(await late.roundAt('2026-12-10T09:00'))).toEqual(['2026-12-10']);
    const tooLate = await open(saying('2026年12月10日'));
    expect(await tooLate.roundAt('2026-12-11T09:00')).toEqual([]);
  });

  it('wakes nobody: before eight in the morning it waits', async () => {
    const { roundAt } = await open(saying('2026年12月10日'));
    expect(await roundAt('2026-12-03T00:15')).toEqual([]);
    expect(await roundAt('2026-12-03T07:45')).toEqual([]);
    expect(daysOf(await roundAt('2026-12-03T08:00'))).toEqual(['2026-12-10']);
  });

  it('follows a deadline that was moved, and forgets the one before', async () => {
    const { host, roundAt } = await open(saying('2026年12月10日'));
    host.answers = { ...host.answers, [PATH]: saying('2026年12月20日') };
    await roundAt('2026-11-20T09:00');
    expect(await roundAt('2026-12-03T09:00')).toEqual([]);
    expect(daysOf(await roundAt('2026-12-13T09:00'))).toEqual(['2026-12-20']);
  });

  it('says nothing of a paper that was withdrawn', async () => {
    const { host, roundAt } = await open(saying('2026年12月10日'));
    const { [PATH]: _gone, ...rest } = host.answers;
    host.answers = {
      ...rest,
      '/list/': listPage([{ path: '/p/2.html', title: '关于另一事项的通知' }]),
      '/p/2.html': noticePage('关于另一事项的通知', '现将另一事项通知如下，请认真组织实施。'),
    };
    for (const day of ['2026-11-19', '2026-11-22', '2026-11-29']) await roundAt(`${day}T09:00`);
    expect(await roundAt('2026-12-03T09:00')).toEqual([]);
  });

  it('does not repeat what a publication itself told within the week', async () => {
    const { host, roundAt } = await open(noticePage('关于另一事项的通知', '现将另一事项通知如下，请认真组织实施。'));
    const path = '/p/3.html';
    host.answers = {
      ...host.answers,
      '/list/': listPage([
        { path, title: TITLE },
        { path: PATH, title: '关于另一事项的通知' },
      ]),
      [path]: saying('2026年12月10日'),
    };
    expect(await roundAt('2026-12-05T09:00')).toEqual([]);
    expect(await roundAt('2026-12-06T09:00')).toEqual([]);
    expect(daysOf(await roundAt('2026-12-09T09:00'))).toEqual(['2026-12-10']);
  });

  it('reminds of the end of a rule', async () => {
    const rule = noticePage(
      '云岭市数字化改造补助办法',
      '为支持企业数字化改造，制定本办法。本办法自2025年1月1日起施行，有效期至2026年12月31日。',
    );
    const { roundAt } = await open(rule);
    const [reminder] = await roundAt('2026-12-24T09:00');
    expect(reminder?.deadlines).toEqual([
      { what: '有效期', on: '2026-12-31', sentence: '本办法自2025年1月1日起施行，有效期至2026年12月31日。' },
    ]);
  });

  it('records nothing twice when it is repeated, whichever part of it was done', async () => {
    const { ports, changes } = await open(saying('2026年12月10日'));
    const tick = new Date('2026-12-03T09:00+08:00').toISOString();
    const forgetful = { ...ports, ledger: { ...ports.ledger, claimAlias: async () => 'died before' } };
    expect(await remind(tick, forgetful)).toHaveLength(1);
    expect(await remind(tick, ports)).toEqual([]);
    expect(await remind(tick, ports)).toEqual([]);
    expect((await changes()).filter(({ kind }) => kind === 'due')).toEqual([]);
    const history = await ports.ledger.unhandled(10);
    expect(history.filter(({ record }) => record.kind === 'due')).toHaveLength(1);
  });

  it('reminds once of a paper that two documents were', async () => {
    const { ports, changes } = await open(saying('2026年12月10日'));
    const [kept] = await changes();
    const other = await importPaper(
      {
        id: 'copy',
        url: 'http://b.example/1.html',
        text: `${TITLE}\n云岭市各企业：申报截止时间为2026年12月10日。`,
        publishedOn: null,
      },
      new Date('2026-11-18T10:00+08:00').toISOString(),
      ports,
    );
    expect(other.documentId).not.toBe(kept?.documentId);
    await mergeDocuments(kept?.documentId ?? '', other.documentId, other.tick, ports);
    const reminded = await remind(new Date('2026-12-03T09:00+08:00').toISOString(), ports);
    expect(reminded.map((id) => id.slice(0, id.lastIndexOf('.')))).toEqual([kept?.documentId]);
  });

  it('names the day in the subject of the mail', async () => {
    const { roundAt } = await open(saying('2026年12月10日'));
    const reminders = await roundAt('2026-12-03T09:00');
    const mail = composeMail(reminders, {
      topicName: (code) => code,
      linkOf: () => 'https://hongtou.example/changes/2.html',
      manageUrl: null,
    });
    expect(mail.subject).toBe(`【红头】期限将至：${TITLE}（2026-12-10 申报截止）`);
    expect(mail.text).toContain('期限临近');
  });
});
