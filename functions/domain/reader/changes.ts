import { maskPersonalData } from '../alert/mask.ts';
import { safeLink } from '../alert/plain-text.ts';
import {
  changeWord,
  figureLine,
  kindWord,
  noveltyLine,
  type ProvenFigures,
  provenFigures,
  sourceLine,
  titleOf,
} from '../alert/wording.ts';
import type { ChangeDetail } from '../change/detail.ts';
import type { Block, Edit } from '../change/model.ts';
import type { ChangeRecord } from '../change/record.ts';
import type { NumberedChange } from '../feed/json-feed.ts';
import { addresses, type ReaderPage, shown, shownPart } from './layout.ts';

export interface ReaderContext {
  readonly topicName: (code: string) => string;
}

/** The home page: the newest changes by day. Papers that were taken in silence are counted, not listed. */
export function homePage(changes: readonly NumberedChange[], context: ReaderContext): ReaderPage {
  const body = byDay(changes, '', context);
  return {
    title: '政策变化',
    root: '',
    body: body === '' ? '<p>还没有记录到变化。</p>' : `${topicLinks(changes, context)}${body}`,
  };
}

/** The pages of single topics: what of these changes was announced on each, by the topic's code. */
export function topicPages(
  changes: readonly NumberedChange[],
  context: ReaderContext,
): ReadonlyMap<string, ReaderPage> {
  const pages = [...byTopic(changes)].map(([code, items]) => {
    const body = `<p class="meta">最近的变化中属于本主题的 ${items.length} 项。</p>\n${byDay(items, '../', context)}`;
    return [code, { title: context.topicName(code), root: '../', body }] as const;
  });
  return new Map(pages);
}

/** Announced changes by top topic. A change stands under each of its topics. */
function byTopic(changes: readonly NumberedChange[]): ReadonlyMap<string, readonly NumberedChange[]> {
  const groups = new Map<string, NumberedChange[]>();
  for (const change of changes) {
    if (change.record.audience !== 'announce') continue;
    const codes = new Set(change.record.state.topics.map((topic) => topic.split('.')[0] ?? topic));
    for (const code of codes) if (TOPIC_CODE.test(code)) groups.set(code, [...(groups.get(code) ?? []), change]);
  }
  return groups;
}

/** A code that may stand in a path. */
const TOPIC_CODE = /^[A-Za-z0-9-]{1,40}$/;

