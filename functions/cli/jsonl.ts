import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { HongtouError } from '../domain/error.ts';

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
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
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
    value = JSON.parse(line);
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

/** The shape in which errors stand in a line of output. */
export function describeError(error: unknown): { code: string; message: string } {
  if (error instanceof HongtouError) return { code: error.code, message: error.message };
  const { code, path } = (error ?? {}) as { readonly code?: unknown; readonly path?: unknown };
  if (typeof code === 'string' && typeof path === 'string') {
    const reason = code === 'ENOENT' ? 'no such file or folder' : `cannot be used (${code})`;
    return { code: 'HONGTOU_FILE', message: `${path}: ${reason}` };
  }
  return { code: 'HONGTOU_INTERNAL', message: error instanceof Error ? error.message : String(error) };
}
