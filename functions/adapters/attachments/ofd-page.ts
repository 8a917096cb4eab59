import { walkXml, type XmlElement } from './xml.ts';

/** A piece of text where it stands on its page: the start of its base line and its end, in millimetres from the top left. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly endX: number;
  readonly size: number;
}

export interface OfdPage {
  readonly texts: readonly PlacedText[];
  /** Ids of the templates that are shown with the page. */
  readonly templates: readonly string[];
}

/**
 * Reads one Content.xml: each TextCode of each TextObject, placed by its object's Boundary and CTM (GB/T 33190-2016 §11.3).
 * Invisible objects are left out.
 */
export function readOfdPage(bytes: Uint8Array): OfdPage {
  const texts: PlacedText[] = [];
  const templates: string[] = [];
  let pen = { x: 0, y: 0 };
  walkXml(bytes, {
    start({ name, attributes }, open) {
      if (name === 'TextObject') pen = { x: 0, y: 0 };
      if (name === 'Template' && open.at(-2)?.name === 'Page' && attributes.TemplateID !== undefined) {
        templates.push(attributes.TemplateID);
      }
    },
    end({ name, attributes }, text, open) {
      if (name !== 'TextCode' || open.some(isInvisible)) return;
      const object = open.findLast((element) => element.name === 'TextObject');
      if (object === undefined) return;
      // A code without X or Y goes on where the last one of its object began (§11.3).
      pen = { x: numberOf(attributes.X, pen.x), y: numberOf(attributes.Y, pen.y) };
      const shown = text.replace(SPACES, ' ');
      if (shown.trim() !== '') texts.push(placed(shown, pen, attributes, object));
    },
  });
  return { texts, templates };
}

/** Lines from top to bottom, each from left to right; a blank stands where more than a character's width is free. */
export function linesOf(texts: readonly PlacedText[]): readonly string[] {
  const lines: PlacedText[][] = [];
  for (const text of texts.toSorted((a, b) => a.y - b.y)) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line !== undefined && first !== undefined && isOneLine(first, text)) line.push(text);
    else lines.push([text]);
  }
  return lines.map(lineText).filter((line) => line !== '');
}

const SPACES = /\s+/gu;
/** Share of a character's height by which base lines of one line may differ. */
const SKEW = 0.4;

function isOneLine(a: PlacedText, b: PlacedText): boolean {
  return Math.abs(a.y - b.y) <= SKEW * Math.min(a.size, b.size);
}

function lineText(line: readonly PlacedText[]): string {
  let text = '';
  let end = Number.POSITIVE_INFINITY;
  for (const piece of line.toSorted((a, b) => a.x - b.x)) {
    if (piece.x - end > piece.size) text += ' ';
    text += piece.text;
    end = Math.max(piece.endX, end === Number.POSITIVE_INFINITY ? piece.endX : end);
  }
  return text.replace(SPACES, ' ').trim();
}

function isInvisible({ attributes }: XmlElement): boolean {
  return attributes.Visible === 'false' || attributes.Visible === '0' || attributes.Alpha === '0';
}

interface Pen {
  readonly x: number;
  readonly y: number;
}

function placed(text: string, pen: Pen, code: XmlElement['attributes'], object: XmlElement): PlacedText {
  const [left = 0, top = 0] = numbersOf(object.attributes.Boundary);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(object.attributes.CTM);
  const size = numberOf(object.attributes.Size, DEFAULT_SIZE);
  const scale = numberOf(object.attributes.HScale, 1);
  const last = Array.from(text).at(-1) ?? '';
  const width = advance(text, code.DeltaX, size * scale) + (last < WIDE ? size / 2 : size) * scale;
  const at = (x: number, y: number) => ({ x: left + a * x + c * y + e, y: top + b * x + d * y + f });
  const start = at(pen.x, pen.y);
  return { text, ...start, endX: at(pen.x + width, pen.y).x, size: size * Math.hypot(c, d) };
}

/** About 10 points, where an object does not say its size. */
const DEFAULT_SIZE = 3.5;
/** Characters from here on take a square, those before about half of one. */
const WIDE = '\u2e80';

/** From the first character to the last, in the object's own units; without offsets each follows the one before. */
function advance(text: string, deltas: string | undefined, size: number): number {
  const characters = Array.from(text);
  const offsets = deltas === undefined ? [] : offsetsOf(deltas, characters.length - 1);
  let sum = 0;
  for (let index = 0; index < characters.length - 1; index++) {
    sum += offsets[index] ?? ((characters[index] ?? '') < WIDE ? size / 2 : size);
  }
  return sum;
}

/** Offsets as they are written: numbers, and `g COUNT OFFSET` for a repeated one (§11.3). @example '3 g 2 4.5' → 3 4.5 4.5 */
function offsetsOf(deltas: string, most: number): readonly number[] {
  const parts = deltas.trim().split(SPACES);
  const offsets: number[] = [];
  for (let at = 0; at < parts.length && offsets.length < most; at++) {
    if (parts[at] !== 'g') {
      offsets.push(numberOf(parts[at], 0));
      continue;
    }
    const count = Math.min(numberOf(parts[at + 1], 0), most - offsets.length);
    for (let repeated = 0; repeated < count; repeated++) offsets.push(numberOf(parts[at + 2], 0));
    at += 2;
  }
  return offsets;
}

function numbersOf(list: string | undefined): readonly number[] {
  return list === undefined
    ? []
    : list
        .trim()
        .split(SPACES)
        .map((part) => numberOf(part, 0));
}

function numberOf(text: string | undefined, otherwise: number): number {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : otherwise;
}
