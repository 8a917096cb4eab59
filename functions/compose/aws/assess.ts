import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SNSClient } from '@aws-sdk/client-sns';
import { createRemoteAttachmentReader } from '../../adapters/aws/attachment-function.ts';
import { createBlobStore } from '../../adapters/aws/blob-store.ts';
import { createOpsReports } from '../../adapters/aws/ops-reports.ts';
import { withOpsTopic } from '../../adapters/aws/ops-topic.ts';
import { createSourceStore } from '../../adapters/aws/source-store.ts';
import { createPageReader } from '../../adapters/thread/page-reader.ts';
import { createTopicLabeller } from '../../domain/topic/label.ts';
import { FUNCTION_SETTINGS, readSettings } from '../../settings.ts';
import type { AssessPorts } from '../../steps/assess.ts';
import { seedDefinitions, seedTaxonomy } from '../seeds.ts';
import type { Environment } from './environment.ts';
import { s3 } from './objects.ts';
import { queueOf } from './queue.ts';
import { recordPorts } from './record.ts';

/** Reads what was captured and records what changed. */
export function assessPorts(environment: Environment): AssessPorts {
  const settings = readSettings(FUNCTION_SETTINGS.assess, environment);
  const dynamo = new DynamoDBClient();
  const blobs = createBlobStore(s3(environment), settings.archiveBucket);
  const attachments = createRemoteAttachmentReader(new LambdaClient(), {
    functionName: settings.attachmentsFunction,
    blobs,
  });
  return {
    ...recordPorts(settings, environment),
    attachments,
    // Beside the bundle that this file is part of; see infra/bundle.ts.
    pages: createPageReader(new URL('page-thread.mjs', import.meta.url)),
    labelTopics: createTopicLabeller(seedTaxonomy()),
    definitions: seedDefinitions(settings.sources),
    sources: createSourceStore(dynamo, settings.sourcesTable),
    reports: withOpsTopic(createOpsReports(dynamo, settings.sourcesTable), new SNSClient(), settings.opsTopic),
    queue: queueOf(settings),
  };
}
