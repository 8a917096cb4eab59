import { changeWord, kindWord, titleOf } from '../alert/wording.ts';
import type { NumberedChange } from '../feed/json-feed.ts';
import type { SourceState, SourceVerdict } from '../source/state.ts';
import { shanghaiDay } from './changes.ts';
import { type ReaderPage, shown } from './layout.ts';

/** One document: what happened to it, oldest first. `history` holds at least one change. */
export function documentPage(history: readonly NumberedChange[]): ReaderPage | null {
  const latest = history.at(-1);
  if (latest === undefined) return null;
  const { state } = latest.record;
  const rows = history.map(
    ({ n, record }) =>
      `<tr><td>${shanghaiDay(record.tick)}</td><td><a href="../changes/${n}.html">${shown(changeWord(record))}</a></td><td>第 ${record.state.version} 版</td></tr>`,
  );
  const body = `<p class="meta">${shown(kindWord(state.kind))} · ${shown(state.issuer ?? '发文机关不详')} · ${state.presence === 'withdrawn' ? '已撤下' : '在网'}</p>
<div class="wide"><table><thead><tr><th scope="col">日期</th><th scope="col">变化</th><th scope="col">版本</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`;
  return { title: titleOf(latest.record), root: '../', body };
}

/** Each source with its verdict and the last time it was read well. */
export function sourcesPage(sources: readonly (SourceState & { readonly name: string })[]): ReaderPage {
  const rows = sources.map(
    (source) =>
      `<tr><td>${shown(source.name)}</td><td>${source.verdict === null ? '尚未检查' : VERDICT_WORDS[source.verdict]}</td><td>${source.lastGoodAt === null ? '—' : shanghaiDay(source.lastGoodAt)}</td></tr>`,
  );
  const body = `<div class="wide"><table><thead><tr><th scope="col">来源</th><th scope="col">状况</th><th scope="col">最近一次正常</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`;
  return { title: '来源状况', root: '', body };
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
