import { join } from 'node:path';
import { createBlobStore } from '../adapters/local/blob-store.ts';
import { damageOf, openDatabase, type StoreAccess } from '../adapters/local/database.ts';
import { createDeliveryStore } from '../adapters/local/delivery-store.ts';
import { createKnowledgeStore } from '../adapters/local/knowledge-store.ts';
import { createLedger } from '../adapters/local/ledger.ts';
import { createOpsReports } from '../adapters/local/ops-reports.ts';
import { createMailOutbox, createTextOutbox } from '../adapters/local/outbox.ts';
import { createPassageIndex } from '../adapters/local/passage-index.ts';
import { createSiteStore } from '../adapters/local/site-store.ts';
import { createSmtpSender } from '../adapters/local/smtp.ts';
import { createSourceStore } from '../adapters/local/source-store.ts';
import { createSubscriberStore } from '../adapters/local/subscriber-store.ts';
import { createWorkQueue } from '../adapters/local/work-queue.ts';
import { createThreadedAttachmentReader } from '../adapters/thread/attachment-reader.ts';
import { createPageReader } from '../adapters/thread/page-reader.ts';
import { createPortalGate, type GateOptions } from '../adapters/web/gate.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import { createTopicLabeller } from '../domain/topic/label.ts';
import { type Taxonomy, topicNames } from '../domain/topic/taxonomy.ts';
import type { LocalPorts } from '../pipeline.ts';
import type { AttachmentReader } from '../ports/attachment-reader.ts';
import type { Clock } from '../ports/clock.ts';
import type { KnowledgeStore } from '../ports/knowledge-store.ts';
import { createComparer } from '../steps/compare.ts';
import { createMemory } from '../steps/remember.ts';
import { seedBodyNames } from './seeds.ts';

/** What one machine's monitor is made of. */
export interface LocalSettings {
  /** Holds everything that is remembered: `hongtou.db`, `blobs.db` and `blobs/`, `site/`, `outbox/`. */
  readonly folder: string;
  readonly definitions: readonly SourceDefinition[];
  readonly taxonomy: Taxonomy;
  readonly clock: Clock;
  /** Names the program and whom to write to. @example 'Hongtou/0.1 (+mailto:ops@example.org)' */
  readonly userAgent: string;
  /** Where readers find the site, ending in `/`. */
  readonly siteUrl: string;
  readonly mail: { readonly from: string; readonly smtp: string | null };
  readonly places?: GateOptions['places'];
  /** See NotifyPorts. */
  readonly collectMs?: number;
}

export type { StoreAccess };

export interface LocalMonitor {
  readonly ports: LocalPorts;
  /** Reads files of this machine. */
  readonly files: AttachmentReader;
  /** What the corpus knows, for questions. */
  readonly knowledge: KnowledgeStore;
  readonly settings: LocalSettings;
  /** Where messages go that are not sent over SMTP. */
  readonly outboxFolder: string;
  readonly siteFolder: string;
  /** See damageOf. */
  damage(): string | null;
  close(): Promise<void>;
}

/** How often a piece of work is tried before it becomes a dead letter. */
const MAX_DELIVERIES = 5;

/** The embedded composition: SQLite and files for DynamoDB and S3, a work table for SQS, SMTP or an outbox folder for SNS. */
export function openLocalMonitor(settings: LocalSettings, access: StoreAccess = 'make'): LocalMonitor {
  const { folder, clock, siteUrl, taxonomy } = settings;
  const outboxFolder = join(folder, 'outbox');
  const siteFolder = join(folder, 'site');
  const database = openDatabase(join(folder, 'hongtou.db'), access);
  const gate = createPortalGate({
    userAgent: settings.userAgent,
    ...(settings.places === undefined ? {} : { places: settings.places }),
  });
  const smtp = settings.mail.smtp === null ? null : createSmtpSender(settings.mail.smtp, settings.mail.from);
  const topicName = topicNames(taxonomy);
  const knowledge = createKnowledgeStore(database);
  const ledger = createLedger(database);
  const blobs = createBlobStore(join(folder, 'blobs'), access);
  const attachments = createThreadedAttachmentReader(new URL('../adapters/attachments/thread.ts', import.meta.url));
  const pages = createPageReader(new URL('../adapters/thread/page-thread.ts', import.meta.url));
  const ports: LocalPorts = {
    ...createComparer({ passages: createPassageIndex(database), ledger }),
    ...createMemory({ knowledge, newestName: seedBodyNames() }),
    definitions: settings.definitions,
    ledger,
    knowledge,
    sources: createSourceStore(database),
    subscribers: createSubscriberStore(database),
    deliveries: createDeliveryStore(database),
    reports: createOpsReports(database),
    queue: createWorkQueue(database, { maxDeliveries: MAX_DELIVERIES }),
    blobs,
    site: createSiteStore(siteFolder),
    attachments,
    pages,
    labelTopics: createTopicLabeller(taxonomy),
    gate,
    clock,
    ...(settings.collectMs === undefined ? {} : { collectMs: settings.collectMs }),
    mail: smtp ?? createMailOutbox(outboxFolder, settings.mail.from),
    sms: createTextOutbox(outboxFolder),
    address: { base: siteUrl, topicName },
    wording: { topicName, linkTo: (n) => `${siteUrl}changes/${n}.html`, manageUrlOf: () => null },
  };
  return {
    ports,
    files: attachments,
    knowledge,
    settings,
    outboxFolder,
    siteFolder,
    damage: () => damageOf(database) ?? blobs.damage(),
    close: async () => {
      smtp?.close();
      await gate.close();
      await attachments.close();
      await pages.close();
      blobs.close();
      database.close();
    },
  };
}
