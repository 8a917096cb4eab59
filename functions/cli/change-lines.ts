import { oneLine } from '../domain/alert/plain-text.ts';
import { changeWord, figureLine, kindWord, titleOf, validityLine } from '../domain/alert/wording.ts';
import type { ChangeRecord } from '../domain/change/record.ts';

/** A change for a person to read: what it is, why it weighs what it does, its figures with their sentences, deadlines and promises. */
export function changeLines(n: number, record: ChangeRecord, topicName: (code: string) => string): readonly string[] {
  const { state } = record;
  const topics = state.topics.map(topicName).join('、');
  const lines = [
    `#${n} ${changeWord(record)} · ${kindWord(state.kind)} · ${titleOf(record)}`,
    [state.issuer, topics, state.publishedOn ?? state.signedOn].filter((part) => part).join(' · '),
  ];
  const { score, reasons } = record.weight;
  if (score > 0) lines.push(`weight ${score}/100: ${reasons.map(({ words }) => oneLine(words)).join('; ')}`);
  for (const figure of record.figures) {
    lines.push(oneLine(figureLine(figure, record)));
    if (figure.after !== null) lines.push(`    「${oneLine(figure.after.sentence)}」`);
    else if (figure.before !== null) lines.push(`    「${oneLine(figure.before.sentence)}」`);
  }
  for (const { on, what, sentence } of record.deadlines) {
    lines.push(`deadline ${on}  ${oneLine(what)}`);
    if (sentence !== undefined) lines.push(`    「${oneLine(sentence)}」`);
  }
  const validity = validityLine(record);
  if (validity !== null) lines.push(`validity: ${validity}`);
  if (record.noveltyShare !== null) lines.push(`new text: ${Math.round(record.noveltyShare * 100)} %`);
  for (const promise of record.commitments) lines.push(`promise: ${oneLine(promise)}`);
  const { figures = 0, commitments = 0 } = record.more ?? {};
  if (figures + commitments > 0) lines.push(`not listed: ${figures} figures, ${commitments} promises`);
  if (record.comparedWith?.as === 'draft') lines.push(`compared with its draft ${record.comparedWith.documentId}`);
  lines.push(...state.urls);
  return lines;
}
