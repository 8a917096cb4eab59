import type { SourceDefinition } from '../domain/source/definition.ts';
import type { Taxonomy } from '../domain/topic/taxonomy.ts';
import type { AttachmentReader } from '../ports/attachment-reader.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeliveryStore } from '../ports/delivery-store.ts';
import type { KnowledgeStore } from '../ports/knowledge-store.ts';
import type { SubscriberStore } from '../ports/subscriber-store.ts';
import type { AssessPorts } from '../steps/assess.ts';

/** What the operator's commands work on, wherever it stands: a folder of this machine or a stack. */
export interface OperatedMonitor {
  readonly ports: AssessPorts & {
    readonly definitions: readonly SourceDefinition[];
    readonly subscribers: SubscriberStore;
    readonly deliveries: DeliveryStore;
    readonly clock: Clock;
  };
  /** Reads files of this machine. */
  readonly files: AttachmentReader;
  /** What the corpus knows, for questions. */
  readonly knowledge: KnowledgeStore;
  readonly settings: { readonly taxonomy: Taxonomy };
  close(): Promise<void>;
}
