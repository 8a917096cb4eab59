import { expect } from 'vitest';
import type { LocalMonitor } from '../../functions/compose/local.ts';
import type { ChangeRecord } from '../../functions/domain/change/record.ts';
import { runRound } from '../../functions/pipeline.ts';
import { openMonitor, START } from './monitor.ts';
import { type Host, listPage, listSource, noticePage, openHost } from './portal.ts';

/** Sentences of its own for each notice: papers that share most of their words would be copies of each other. */
export const MATTERS = ['校车安全', '河道清淤', '茶园改造', '公交线路', '养老食堂', '老旧电梯', '停车泊位', '农村饮水'];

export function sentencesOf(at: number): string {
  const matter = MATTERS[at % MATTERS.length] ?? '';
  return `为做好${matter}工作，现将有关事项通知如下。${matter}由牵头单位负责，${matter}资金安排${at + 2}00万元，${matter}任务应当于2028年12月${at + 1}日前完成。`;
}

/** A portal with a list of papers, and a monitor that has read its first round. */
export interface Watched {
  readonly host: Host;
  readonly monitor: LocalMonitor;
  /** Runs the round of that day; answers the changes that it brought. */
  readonly round: (day: number) => Promise<readonly ChangeRecord[]>;
}

const closing: { close(): Promise<void> }[] = [];

export async function closeWatched(): Promise<void> {
  for (const one of closing.splice(0)) await one.close();
}

export async function openWatched(portal: {
  readonly count: number;
  readonly bodyOf?: (at: number) => string;
  readonly pageOf?: (title: string, sentences: string) => string;
}): Promise<Watched> {
  const { count, bodyOf = sentencesOf, pageOf = noticePage } = portal;
  const papers = Array.from({ length: count }, (_, at) => paperOf(at));
  const pages = papers.map(({ path, title }, at) => [path, pageOf(title, bodyOf(at))] as const);
  const host = await openHost('a.example', { '/list/': listPage(papers), ...Object.fromEntries(pages) });
  const monitor = openMonitor({ definitions: [listSource('a.example')], places: { 'a.example': host.place } });
  closing.push(monitor, host);
  let seen = 0;
  const round = async (day: number) => {
    const tick = new Date(START + day * 86_400_000).toISOString();
    await monitor.ports.clock.sleepUntil(Date.parse(tick));
    await runRound(tick, monitor.ports);
    const records = await changesAfter(seen, monitor);
    seen += records.length;
    return records;
  };
  await round(0);
  return { host, monitor, round };
}

export function paperOf(at: number): { readonly path: string; readonly title: string } {
  return { path: `/p/${at}.html`, title: `关于${MATTERS[at % MATTERS.length]}第${at}号工作的通知` };
}

/** Lists a further paper. */
export function publishAlso({ host }: Watched, at: number, pageOf: (title: string, sentences: string) => string): void {
  const papers = Array.from({ length: at + 1 }, (_, each) => paperOf(each));
  const { path, title } = paperOf(at);
  host.answers = { ...host.answers, '/list/': listPage(papers), [path]: pageOf(title, sentencesOf(at)) };
}

export async function changesAfter(n: number, monitor: LocalMonitor): Promise<readonly ChangeRecord[]> {
  const { ledger } = monitor.ports;
  const records: ChangeRecord[] = [];
  for (let at = n + 1; at <= ((await ledger.lastNumber())?.n ?? 0); at++) {
    const number = await ledger.numberAt(at);
    const entry = number === null ? null : await ledger.entry(number.changeId);
    if (entry !== null) records.push(entry.record);
  }
  return records;
}

export function edit(host: Host, path: string, from: string | RegExp, to: string): void {
  const page = host.answers[path];
  if (typeof page !== 'string') throw new Error(`${path} is no page`);
  const edited = page.replace(from, to);
  expect(edited).not.toBe(page);
  host.answers = { ...host.answers, [path]: edited };
}
