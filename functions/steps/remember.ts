import { createHash } from 'node:crypto';
import type { ChangeRecord, DocumentState } from '../domain/change/record.ts';
import type { NewestName } from '../domain/document/body-names.ts';
import type { PolicyDocument } from '../domain/document/model.ts';
import type { Dispute } from '../domain/knowledge/model.ts';
import { KEY, rowsOf } from '../domain/knowledge/rows.ts';
import type { KnowledgeStore } from '../ports/knowledge-store.ts';

export interface RememberPorts {
  readonly knowledge: KnowledgeStore;
  readonly newestName: NewestName;
}

export interface Memory {
  readonly newestName: NewestName;
  readonly dispute: (record: ChangeRecord, dispute: Dispute) => Promise<void>;
  /** Writes what a paper says under its keys, and answers how many rows. Idempotent; the work follows from the paper, whatever else is known. */
  readonly remember: (record: ChangeRecord, document: PolicyDocument) => Promise<number>;
}

/** What the corpus knows across papers grows by each paper's own rows; questions put them together (see recall). */
export function createMemory({ knowledge, newestName }: RememberPorts): Memory {
  return {
    newestName,
    dispute: async ({ documentId, state }, dispute) => {
      const row = { key: KEY.disputes(documentId), documentId: dispute.url, stamp: stampOf(state) };
      await knowledge.add([{ ...row, knowledge: [{ of: 'dispute', ...dispute }] }]);
    },
    remember: async ({ documentId, state }, document) => {
      const saidOn = document.signedOn ?? document.publishedOn;
      const body = state.issuer === null ? null : newestName(state.issuer, saidOn);
      const rows = rowsOf(document, { documentId, stamp: stampOf(state), said: { body, saidOn } });
      await knowledge.add(rows);
      return rows.length;
    },
  };
}

/** Names the text that rows were read from, and the readers of this version: what others left behind counts no more. */
export function stampOf(state: Pick<DocumentState, 'contentHash'>): string {
  return stampOfVersion(KNOWLEDGE_VERSION, state.contentHash);
}

/** Whether rows were read from the text of that state, be it by the readers of an earlier version. */
export function isOfText(stamp: string, { contentHash }: Pick<DocumentState, 'contentHash'>): boolean {
  for (let version = KNOWLEDGE_VERSION; version > 0; version--) {
    if (stampOfVersion(version, contentHash) === stamp) return true;
  }
  return false;
}

function stampOfVersion(version: number, contentHash: string): string {
  return createHash('sha256').update(`${version}|${contentHash}`).digest('hex').slice(0, 12);
}

/** What a paper says is kept in another way since: rows of earlier versions answer no question until a reread. */
export const KNOWLEDGE_VERSION = 5;
