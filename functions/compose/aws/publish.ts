import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createBlobStore } from '../../adapters/aws/blob-store.ts';
import { createKnowledgeStore } from '../../adapters/aws/knowledge-store.ts';
import { createLedger } from '../../adapters/aws/ledger.ts';
import { createSiteStore } from '../../adapters/aws/site-store.ts';
import { createSourceStore } from '../../adapters/aws/source-store.ts';
import { topicNames } from '../../domain/topic/taxonomy.ts';
import { FUNCTION_SETTINGS, readSettings } from '../../settings.ts';
import type { PublishPorts } from '../../steps/publish.ts';
import { seedDefinitions, seedTaxonomy } from '../seeds.ts';
import type { Environment } from './environment.ts';
import { s3 } from './objects.ts';

/** Writes the site and its feeds. */
export function publishPorts(environment: Environment): PublishPorts {
  const settings = readSettings(FUNCTION_SETTINGS.publish, environment);
  const dynamo = new DynamoDBClient();
  const objects = s3(environment);
  return {
    definitions: seedDefinitions(settings.sources),
    ledger: createLedger(dynamo, settings.ledgerTable),
    blobs: createBlobStore(objects, settings.archiveBucket),
    knowledge: createKnowledgeStore(dynamo, settings.ledgerTable),
    sources: createSourceStore(dynamo, settings.sourcesTable),
    site: createSiteStore(objects, settings.siteBucket),
    address: { base: settings.siteUrl, topicName: topicNames(seedTaxonomy()) },
  };
}
