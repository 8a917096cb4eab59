import { afterEach, describe, expect, it } from 'vitest';
import type { LocalMonitor } from '../../functions/compose/local.ts';
import { changeWord } from '../../functions/domain/alert/wording.ts';
import { runRound } from '../../functions/pipeline.ts';
import { openMonitor, START } from './monitor.ts';
import { type Host, listSource, noticePage, openHost } from './portal.ts';
import { changesAfter } from './watched.ts';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

const MATTERS = [
  '科技创新券',
  '人才公寓',
  '河道采砂',
  '校车运营',
  '茶园改造',
  '养老食堂',
  '停车泊位',
  '老旧电梯',
  '公共自行车',
  '古树名木',
  '夜间施工',
  '集市摊位',
];
const RULES = MATTERS.map((matter) => `云岭市${matter}管理办法`);
const MANY = RULES.length;
const INDEX =
  '<html><script>window._CONFIG = {"SID":"760001","TREE":[{"id":71,"name":"规范性文件","post_count":12}]};</script></html>';
const LIST = '/gkmlpt/api/all/71?page=1&sid=760001';
const pathOf = (at: number) => `/gkmlpt/content/1/post_${at}.html`;

interface Flags {
  readonly is_expired?: boolean;
  readonly is_abolished?: boolean;
}

/** A directory of rules that says of each whether it is in force. */
function listing(flags: readonly (Flags | null)[]): string {
  const articles = flags.flatMap((each, at) =>
    each === null ? [] : [{ title: RULES[at], url: pathOf(at), publish_time: 1_778_549_400, ...each }],
  );
  return JSON.stringify({ articles });
}

async function open(flags: readonly (Flags | null)[]) {
  const pages = RULES.map((title, at) => [
    pathOf(at),
    noticePage(title, `${title}所称事项共${at + 3}类，由牵头单位负责。本办法适用于本市行政区域。`),
  ]);
  const host: Host = await openHost('a.example', {
    '/gkmlpt/index': INDEX,
    [LIST]: listing(flags),
    ...Object.fromEntries(pages),
  });
  const adapter = { type: 'gkmlpt', indexUrl: 'http://a.example/gkmlpt/index', categories: 'all' };
  const monitor: LocalMonitor = openMonitor({
    definitions: [listSource('a.example', { adapter })],
    places: { 'a.example': host.place },
  });
  closing.push(monitor, host);
  let seen = 0;
  const round = async (day: number) => {
    const tick = new Date(START + day * 86_400_000).toISOString();
    await monitor.ports.clock.sleepUntil(Date.parse(tick));
    await runRound(tick, monitor.ports);
    const records = await changesAfter(seen, monitor);
    seen += records.length;
    return records.map((record) => [changeWord(record), record.state.title, record.audience]);
  };
  const say = (next: readonly (Flags | null)[]) => {
    host.answers = { ...host.answers, [LIST]: listing(next) };
  };
  return { round, say, first: await round(0), reports: () => monitor.ports.reports.all() };
}

describe('a directory that says which rules are in force', () => {
  it('tells that a rule ran out, was abolished, or is in force again, once each', async () => {
    const { round, say } = await open([{}, {}, {}]);
    say([{ is_expired: true }, { is_abolished: true }, {}]);
    expect((await round(1)).toSorted()).toEqual(
      [
        ['已失效', RULES[0], 'announce'],
        ['已废止', RULES[1], 'announce'],
      ].toSorted(),
    );
    expect(await round(2)).toEqual([]);
    say([{}, { is_abolished: true }, {}]);
    expect(await round(3)).toEqual([['恢复有效', RULES[0], 'announce']]);
    expect(await round(4)).toEqual([]);
  });

  it('is silent on what was out of force when its page came', async () => {
    const { first, round, say } = await open([{ is_abolished: true }, {}, null]);
    expect(first.filter(([word]) => word === '已废止')).toEqual([['已废止', RULES[0], 'silent']]);
    say([{ is_abolished: true }, {}, { is_expired: true }]);
    const later = await round(1);
    expect(later.filter(([word]) => word === '已失效')).toEqual([['已失效', RULES[2], 'silent']]);
  });

  it('alarms nobody where nearly all turn at once, and tells ops', async () => {
    const { round, say, reports } = await open(new Array<Flags>(MANY).fill({}));
    say(new Array<Flags>(MANY).fill({ is_expired: true }));
    const records = await round(1);
    expect(records).toHaveLength(MANY);
    expect(new Set(records.map(([word, , audience]) => `${word} ${audience}`))).toEqual(new Set(['已失效 silent']));
    expect((await reports()).filter(({ kind }) => kind === 'mass-held')).toHaveLength(1);
  });
});