function topicLinks(changes: readonly NumberedChange[], context: ReaderContext): string {
  const topics = [...byTopic(changes)].toSorted((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  if (topics.length === 0) return '';
  const links = topics.map(
    ([code, items]) => `<a href="topics/${code}.html">${shown(context.topicName(code))}（${items.length}）</a>`,
  );
  return `<nav aria-label="按主题">${links.join(' ')}</nav>\n`;
}

/** The newest day first; rows link from a page whose way to the root is given. */
function byDay(changes: readonly NumberedChange[], root: ReaderPage['root'], context: ReaderContext): string {
  const days = Map.groupBy(
    changes.toSorted((a, b) => b.n - a.n),
    (change) => shanghaiDay(change.record.tick),
  );
  return [...days].map(([day, items]) => dayOf(day, items, root, context)).join('\n');
}

function dayOf(
  day: string,
  items: readonly NumberedChange[],
  root: ReaderPage['root'],
  context: ReaderContext,
): string {
  const told = items.filter(({ record }) => record.audience === 'announce');
  const reread = items.filter(({ record }) => record.cause === 'upgrade').length;
  const taken = items.length - told.length - reread;
  const list =
    told.length === 0
      ? ''
      : `\n<ol class="changes">\n${told.map((item) => row(item, root, context)).join('\n')}\n</ol>`;
  const notes = [
    taken === 0 ? '' : `另收录 ${taken} 件既有文件，作为今后比对的基础，未发提醒。`,
    reread === 0 ? '' : `另有 ${reread} 件文件经技术性重读，原文未变，未发提醒。`,
  ];
  const note = notes
    .filter((line) => line !== '')
    .map((line) => `\n<p class="meta">${line}</p>`)
    .join('');
  return `<h2>${day}</h2>${list}${note}`;
}

/** One change: figures first, each with its sentence, then the text with what was added and removed. */
export function changePage(
  change: NumberedChange,
  detail: ChangeDetail | null,
  texts: { readonly before: string | null; readonly after: string | null },
  context: ReaderContext,
): ReaderPage {
  const { record } = change;
  const novelty = noveltyLine(record);
  const parts = [
    `<p class="meta">${shown(changeWord(record))} · ${shown(kindWord(record.state.kind))} · ${shown(sourceLine(record, context.topicName))}</p>`,
    `<p class="meta">${shanghaiDay(record.tick)} 观察到 · 第 ${change.n} 号变化 · 第 ${record.state.version} 版</p>`,
    record.cause === 'upgrade' ? '<p>读取程序、模板或主题词更新后重读同一份存档，原文未变。</p>' : '',
    links(change),
    record.figures.length === 0 ? '' : `<h2>数字变化</h2>\n${provenFigures(record).map(figuresWithProofs).join('\n')}`,
    list(
      '期限',
      record.deadlines.map(({ on, what }) => `${on} ${what}`),
    ),
    list('承诺', record.commitments),
    novelty === null ? '' : `<p>${shown(novelty)}</p>`,
    list(
      '为什么重要',
      record.weight.reasons.map(({ words, points }) => `${words}（${points} 分）`),
    ),
    detail?.difference ? `<h2>文本对照</h2>\n${blocks(detail.difference.blocks, texts)}` : '',
    hashes(change),
  ];
  return { title: titleOf(record), root: '../', body: parts.filter((part) => part !== '').join('\n') };
}

function row(change: NumberedChange, root: ReaderPage['root'], context: ReaderContext): string {
  const { record } = change;
  const [first] = record.figures;
  return `<li id="c${change.n}"><a href="${root}changes/${change.n}.html">${shown(changeWord(record))}：${shown(titleOf(record))}</a>
<p class="meta">${shown(sourceLine(record, context.topicName))}${copyNote(record)}</p>${first ? `\n<p class="figure">${shown(figureLine(first))}</p>` : ''}</li>`;
}

/** Where the copy stands that was found last. */
function copyNote({ kind, state }: ChangeRecord): string {
  const url = kind === 'reposted' ? safeLink(state.urls.at(-1) ?? '') : null;
  return url === null ? '' : ` · 转载于 ${shown(new URL(url).host)}`;
}

function links(change: NumberedChange): string {
  const items = addresses(change.record.state.urls);
  const { comparedWith, documentId } = change.record;
  const history = `<li><a href="../documents/${documentId}.html">本文件的全部版本</a></li>`;
  const draft =
    comparedWith?.as === 'draft'
      ? `<li><a href="../documents/${comparedWith.documentId}.html">征求意见稿</a></li>`
      : '';
  return `<ul>${items.join('')}${draft}${history}</ul>`;
}

function figuresWithProofs({ figures, proofs }: ProvenFigures): string {
  const lines = figures.map((figure) => `<p class="figure">${shown(figureLine(figure))}</p>`);
  const quotes = proofs.map(({ where, sentence, documentId }) => {
    const place = documentId === null ? where : `<a href="../documents/${documentId}.html">${where}</a>`;
    return `<blockquote><span class="meta">${place}</span> ${shown(sentence)}</blockquote>`;
  });
  return [...lines, ...quotes].join('\n');
}

function list(heading: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<h2>${heading}</h2>\n<ul>${items.map((item) => `<li>${shown(item)}</li>`).join('')}</ul>`;
}

function hashes(change: NumberedChange): string {
  return `<p class="meta">内容哈希 ${change.record.state.contentHash.slice(0, 16)} · 链哈希 ${change.hash.slice(0, 16)}</p>`;
}

/** Blocks that changed, each with one unchanged neighbour's place kept by an ellipsis. */
function blocks(
  all: readonly Block[],
  texts: { readonly before: string | null; readonly after: string | null },
): string {
  const shownBlocks: string[] = [];
  let skipped = false;
  for (const block of all) {
    if (block.kind === 'same' && !block.moved) {
      if (!skipped) shownBlocks.push('<p class="meta">……</p>');
      skipped = true;
      continue;
    }
    skipped = false;
    shownBlocks.push(
      `<p class="block${block.moved ? ' moved' : ''}">${block.moved ? '<span class="meta">移动</span> ' : ''}${inside(block, texts)}</p>`,
    );
  }
  return shownBlocks.join('\n');
}

function inside(block: Block, texts: { readonly before: string | null; readonly after: string | null }): string {
  if (block.edits.length > 0) return masked(block.edits).map(edit).join('');
  if (block.kind === 'deleted')
    return masked([{ op: 'delete', text: textOf(texts.before, block.old) }])
      .map(edit)
      .join('');
  const text = textOf(texts.after, block.new);
  return block.kind === 'inserted'
    ? masked([{ op: 'insert', text }])
        .map(edit)
        .join('')
    : shown(text);
}

/** The edits with their texts masked as the whole is: a number of which three digits changed stands in three of them. */
function masked(edits: readonly Edit[]): readonly Edit[] {
  const whole = (left: Edit['op']) =>
    maskPersonalData(edits.flatMap(({ op, text }) => (op === left ? [] : [text])).join(''));
  const [before, after] = [whole('insert'), whole('delete')];
  let [inBefore, inAfter] = [0, 0];
  return edits.map(({ op, text }) => {
    const old = op === 'insert' ? null : before.slice(inBefore, inBefore + text.length);
    const next = op === 'delete' ? null : after.slice(inAfter, inAfter + text.length);
    inBefore += old?.length ?? 0;
    inAfter += next?.length ?? 0;
    // What is hidden in one of the two is hidden in what they share.
    return { op, text: old === null || next === null ? (old ?? next ?? '') : hiddenInEither(old, next) };
  });
}

function hiddenInEither(a: string, b: string): string {
  return a === b ? a : Array.from({ length: a.length }, (_, at) => (b[at] === '*' ? '*' : a[at])).join('');
}

function textOf(text: string | null, spans: readonly (readonly [number, number])[]): string {
  return text === null ? '' : spans.map(([start, end]) => text.slice(start, end)).join('');
}

function edit(part: Edit): string {
  if (part.op === 'equal') return shownPart(part.text);
  const tag = part.op === 'insert' ? 'ins' : 'del';
  const word = part.op === 'insert' ? '新增' : '删除';
  return `<${tag}><span class="hidden">${word}开始</span>${shownPart(part.text)}<span class="hidden">${word}结束</span></${tag}>`;
}

/** The calendar day in Asia/Shanghai, which has been UTC+8 without summer time since 1991. */
export function shanghaiDay(tick: string): string {
  return new Date(Date.parse(tick) + 8 * 3_600_000).toISOString().slice(0, 10);
}
