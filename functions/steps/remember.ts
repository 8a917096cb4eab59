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
  return createHash('sha256').update(`${KNOWLEDGE_VERSION}|${state.contentHash}`).digest('hex').slice(0, 12);
}

const KNOWLEDGE_VERSION = 5;
