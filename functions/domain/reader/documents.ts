import { changeWord, kindWord, leadLine, titleOf } from '../alert/wording.ts';
import { dayIn } from '../change/due.ts';
import type { PolicyDocument } from '../document/model.ts';
import type { NumberedChange } from '../feed/json-feed.ts';
import { addresses, type ReaderContext, type ReaderPage, shanghaiDay, shown } from './layout.ts';
import { contentOf, headOf, type References } from './paper.ts';

/** What a document says today, and the papers that it is tied to. */
export interface KnownDocument {
  readonly paper: PolicyDocument;
  readonly references: References;
}

/**
 * One document: its head, what it says, the papers that it is tied to, and what happened to it, the newest change first. `history` holds at
 * least one change; `known` is null where its text is not to be had.
 */
export function documentPage(
  history: readonly NumberedChange[],
  known: KnownDocument | null,
  context: ReaderContext,
): ReaderPage | null {
  const latest = history.at(-1);
  if (latest === undefined) return null;
  const { state, documentId, tick } = latest.record;
  const head =
    known === null
      ? `<p class="meta">${shown(kindWord(state.kind))} · ${shown(state.issuer ?? '发文机关不详')} · ${state.presence === 'withdrawn' ? '原网页已撤下' : '原网页可查'}</p>`
      : headOf(known.paper, state, context);
  const parts = [
    head,
    `<ul>${addresses(state.urls).join('')}${draftLink(history)}</ul>${history.map(mergeNote).join('')}`,
    ...(known === null ? [] : contentOf(known.paper, documentId, known.references, dayIn(tick))),
    changesOf(history),
  ];
  return { title: titleOf(latest.record), root: '../', body: parts.join('\n') };
}

/** The way to the draft that became this paper. */
function draftLink(history: readonly NumberedChange[]): string {
  const draft = history.find(({ record }) => record.comparedWith?.as === 'draft')?.record.comparedWith;
  return draft ? `<li><a href="${draft.documentId}.html">征求意见稿</a></li>` : '';
}

function changesOf(history: readonly NumberedChange[]): string {
  const rows = history.toReversed().map(({ n, record }) => {
    const cells = [
      shanghaiDay(record.tick),
      `<a href="../changes/${n}.html">${shown(changeWord(record))}</a>`,
      `第 ${record.state.version} 版`,
      shown(leadLine(record) ?? '—'),
    ];
    return `<tr>${cells.map((cell, at) => `<td data-head="${HEADS[at] ?? ''}">${cell}</td>`).join('')}</tr>`;
  });
  return `<h2>版本与变化</h2>
<div class="wide"><table class="stacked"><thead><tr>${HEADS.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

const HEADS = ['日期', '变化', '版本', '要点'] as const;

/** Two documents turned out to be one: each leads to the other, and keeps what happened to it. */
function mergeNote({ record: { cause, comparedWith } }: NumberedChange): string {
  if (cause !== 'merged' || comparedWith === null) return '';
  return `\n<p>与<a href="${comparedWith.documentId}.html">另一档</a>是同一份文件，已并为一档；那一档此前的记录仍可查看。</p>`;
}
