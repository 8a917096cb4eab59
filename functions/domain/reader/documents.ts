import { changeWord, kindWord, titleOf } from '../alert/wording.ts';
import type { NumberedChange } from '../feed/json-feed.ts';
import { addresses, type ReaderPage, shanghaiDay, shown } from './layout.ts';

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
<ul>${addresses(state.urls).join('')}</ul>${history.map(mergeNote).join('')}
<div class="wide"><table><thead><tr><th scope="col">日期</th><th scope="col">变化</th><th scope="col">版本</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`;
  return { title: titleOf(latest.record), root: '../', body };
}

/** Two documents turned out to be one: each leads to the other, and keeps what happened to it. */
function mergeNote({ record: { cause, comparedWith } }: NumberedChange): string {
  if (cause !== 'merged' || comparedWith === null) return '';
  return `\n<p>与<a href="${comparedWith.documentId}.html">另一档</a>是同一份文件，已并为一档；那一档此前的记录仍可查看。</p>`;
}
