import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { HongtouError } from '../domain/error.ts';
import { linesOf } from './lines.ts';

/** Exit status of the command line: 0 ok, 1 failed, 2 usage, 3 partly done. */
export type ExitStatus = 0 | 1 | 2 | 3;

export type JsonRecord = { readonly [key: string]: unknown };

/**
 * Answers each line of JSON with one line of JSON, in input order, holding one line at a time.
 * A bad line yields `{"id", "error": {"code", "message"}}` and the status 3; it never stops the rest.
 */
export async function answerLines(
  input: Readable,
  output: Writable,
  answer: (row: JsonRecord) => Promise<object> | object,
): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  for await (const line of linesOf(input)) {
    if (line.trim() === '') continue;
    let id: unknown = null;
    let reply: object;
    try {
      const row = parseRow(line);
      id = row.id ?? null;
      reply = { id, ...(await answer(row)) };
    } catch (error) {
      status = 3;
      reply = { id, error: describeError(error) };
    }
    if (!output.write(`${JSON.stringify(reply)}\n`)) await once(output, 'drain');
  }
  return status;
}

/** One line as an object. @throws HONGTOU_BAD_LINE */
export function parseRow(line: string): JsonRecord {
  let value: unknown;
  try {
    // White space goes, and the byte order mark that some editors put before the first line.
    value = JSON.parse(line.trim());
  } catch (cause) {
    throw new HongtouError('HONGTOU_BAD_LINE', `not JSON: ${line.slice(0, 80)}`, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new HongtouError('HONGTOU_BAD_LINE', `expected a JSON object, got ${line.slice(0, 80)}`);
  }
  return value as JsonRecord;
}

/** A member that must be a string if it is there. @throws HONGTOU_BAD_LINE */
export function optionalString(row: JsonRecord, name: string): string | undefined {
  const value = row[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') {
    throw new HongtouError('HONGTOU_BAD_LINE', `"${name}" must be a string, got ${JSON.stringify(value).slice(0, 60)}`);
  }
  return value;
}

/** A member that must be a string. @throws HONGTOU_BAD_LINE */
export function requiredString(row: JsonRecord, name: string): string {
  const value = optionalString(row, name);
  if (value === undefined) throw new HongtouError('HONGTOU_BAD_LINE', `"${name}" is missing`);
  return value;
}

/** A day that must be one of the calendar if it is there. @throws HONGTOU_BAD_LINE */
export function optionalDay(row: JsonRecord, name: string): string | undefined {
  const value = optionalString(row, name);
  if (value === undefined || isDay(value)) return value;
  throw new HongtouError(
    'HONGTOU_BAD_LINE',
    `"${name}" must be a day such as 2026-02-28, got ${JSON.stringify(value).slice(0, 60)}`,
  );
}

function isDay(value: string): boolean {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(value);
}

/** Bytes that must be base64 (RFC 4648 §4, white space aside) if they are there. @throws HONGTOU_BAD_LINE */
export function optionalBytes(row: JsonRecord, name: string): Uint8Array | undefined {
  const value = optionalString(row, name);
  if (value === undefined) return undefined;
  const bytes = Buffer.from(value, 'base64');
  // Node leaves out what it does not know: a page would be read as another.
  const expected = Math.floor((value.replace(/[\s=]+/g, '').length * 3) / 4);
  if (bytes.length === expected) return bytes;
  throw new HongtouError('HONGTOU_BAD_LINE', `"${name}" must be base64, got ${JSON.stringify(value.slice(0, 40))}`);
}

/** The shape in which errors stand in a line of output. */
export function describeError(error: unknown): { code: string; message: string } {
  if (error instanceof HongtouError) return { code: error.code, message: error.message };
  const { code, path } = (error ?? {}) as { readonly code?: unknown; readonly path?: unknown };
  if (code === 'ERR_SQLITE_ERROR' && error instanceof Error) {
    return { code: 'HONGTOU_DATABASE', message: `hongtou.db: ${error.message}` };
  }
  if (typeof code === 'string' && typeof path === 'string') {
    const reason = code === 'ENOENT' ? 'no such file or folder' : `cannot be used (${code})`;
    return { code: 'HONGTOU_FILE', message: `${path}: ${reason}` };
  }
  // A folder is opened like a file, and refused only where it is read: by a call that knows no path.
  if (code === 'EISDIR') return { code: 'HONGTOU_FILE', message: 'expected a file, got a folder' };
  return { code: 'HONGTOU_INTERNAL', message: error instanceof Error ? error.message : String(error) };
}
