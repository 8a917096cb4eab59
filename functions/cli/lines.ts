import type { Readable } from 'node:stream';

/**
 * The lines of a stream of UTF-8, without their line feed (and the carriage return before it). Only these end a line: node:readline
 * also ends one at U+2028, which may stand inside a string of JSON (RFC 8259 §7) and does in texts of the web.
 */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let begun: string[] = [];
  for await (const chunk of input as AsyncIterable<Uint8Array | string>) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      begun.push(text.slice(from, end));
      yield whole(begun);
      begun = [];
      from = end + 1;
    }
    if (from < text.length) begun.push(text.slice(from));
  }
  begun.push(decoder.decode());
  const last = whole(begun);
  if (last !== '') yield last;
}

function whole(parts: readonly string[]): string {
  const line = parts.join('');
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
