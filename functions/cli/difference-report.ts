import { figureLine } from '../domain/alert/wording.ts';
import { figuresOfDifference } from '../domain/change/detail.ts';
import type { Block, Edit, TextDifference } from '../domain/change/model.ts';
import { printable } from './printable.ts';

/** How inserted and deleted text is set off: ANSI colours on a terminal, `[-…-]` and `{+…+}` elsewhere. */
export type EditMarks = 'colours' | 'brackets';

/** A difference for a person to read: figures first, then renumbering, then each paragraph that changed. */
export function differenceReport(
  difference: TextDifference,
  texts: { readonly old: string; readonly next: string },
  marks: EditMarks,
): string {
  const { stats } = difference;
  const changed = difference.blocks.filter((block) => block.kind !== 'same' || block.moved);
  if (changed.length === 0 && difference.renumbered.length === 0) return '两份文本没有差别。\n';
  const parts = [
    list('数字、日期与引用', figureLines(difference, texts, marks)),
    list(
      '重新编号',
      difference.renumbered.map((run) => `${run.old} → ${run.new}`),
    ),
    list(
      `文字（新增 ${stats.insertedChars} 字，删除 ${stats.deletedChars} 字，移动 ${stats.movedChars} 字）`,
      changed.map(
        (block) => `${BLOCK_WORDS[block.kind]}${block.moved ? '、移动' : ''}　${blockText(block, texts, marks)}`,
      ),
    ),
    stats.capped ? '部分段落差异过大，逐字对照不一定最短。\n' : '',
  ];
  return parts.filter((part) => part !== '').join('\n');
}

const BLOCK_WORDS: Readonly<Record<Block['kind'], string>> = {
  same: '原文',
  edited: '修改',
  inserted: '新增',
  deleted: '删除',
  split: '拆分',
  merged: '合并',
};

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function figureLines(
  { facts }: TextDifference,
  texts: { readonly old: string; readonly next: string },
  marks: EditMarks,
): readonly string[] {
  const figures = figuresOfDifference(facts, { text: texts.old, documentId: '' }, { text: texts.next });
  const lines = figures.flatMap((figure) => [
    figureLine(figure),
    ...(figure.before ? [`  原：${mark('delete', onOneLine(figure.before.sentence), marks)}`] : []),
    ...(figure.after ? [`  现：${mark('insert', onOneLine(figure.after.sentence), marks)}`] : []),
  ]);
  const rest = facts.length - figures.length;
  return rest > 0 ? [...lines, `另有 ${rest} 处引用、单位等不同，见 --json`] : lines;
}

function blockText(block: Block, texts: { readonly old: string; readonly next: string }, marks: EditMarks): string {
  const edits = block.edits.length > 0 ? block.edits : ([{ op: 'equal', text: textOf(block, texts.next) }] as const);
  return edits.map(({ op, text }) => mark(op, onOneLine(text.replace(TRAILING_BREAKS, '')), marks)).join('');
}

function textOf({ new: spans }: Block, text: string): string {
  return spans.map(([start, end]) => text.slice(start, end)).join('');
}

function mark(op: Edit['op'], text: string, marks: EditMarks): string {
  if (op === 'equal' || text === '') return text;
  if (marks === 'brackets') return op === 'insert' ? `{+${text}+}` : `[-${text}-]`;
  return op === 'insert' ? `\u001b[32m${text}\u001b[39m` : `\u001b[31;9m${text}\u001b[39;29m`;
}

/** A paper's own control characters never reach the terminal; a line break inside a paragraph shows as ⏎. */
function onOneLine(text: string): string {
  return printable(text.replace(/\r?\n/g, '⏎'));
}

const TRAILING_BREAKS = /(?<![\r\n])[\r\n]+$/;
