import { HongtouError } from '../error.ts';
import type { Tick } from '../source/state.ts';
import { readPageLine, snapshotLine } from './bundle-line.ts';
import type { CollectedPage, Snapshot } from './collected.ts';

export interface BundleHead {
  readonly format: typeof FORMAT;
  readonly sourceId: string;
  /** The collector's round. */
  readonly tick: Tick;
  /** From 1; the last part is `last` and alone has the pages. Parts before it carry snapshots only. */
  readonly part: number;
  readonly last: boolean;
  readonly pages: number;
  readonly snapshots: number;
}

/** A source's round as it was captured, or a part of it (docs/collecting.md). */
export interface Bundle {
  readonly head: BundleHead;
  readonly pages: readonly CollectedPage[];
  readonly snapshots: readonly Snapshot[];
}

const FORMAT = 'hongtou-captures/1';

/** Lines of JSON: the head, the pages, the snapshots. The same bundle is always the same text. */
export function writeBundle(bundle: {
  readonly sourceId: string;
  readonly tick: Tick;
  readonly part: number;
  readonly last: boolean;
  readonly pages: readonly CollectedPage[];
  readonly snapshots: readonly Snapshot[];
}): string {
  const { pages, snapshots, ...rest } = bundle;
  const head: BundleHead = { format: FORMAT, ...rest, pages: pages.length, snapshots: snapshots.length };
  const lines: readonly object[] = [
    head,
    ...pages.map((page) => ({ page })),
    ...snapshots.map(({ key, bytes }) => ({ snapshot: key, bytes: Buffer.from(bytes).toString('base64') })),
  ];
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}

/**
 * Reads a bundle and checks every member of it: it came over a wire.
 * @throws HONGTOU_BAD_BUNDLE naming the line, the value got and what was expected; also where the bytes of a snapshot are not
 * those that its key names
 */
export function readBundle(text: string): Bundle {
  const lines = text.split('\n');
  // Each line ends with a line feed, so that a cut bundle is known by its last one.
  if (lines.pop() !== '') throw badBundle(lines.length + 1, 'the last line is cut, expected a line feed at the end');
  const [first = '', ...rest] = lines;
  const head = readHead(parsed(first, 1));
  if (rest.length !== head.pages + head.snapshots) {
    throw badBundle(1, `${rest.length} lines follow, expected ${head.pages} pages and ${head.snapshots} snapshots`);
  }
  const rows = rest.map((line, at) => ({ value: parsed(line, at + 2), number: at + 2 }));
  return {
    head,
    pages: rows
      .slice(0, head.pages)
      .map(({ value, number }) => atLine(number, () => readPageLine(value, head.sourceId))),
    snapshots: rows.slice(head.pages).map(({ value, number }) => atLine(number, () => snapshotLine(value))),
  };
}

/** An instant as Date writes it. @example 2026-11-18T01:00:00.000Z */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
/** @example sz-gxj-replies */
const SOURCE_ID = /^[a-z0-9][a-z0-9-]{0,79}$/;
const MAX_PARTS = 9_999;

function readHead(value: Readonly<Record<string, unknown>>): BundleHead {
  const { format, sourceId, tick, part, last, pages, snapshots } = value;
  if (format !== FORMAT) throw badBundle(1, `format is ${shown(format)}, expected "${FORMAT}"`);
  if (typeof sourceId !== 'string' || !SOURCE_ID.test(sourceId)) throw badBundle(1, `sourceId is ${shown(sourceId)}`);
  if (typeof tick !== 'string' || !INSTANT.test(tick) || Number.isNaN(Date.parse(tick))) {
    throw badBundle(1, `tick is ${shown(tick)}, expected an instant such as 2026-11-18T01:00:00.000Z`);
  }
  if (typeof last !== 'boolean') throw badBundle(1, `last is ${shown(last)}, expected true or false`);
  const [partNumber, pageCount, snapshotCount] = [part, pages, snapshots].map(count);
  if (partNumber === undefined || pageCount === undefined || snapshotCount === undefined || partNumber === 0) {
    throw badBundle(1, 'part, pages and snapshots are not all counts');
  }
  if (!last && pageCount > 0) throw badBundle(1, 'a part that is not the last has pages, expected snapshots only');
  return { format: FORMAT, sourceId, tick, part: partNumber, last, pages: pageCount, snapshots: snapshotCount };
}

function count(value: unknown): number | undefined {
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_PARTS * 100;
  return fits ? value : undefined;
}

function parsed(line: string, number: number): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch (cause) {
    throw badBundle(number, `not JSON: ${shown(line)}`, cause);
  }
  throw badBundle(number, `${shown(line)}, expected an object`);
}

function atLine<T>(number: number, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw badBundle(number, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function badBundle(line: number, message: string, cause?: unknown): HongtouError {
  return new HongtouError('HONGTOU_BAD_BUNDLE', `line ${line} of the bundle: ${message}`, { cause });
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 80);
}
