import { maskPersonalData } from '../alert/mask.ts';
import {
  changeWord,
  figureLines,
  kindWord,
  moreLine,
  noveltyLine,
  type ProvenFigures,
  provenFigures,
  sentencesQuoted,
  sourceLine,
  titleOf,
  validityLine,
} from '../alert/wording.ts';
import type { ChangeDetail } from '../change/detail.ts';
import type { Block, Edit } from '../change/model.ts';
import type { ChangeRecord } from '../change/record.ts';
import type { NumberedChange } from '../feed/json-feed.ts';
import { deadlineSection } from './deadlines.ts';
import { addresses, type ReaderContext, type ReaderPage, shanghaiDay, shown, shownPart } from './layout.ts';

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
    `<p class="meta">${shanghaiDay(record.tick)} ${record.audience === 'silent' ? '收录' : '发现'} · 第 ${change.n} 号变化 · 第 ${record.state.version} 版</p>`,
    causeLine(record),
    links(change),
    ...figureSections(record),
    deadlineSection(record.deadlines, sentencesQuoted(record)),
    validitySection(record),
    list('承诺', record.commitments),
    moreNote(record),
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

/** What moved stands apart from what nobody gave before. */
function figureSections(record: ChangeRecord): readonly string[] {
  const groups = provenFigures(record);
  const isNew = ({ figures }: ProvenFigures) => figures.every(({ before }) => before === null);
  const section = (heading: string, some: readonly ProvenFigures[]) =>
    some.length === 0 ? '' : `<h2>${heading}</h2>\n${some.map((group) => figuresWithProofs(group, record)).join('\n')}`;
  if (record.kind !== 'published' || record.comparedWith !== null) return [section('数字变化', groups)];
  return [
    section(
      '数字变化',
      groups.filter((group) => !isNew(group)),
    ),
    section('首次出现的金额、比例与目标', groups.filter(isNew)),
  ];
}

function moreNote(record: ChangeRecord): string {
  const line = moreLine({ ...record, deadlines: [] });
  return line === null ? '' : `<p class="meta">${shown(line)}</p>`;
}

function figuresWithProofs({ figures, proofs }: ProvenFigures, record: ChangeRecord): string {
  const lines = figureLines(figures, record).map((line) => `<p class="figure">${shown(line)}</p>`);
  const isAllNew = record.kind === 'published' && figures.every(({ before }) => before === null);
  const quotes = proofs.map(({ where, sentence, documentId }) => {
    // Of what is all new the reader knows where it stands.
    if (documentId === null && isAllNew) return `<blockquote>${shown(sentence)}</blockquote>`;
    const place = documentId === null ? where : `<a href="../documents/${documentId}.html">${where}</a>`;
    return `<blockquote><span class="meta">${place}</span> ${shown(sentence)}</blockquote>`;
  });
  return [...lines, ...quotes].join('\n');
}

function validitySection(record: ChangeRecord): string {
  const line = validityLine(record);
  if (line === null) return '';
  const sentence = record.validity?.sentence ?? null;
  return `<h2>施行与有效期</h2>\n<p>${shown(line)}</p>${sentence === null ? '' : `\n<blockquote>${shown(sentence)}</blockquote>`}`;
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
