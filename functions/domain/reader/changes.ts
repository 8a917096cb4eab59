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

/** A change as lists show it: words of an announced one, else only counted. Links are made where the list stands. */
export interface HomeRow {
  readonly day: string;
  readonly as: 'told' | 'taken' | 'reread' | 'merged';
  readonly n: number;
  /** Top topics that an announced one is listed under. */
  readonly topics: readonly string[];
  /** HTML of the link's words, and of what stands below it. */
  readonly words: string;
  readonly below: string;
}

export function homeRow(change: NumberedChange, context: ReaderContext): HomeRow {
  const { n, record } = change;
  const day = shanghaiDay(record.tick);
  if (record.audience !== 'announce') {
    const as = record.cause === 'upgrade' ? 'reread' : (record.cause ?? 'taken');
    return { n, day, as, topics: [], words: '', below: '' };
  }
  const codes = new Set(record.state.topics.map((topic) => topic.split('.')[0] ?? topic));
  const topics = [...codes].filter((code) => TOPIC_CODE.test(code));
  return { n, day, as: 'told', topics, ...wordsOf(record, context) };
}

/** The home page: the newest changes by day. Papers that were taken in silence are counted, not listed. */
export function homePage(rows: readonly HomeRow[], context: ReaderContext): ReaderPage {
  const body = byDay(rows, '');
  return {
    title: '政策变化',
    root: '',
    body: body === '' ? '<p>还没有记录到变化。</p>' : `${topicLinks(rows, context)}${body}`,
  };
}

/** The pages of single topics: what of these changes was announced on each, by the topic's code. */
export function topicPages(rows: readonly HomeRow[], context: ReaderContext): ReadonlyMap<string, ReaderPage> {
  const pages = [...byTopic(rows)].map(([code, items]) => {
    const body = `<p class="meta">最近的变化中属于本主题的 ${items.length} 项。</p>\n${byDay(items, '../')}`;
    return [code, { title: context.topicName(code), root: '../', body }] as const;
  });
  return new Map(pages);
}

/** Announced changes by top topic. A change stands under each of its topics. */
function byTopic(rows: readonly HomeRow[]): ReadonlyMap<string, readonly HomeRow[]> {
  const groups = new Map<string, HomeRow[]>();
  for (const item of rows) for (const code of item.topics) groups.set(code, [...(groups.get(code) ?? []), item]);
  return groups;
}

/** A code that may stand in a path. */
const TOPIC_CODE = /^[A-Za-z0-9-]{1,40}$/;

function topicLinks(rows: readonly HomeRow[], context: ReaderContext): string {
  const topics = [...byTopic(rows)].toSorted((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  if (topics.length === 0) return '';
  const links = topics.map(
    ([code, items]) => `<a href="topics/${code}.html">${shown(context.topicName(code))}（${items.length}）</a>`,
  );
  return `<nav aria-label="按主题">${links.join(' ')}</nav>\n`;
}

/** The newest day first; rows link from a page whose way to the root is given. */
function byDay(rows: readonly HomeRow[], root: ReaderPage['root']): string {
  const days = Map.groupBy(
    rows.toSorted((a, b) => b.n - a.n),
    ({ day }) => day,
  );
  return [...days].map(([day, items]) => dayOf(day, items, root)).join('\n');
}

function dayOf(day: string, rows: readonly HomeRow[], root: ReaderPage['root']): string {
  const told = rows.filter(({ as }) => as === 'told');
  const count = (as: HomeRow['as']) => rows.filter((item) => item.as === as).length;
  const [taken, reread, merged] = [count('taken'), count('reread'), count('merged')];
  const list =
    told.length === 0
      ? ''
      : `\n<ol class="changes">\n${told.map(({ n, words, below }) => `<li id="c${n}"><a href="${root}changes/${n}.html">${words}</a>\n${below}</li>`).join('\n')}\n</ol>`;
  const notes = [
    taken === 0 ? '' : `另收录 ${taken} 件既有文件，作为今后比对的基础，未发提醒。`,
    reread === 0 ? '' : `另有 ${reread} 件文件经技术性重读，原文未变，未发提醒。`,
    merged === 0 ? '' : `另有 ${merged} 件档案因属同一文件而归并，原文未变，未发提醒。`,
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
    causeLine(record),
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

/** Why a correction came. Both of two documents that are one keep their histories. */
function causeLine({ cause, comparedWith }: ChangeRecord): string {
  if (cause === 'upgrade') return '<p>读取程序、模板或主题词更新后重读同一份存档，原文未变。</p>';
  if (cause !== 'merged' || comparedWith === null) return '';
  return `<p>经核对，本档与<a href="../documents/${comparedWith.documentId}.html">另一档</a>是同一份文件，今后的变化并为一档记录；原文未变，两档此前的记录都照旧保留。</p>`;
}

function wordsOf(record: ChangeRecord, context: ReaderContext): Pick<HomeRow, 'words' | 'below'> {
  const [first] = record.figures;
  const source = `<p class="meta">${shown(sourceLine(record, context.topicName))}${copyNote(record)}</p>`;
  return {
    words: `${shown(changeWord(record))}：${shown(titleOf(record))}`,
    below: `${source}${first ? `\n<p class="figure">${shown(figureLine(first))}</p>` : ''}`,
  };
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
