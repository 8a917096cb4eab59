import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createBlobStore } from '../../adapters/aws/blob-store.ts';
import { createKnowledgeStore } from '../../adapters/aws/knowledge-store.ts';
import { createLedger } from '../../adapters/aws/ledger.ts';
import { createPassageIndex } from '../../adapters/aws/passage-index.ts';
import type { Settings } from '../../settings.ts';
import { createComparer } from '../../steps/compare.ts';
import type { RecordPorts } from '../../steps/record.ts';
import { createMemory } from '../../steps/remember.ts';
import { seedBodyNames } from '../seeds.ts';
import type { Environment } from './environment.ts';
import { s3 } from './objects.ts';

/** What recording papers takes: ledger, archive and what was published before. */
export function recordPorts(
  settings: Settings<'archiveBucket' | 'ledgerTable' | 'passagesTable'>,
  environment: Environment,
): RecordPorts {
  const dynamo = new DynamoDBClient();
  const objects = s3(environment);
  const { archiveBucket, ledgerTable, passagesTable } = settings;
  const passages = createPassageIndex({ dynamo, tableName: passagesTable, s3: objects, bucketName: archiveBucket });
  const ledger = createLedger(dynamo, ledgerTable);
  return {
    ...createComparer({ passages, ledger }),
    ...createMemory({ knowledge: createKnowledgeStore(dynamo, ledgerTable), newestName: seedBodyNames() }),
    ledger,
    blobs: createBlobStore(objects, archiveBucket),
  };
}
