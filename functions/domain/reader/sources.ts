import { newestRound } from '../feed/source-health.ts';
import { isWell } from '../source/health.ts';
import type { SourceState, SourceVerdict } from '../source/state.ts';
import { type ReaderPage, shanghaiDay, shown } from './layout.ts';

export type NamedSource = SourceState & { readonly name: string };

/**
 * Each source with its verdict, since when, how long ago it was read well, and what to do; unwell ones first. Ages count up to
 * the newest round: the page is written once a round, and says so.
 */
export function sourcesPage(sources: readonly NamedSource[]): ReaderPage {
  const asOf = newestRound(sources);
  const rows = sources
    .toSorted((a, b) => Number(isWell(a.verdict)) - Number(isWell(b.verdict)))
    .map((source) => row(source, asOf));
  const note = asOf === null ? '' : `<p class="meta">截至 ${shanghaiMinute(asOf)}（北京时间）</p>\n`;
  const body = `${note}<div class="wide"><table class="stacked"><thead><tr>${HEADS.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`;
  return { title: '来源状况', root: '', body };
}

function row(source: NamedSource, asOf: string | null): string {
  const { verdict, since, lastGoodAt, missing } = source;
  const cells = [
    shown(source.name),
    `${verdict === null ? '尚未检查' : VERDICT_WORDS[verdict]}${missing === undefined ? '' : `；${missing.pages} 件文件的网址显示其他页面`}`,
    since === null ? '—' : shanghaiDay(since),
    lastGoodAt === null || asOf === null ? '—' : `${shanghaiDay(lastGoodAt)}（${ageWords(lastGoodAt, asOf)}）`,
    verdict === null ? '运行一轮' : ADVICE[verdict],
  ];
  return `<tr>${cells.map((cell, at) => `<td data-head="${HEADS[at] ?? ''}">${cell}</td>`).join('')}</tr>`;
}

const HEADS = ['来源', '状况', '自何时起', '最近一次正常', '怎么办'] as const;
const HOUR = 3_600_000;

/** @example 26 hours → 1 天前 */
function ageWords(tick: string, asOf: string): string {
  const hours = Math.round((Date.parse(asOf) - Date.parse(tick)) / HOUR);
  if (hours <= 0) return '本轮';
  return hours < 24 ? `${hours} 小时前` : `${Math.floor(hours / 24)} 天前`;
}

function shanghaiMinute(tick: string): string {
  return new Date(Date.parse(tick) + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ');
}

const VERDICT_WORDS: Readonly<Record<SourceVerdict, string>> = {
  ok: '正常',
  'nothing-new': '正常，无新内容',
  'filtered-out': '全部被过滤',
  'selector-found-nothing': '列表规则未取到条目',
  'list-shrank': '列表明显变短',
  blocked: '访问被拒',
  challenged: '遇到验证页面',
  down: '无法访问',
  stale: '久未更新',
};

/** As `hongtou sources` says it, in the reader's language. */
const ADVICE: Readonly<Record<SourceVerdict, string>> = {
  ok: '—',
  'nothing-new': '—',
  'filtered-out': '—',
  'selector-found-nothing': '列表页已取到，但没有条目：核对条目选择器（source check）',
  'list-shrank': '查看列表页，再调整其断言或选择器',
  blocked: '换一个出口地址，或联系该网站',
  challenged: '不执行验证脚本：稍后再试，或从境内采集',
  down: '暂无须处理，持续再查',
  stale: '最新条目已很旧：栏目可能已迁移',
};
