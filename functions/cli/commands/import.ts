import { createReadStream, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { OperatedMonitor } from '../../compose/operator.ts';
import { HongtouError } from '../../domain/error.ts';
import { decodePage } from '../../domain/page/charset.ts';
import { type ImportedPaper, importPaper } from '../../steps/import-paper.ts';
import { describeError, type ExitStatus, optionalBytes, optionalDay, optionalString, parseRow } from '../jsonl.ts';
import { linesOf } from '../lines.ts';
import { OPERATED_OPTIONS, OPERATED_USAGE, withOperated } from '../operated.ts';
import { note, printJson, readOptions } from '../options.ts';
import { textOfBytes } from '../paper-text.ts';
import { noteOldIndex } from '../workspace.ts';

const USAGE = `hongtou import PATH... [--json] [--config FILE] [--data DIR] [--stack NAME]
Puts papers into the corpus without alerts: .txt, .html, .pdf, .ofd and .docx files, .jsonl files with lines
{"id", "url"?, "text" or "html" or "base64", "publishedOn"?}, or folders of such files (.jsonl only by name).
A paper that is there already is not taken twice.
  --json          a line of JSON for each paper
${OPERATED_USAGE}`;

/** One paper to import, or why it cannot be read. */
type Candidate = { readonly id: string } & (
  | { readonly paper: ImportedPaper }
  | { readonly error: { readonly code: string; readonly message: string } }
);

/** Imports files in the order given. Exit 3 where some could not be read. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, { ...OPERATED_OPTIONS, json: { type: 'boolean' } }, USAGE);
  if (options === null) return 0;
  if (options.positionals.length === 0) throw new HongtouError('HONGTOU_USAGE', `no path given\n${USAGE}`);
  return withOperated(options.values, 'make', async (monitor): Promise<ExitStatus> => {
    await monitor.plant();
    await noteOldIndex(monitor);
    const counts = { imported: 0, known: 0, failed: 0 };
    for (const path of options.positionals) {
      for await (const candidate of candidatesAt(path, monitor)) {
        const line = await importOne(candidate, monitor);
        counts[line.outcome] += 1;
        if (options.values.json) printJson(line);
        else if (line.outcome === 'failed') note(naming(line.id, line.error?.message ?? ''));
      }
    }
    await monitor.settle(0);
    note(
      `${counts.imported} ${counts.imported === 1 ? 'paper' : 'papers'} imported, ${counts.known} known before, ${counts.failed} not readable`,
    );
    return counts.failed === 0 ? 0 : 3;
  });
}

interface ImportLine {
  readonly id: string;
  readonly outcome: 'imported' | 'known' | 'failed';
  readonly documentId?: string;
  readonly kind?: string;
  readonly title?: string;
  readonly error?: { readonly code: string; readonly message: string };
}

/** A paper of which a seed record was known is new as well: its text is. */
const NEW_KINDS: ReadonlySet<string> = new Set(['published', 'corrected']);

async function importOne(candidate: Candidate, monitor: OperatedMonitor): Promise<ImportLine> {
  const { id } = candidate;
  if ('error' in candidate) return { id, outcome: 'failed', error: candidate.error };
  try {
    const tick = new Date(monitor.ports.clock.now()).toISOString();
    const record = await importPaper(candidate.paper, tick, monitor.ports);
    const outcome =
      record.tick === tick && NEW_KINDS.has(record.kind) && record.cause === undefined ? 'imported' : 'known';
    return { id, outcome, documentId: record.documentId, kind: record.state.kind, title: record.state.title };
  } catch (error) {
    return { id, outcome: 'failed', error: describeError(error) };
  }
}

/** A message that begins with the path it is about, once. */
function naming(path: string, message: string): string {
  return message.startsWith(`${path}: `) ? message : `${path}: ${message}`;
}

async function* candidatesAt(path: string, monitor: OperatedMonitor): AsyncGenerator<Candidate> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) {
    yield { id: path, error: { code: 'HONGTOU_NO_FILE', message: `${path}: no such file or folder` } };
  } else if (stat.isDirectory()) {
    for (const name of readdirSync(path).toSorted()) {
      if (FOLDER_TYPES.has(extname(name).toLowerCase())) yield fileCandidate(join(path, name), monitor);
    }
  } else if (extname(path).toLowerCase() === '.jsonl') {
    yield* lineCandidates(path, monitor);
  } else {
    yield fileCandidate(path, monitor);
  }
}

const FOLDER_TYPES = new Set(['.txt', '.html', '.htm', '.pdf', '.ofd', '.docx']);

async function fileCandidate(path: string, monitor: OperatedMonitor): Promise<Candidate> {
  try {
    const bytes = await readFile(path);
    return {
      id: path,
      paper: { id: path, url: null, publishedOn: null, text: await textOfFile(path, bytes, monitor) },
    };
  } catch (error) {
    return { id: path, error: describeError(error) };
  }
}

async function textOfFile(path: string, bytes: Uint8Array, monitor: OperatedMonitor): Promise<string> {
  switch (extname(path).toLowerCase()) {
    case '.html':
    case '.htm':
      return pageText(textOfBytes(bytes, path), null, monitor);
    case '.pdf':
    case '.ofd':
    case '.docx': {
      const { text, warnings } = await monitor.files.read(bytes, { name: path, contentType: null });
      if (text === null || text.trim() === '')
        throw new HongtouError('HONGTOU_EMPTY_PAPER', naming(path, warnings.join('; ') || 'no text'));
      return text;
    }
    default:
      return textOfBytes(bytes, path);
  }
}

async function pageText(html: string, url: string | null, { ports }: OperatedMonitor): Promise<string> {
  const { title, documentNumber, text } = await ports.pages.readPaper({ definition: null, url, text: html });
  const head = [title, documentNumber].filter((words) => words !== null && !text.includes(words));
  return [...head, text].join('\n');
}

async function* lineCandidates(path: string, monitor: OperatedMonitor): AsyncGenerator<Candidate> {
  let number = 0;
  for await (const line of linesOf(createReadStream(path))) {
    number += 1;
    if (line.trim() === '') continue;
    const place = `${path}:${number}`;
    try {
      yield { id: place, paper: await paperOf(line, place, monitor) };
    } catch (error) {
      yield { id: place, error: describeError(error) };
    }
  }
}

async function paperOf(line: string, place: string, monitor: OperatedMonitor): Promise<ImportedPaper> {
  const row = parseRow(line);
  const url = optionalString(row, 'url') ?? null;
  const text = optionalString(row, 'text');
  const html = optionalString(row, 'html');
  const bytes = optionalBytes(row, 'base64');
  const markup = html ?? (bytes === undefined ? undefined : decodePage(bytes).text);
  const read = text ?? (markup === undefined ? undefined : await pageText(markup, url, monitor));
  if (read === undefined) throw new HongtouError('HONGTOU_BAD_LINE', 'expected "text", "html" or "base64"');
  const id = typeof row.id === 'string' ? row.id : place;
  return { id, url, text: read, publishedOn: optionalDay(row, 'publishedOn') ?? null };
}
