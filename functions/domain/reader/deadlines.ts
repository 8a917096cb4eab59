import { deadlineLine } from '../alert/wording.ts';
import type { ToldDeadline } from '../change/record.ts';
import { shown } from './layout.ts';

/** The deadlines of a paper, each with the sentence that proves it; one sentence that names several days stands once, one that was `quoted` not again. */
export function deadlineSection(deadlines: readonly ToldDeadline[], quoted: ReadonlySet<string> = new Set()): string {
  if (deadlines.length === 0) return '';
  const groups = Map.groupBy(deadlines, ({ sentence, on, what }) => sentence ?? `${on} ${what}`);
  const items = [...groups.values()].map((group) => {
    const lines = group.map((deadline) => `<strong>${shown(deadlineLine(deadline))}</strong>`).join('<br>');
    const sentence = group[0]?.sentence;
    return `<li>${lines}${sentence === undefined || quoted.has(sentence) ? '' : `<blockquote>${shown(sentence)}</blockquote>`}</li>`;
  });
  return `<h2>期限</h2>\n<ul>${items.join('')}</ul>`;
}
