import { createHash } from 'node:crypto';
import type { ChangeRecord } from '../domain/change/record.ts';
import { ENGINE_VERSION } from '../domain/document/engine.ts';
import { contentHashOf } from '../domain/document/identity.ts';
import { readDocument } from '../domain/document/read.ts';
import { HongtouError } from '../domain/error.ts';
import type { WorkQueue } from '../ports/work-queue.ts';
import type { Publisher } from './append.ts';
import { type JudgePorts, recordNew } from './finding.ts';

export interface ImportedPaper {
  /** Names the paper where it has no URL. */
  readonly id: string;
  readonly url: string | null;
  readonly text: string;
  readonly publishedOn: string | null;
}

/** Who put a paper up that an operator brought. */
export const IMPORTER: Publisher = { id: 'import', region: '', issuer: null };

/** What stands for the URL of a paper that has none, before its hash. */
export const IMPORTED_PLACE = 'import:';

/**
 * Puts a text that an operator has into the corpus, in silence. Whoever imports it twice has it once.
 * @throws HONGTOU_EMPTY_PAPER
 */
export async function importPaper(
  paper: ImportedPaper,
  tick: string,
  ports: JudgePorts & { readonly queue: WorkQueue },
): Promise<ChangeRecord> {
  if (paper.text.trim() === '') throw new HongtouError('HONGTOU_EMPTY_PAPER', `"${paper.id}" has no text`);
  const bytes = new TextEncoder().encode(paper.text);
  const snapshot = `snapshots/${createHash('sha256').update(bytes).digest('hex')}`;
  await ports.blobs.putOnce(snapshot, bytes);
  const { url, publishedOn } = paper;
  const document = readDocument(paper.text, { url, publishedOn, pageTitle: null, labelTopics: ports.labelTopics });
  const reading = { document, contentHash: contentHashOf(paper.text), snapshot, attached: {}, engine: ENGINE_VERSION };
  const place = url ?? `${IMPORTED_PLACE}${snapshot.slice('snapshots/'.length)}`;
  const record = await recordNew({ url: place, tick, publisher: IMPORTER, audience: 'silent' }, reading, ports);
  await ports.queue.send([
    { work: { kind: 'notify', changeId: record.id }, dedupId: `notify ${record.id}`, notBefore: 0 },
  ]);
  return record;
}
