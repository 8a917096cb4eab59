import { HongtouError } from '../../domain/error.ts';
import type { AttachmentText } from '../../ports/attachment-reader.ts';
import { type Numbering, numberingOf } from './docx-numbering.ts';
import { walkXml, type XmlElement } from './xml.ts';
import { partsOf } from './zip.ts';

/**
 * The text of a DOCX, a paragraph a line with the number that Word counts for it, a row of a table a line with tabs between its
 * cells. Text boxes stand where they are anchored, footnotes and endnotes at the end; deleted, moved away and hidden text, fields'
 * codes, headers and footers are left out.
 *
 * @throws HONGTOU_ATTACHMENT_TOO_LARGE, HONGTOU_BAD_ATTACHMENT
 */
export async function readDocx(bytes: Uint8Array): Promise<AttachmentText> {
  const parts = partsOf(bytes, (name) => WANTED.has(name));
  const main = parts.get('word/document.xml');
  if (main === undefined) {
    throw new HongtouError('HONGTOU_BAD_ATTACHMENT', 'word/document.xml is not in the package or is broken');
  }
  const numbering = numberingOf(parts.get('word/numbering.xml'), parts.get('word/styles.xml'));
  const lines = linesOf(main, numbering);
  for (const name of NOTES) {
    const notes = parts.get(name);
    if (notes !== undefined) lines.push(...linesOf(notes, () => ''));
  }
  return { kind: 'docx', text: lines.join('\n'), warnings: [] };
}

const NOTES = ['word/footnotes.xml', 'word/endnotes.xml'];
const WANTED = new Set(['word/document.xml', 'word/numbering.xml', 'word/styles.xml', ...NOTES]);

/** A paragraph that is open; one may stand within another, in a text box. */
interface Paragraph {
  text: string;
  style: string | null;
  list: string | null;
  level: number | null;
}

/** A table that is open; one may stand in another's cell. */
interface Table {
  cells: string[];
  cell: string[] | null;
}

class DocumentWalk {
  readonly lines: string[] = [];
  private readonly paragraphs: Paragraph[] = [];
  private readonly tables: Table[] = [];
  private hiddenRun = false;
  private readonly numbering: Numbering;

  constructor(numbering: Numbering) {
    this.numbering = numbering;
  }

  start({ name, attributes }: XmlElement, open: readonly XmlElement[]): void {
    const value = attributes['w:val'];
    const paragraph = this.paragraphs.at(-1);
    if (name === 'p') this.paragraphs.push({ text: '', style: null, list: null, level: null });
    if (name === 'r') this.hiddenRun = false;
    if (name === 'vanish' && open.at(-3)?.name === 'r') this.hiddenRun = value !== '0' && value !== 'false';
    if (name === 'tbl') this.tables.push({ cells: [], cell: null });
    const table = this.tables.at(-1);
    if (name === 'tr' && table !== undefined) table.cells = [];
    if (name === 'tc' && table !== undefined) table.cell = [];
    if (paragraph === undefined) return;
    if (name === 'pStyle') paragraph.style = value ?? null;
    if (name === 'numId' && open.at(-2)?.name === 'numPr') paragraph.list = value ?? null;
    if (name === 'ilvl') paragraph.level = Number(value ?? 0);
    // A tab in the properties of a paragraph is a stop.
    if (open.at(-2)?.name === 'r' && !isGone(open)) paragraph.text += BETWEEN.get(name) ?? '';
  }

  end({ name }: XmlElement, text: string, open: readonly XmlElement[]): void {
    const table = this.tables.at(-1);
    const paragraph = this.paragraphs.at(-1);
    if (name === 't' && paragraph !== undefined && !this.hiddenRun && !isGone(open)) paragraph.text += text;
    if (name === 'p') this.endParagraph(open);
    if (name === 'tc' && table !== undefined) {
      table.cells.push((table.cell ?? []).join(' '));
      table.cell = null;
    }
    if (name === 'tr' && table !== undefined) this.endRow(table);
    if (name === 'tbl') this.tables.pop();
  }

  private endParagraph(open: readonly XmlElement[]): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph === undefined || isGone(open) || isSeparator(open)) return;
    const written = paragraph.text.split('\n').map((line) => line.replace(SPACES, ' ').trim());
    const [first = '', ...more] = written;
    const number = written.every((line) => line === '') ? '' : this.numbering(paragraph);
    const opening = number === '' || CLOSED.test(number) ? number : `${number} `;
    for (const line of [`${opening}${first}`, ...more]) this.put(line);
  }

  private endRow(table: Table): void {
    const row = table.cells.join('\t').trimEnd();
    const around = this.tables.at(-2)?.cell ?? null;
    if (row.trim() === '') return;
    if (around === null) this.lines.push(row);
    else around.push(row.replaceAll('\t', ' '));
  }

  private put(line: string): void {
    if (line === '') return;
    const cell = this.tables.at(-1)?.cell ?? null;
    if (cell === null) this.lines.push(line);
    else cell.push(line);
  }
}

function linesOf(bytes: Uint8Array, numbering: Numbering): string[] {
  const walk = new DocumentWalk(numbering);
  walkXml(bytes, {
    start: (element, open) => walk.start(element, open),
    end: (element, text, open) => walk.end(element, text, open),
  });
  return walk.lines;
}

/** Elements of a run that stand for a character. */
const BETWEEN = new Map([
  ['tab', ' '],
  ['br', '\n'],
  ['cr', '\n'],
  ['noBreakHyphen', '-'],
]);
const SPACES = /\s+/gu;
/** 一、 and （一） need no blank behind them, 第一条 does. */
const CLOSED = /[、.．。)）:：]$/u;
/** Tracked changes that took text away, and the second rendering of a shape for older programs. */
const GONE = new Set(['del', 'moveFrom', 'Fallback', 'rt']);

function isGone(open: readonly XmlElement[]): boolean {
  return open.some((element) => GONE.has(element.name));
}

/** The rules above footnotes are kept as notes of their own; a note of the paper is `normal` where that is said. */
function isSeparator(open: readonly XmlElement[]): boolean {
  return open.some(
    ({ name, attributes }) =>
      (name === 'footnote' || name === 'endnote') && (attributes['w:type'] ?? 'normal') !== 'normal',
  );
}
