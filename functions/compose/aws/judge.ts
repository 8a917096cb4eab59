import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createBlobStore } from '../../adapters/aws/blob-store.ts';
import { createLedger } from '../../adapters/aws/ledger.ts';
import { createPassageIndex } from '../../adapters/aws/passage-index.ts';
import { createTopicLabeller } from '../../domain/topic/label.ts';
import type { AttachmentReader } from '../../ports/attachment-reader.ts';
import type { Settings } from '../../settings.ts';
import { createComparer } from '../../steps/compare.ts';
import type { JudgePorts } from '../../steps/finding.ts';
import { seedTaxonomy } from '../seeds.ts';
import type { Environment } from './environment.ts';
import { s3 } from './objects.ts';

/** What reading and recording papers takes. */
export function judgePorts(
  settings: Settings<'archiveBucket' | 'ledgerTable' | 'passagesTable'>,
  environment: Environment,
  attachments: AttachmentReader,
): JudgePorts {
  const dynamo = new DynamoDBClient();
  const objects = s3(environment);
  const { archiveBucket, ledgerTable, passagesTable } = settings;
  const passages = createPassageIndex({ dynamo, tableName: passagesTable, s3: objects, bucketName: archiveBucket });
  return {
    ...createComparer({ passages }),
    ledger: createLedger(dynamo, ledgerTable),
    blobs: createBlobStore(objects, archiveBucket),
    attachments,
    labelTopics: createTopicLabeller(seedTaxonomy()),
  };
}
