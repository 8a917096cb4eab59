import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { makeFolder } from '../../adapters/local/make-folder.ts';
import { indexKeys } from '../../domain/change/corpus/fingerprint.ts';
import { foldText } from '../../domain/change/corpus/fold.ts';
import { unitsOf } from '../../domain/change/corpus/units.ts';
import { ENGINE_VERSION } from '../../domain/document/engine.ts';
import { readDocument } from '../../domain/document/read.ts';
import { type SeedRecord, seedRecordOf } from '../../domain/document/seed-record.ts';
import { HongtouError } from '../../domain/error.ts';
import { decodePage } from '../../domain/page/charset.ts';
import { createTopicLabeller } from '../../domain/topic/label.ts';
import { readTaxonomy } from '../config.ts';
import type { ExitStatus } from '../jsonl.ts';
import { note, printJson, readOptions } from '../options.ts';

const USAGE = `hongtou records PATH... [--out DIR]
Reads papers from .txt files, or folders of them, and writes what seeds/corpus keeps of each: header, facts with their places,
citations, fingerprints, source; not their sentences.
  --out DIR       one file a paper; without it a line of JSON each`;

/** Makes the records of seeds/corpus from the papers' texts. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, { out: { type: 'string' } }, USAGE);
  if (options === null) return 0;
  if (options.positionals.length === 0) throw new HongtouError('HONGTOU_USAGE', USAGE);
  const { out } = options.values;
  const labelTopics = createTopicLabeller(readTaxonomy());
  if (out !== undefined) makeFolder(out);
  for (const file of options.positionals.flatMap(textFiles)) {
    const record = recordOf(file, labelTopics);
    if (out === undefined) printJson(record);
    else writeFileSync(join(out, `${record.id}.json`), `${JSON.stringify(record, null, 1)}\n`);
    note(`${record.id}: ${record.facts.length} facts`);
  }
  return 0;
}

function recordOf(file: string, labelTopics: ReturnType<typeof createTopicLabeller>): SeedRecord {
  const { text } = decodePage(readFileSync(file));
  const document = readDocument(text, { url: null, publishedOn: null, pageTitle: null, labelTopics });
  const folded = foldText(text);
  const id = basename(file, extname(file));
  return seedRecordOf(document, {
    id,
    source: document.issuer ?? id,
    engine: ENGINE_VERSION,
    fingerprints: indexKeys(folded, unitsOf(folded)),
  });
}

function textFiles(path: string): readonly string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new HongtouError('HONGTOU_NO_FILE', `${path}: no such file or folder`);
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .map((name) => join(path, name));
}
