import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import { createBlobStore } from '../../adapters/aws/blob-store.ts';
import { createBundleInbox } from '../../adapters/aws/bundle-inbox.ts';
import { createOpsReports } from '../../adapters/aws/ops-reports.ts';
import { withOpsTopic } from '../../adapters/aws/ops-topic.ts';
import { createSourceStore } from '../../adapters/aws/source-store.ts';
import { MAX_PACKED_BYTES, unpackBundle } from '../../adapters/local/bundle-file.ts';
import { systemClock } from '../../adapters/local/clock.ts';
import { FUNCTION_SETTINGS, INBOX_FOLDERS, readSettings } from '../../settings.ts';
import type { TakePorts } from '../../steps/take-bundles.ts';
import { seedDefinitions } from '../seeds.ts';
import type { Environment } from './environment.ts';
import { s3 } from './objects.ts';
import { queueOf } from './queue.ts';

/** Takes what collectors pushed. */
export function receivePorts(environment: Environment): TakePorts {
  const settings = readSettings(FUNCTION_SETTINGS.receive, environment);
  const dynamo = new DynamoDBClient();
  const objects = s3(environment);
  return {
    definitions: seedDefinitions(settings.sources),
    inbox: createBundleInbox(objects, settings.inboxBucket, { ...INBOX_FOLDERS, maxBytes: MAX_PACKED_BYTES }),
    unpack: unpackBundle,
    sources: createSourceStore(dynamo, settings.sourcesTable),
    blobs: createBlobStore(objects, settings.archiveBucket),
    reports: withOpsTopic(createOpsReports(dynamo, settings.sourcesTable), new SNSClient(), settings.opsTopic),
    queue: queueOf(settings),
    clock: systemClock(),
  };
}
