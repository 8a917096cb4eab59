import type { DocumentState } from '../domain/change/record.ts';
import { workKey } from '../domain/document/identity.ts';
import type { PolicyDocument } from '../domain/document/model.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { Ledger, LedgerEntry } from '../ports/ledger.ts';
import type { Publisher } from './append.ts';
import { loadReading } from './readings.ts';

/** The newest reading of the draft that this rule came of. */
export async function draftOf(
  document: PolicyDocument,
  documentId: string,
  publisher: Publisher,
  ports: { readonly ledger: Ledger; readonly blobs: BlobStore },
): Promise<{ readonly entry: LedgerEntry; readonly document: PolicyDocument } | null> {
  const work = document.kind === 'draft' ? null : workKey(document.title);
  if (work === null) return null;
  for (const id of await ports.ledger.relatives(work)) {
    const entry = id === documentId ? null : await ports.ledger.latest(id);
    if (entry?.record.state.kind === 'draft' && isOfOnePlace(entry.record.state, document, publisher)) {
      return { entry, document: await loadReading(entry.record.state.reading, ports.blobs) };
    }
  }
  return null;
}

/** Rules of different places often bear one name: only the same region or issuer makes a draft and a rule relatives. */
function isOfOnePlace(draft: DocumentState, rule: PolicyDocument, publisher: Publisher): boolean {
  if (draft.region !== '' && draft.region === publisher.region) return true;
  return draft.issuer !== null && draft.issuer === (rule.issuer ?? publisher.issuer);
}
