import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createLedger } from '../../adapters/aws/ledger.ts';
import { topicNames } from '../../domain/topic/taxonomy.ts';
import { FUNCTION_SETTINGS, readSettings } from '../../settings.ts';
import type { ChangeLogPorts } from '../../steps/change-log.ts';
import { seedTaxonomy } from '../seeds.ts';
import type { Environment } from './environment.ts';

/** Reads numbered changes and nothing else. */
export function apiPorts(environment: Environment): ChangeLogPorts {
  const settings = readSettings(FUNCTION_SETTINGS.api, environment);
  return {
    ledger: createLedger(new DynamoDBClient(), settings.ledgerTable),
    address: { base: settings.siteUrl, topicName: topicNames(seedTaxonomy()) },
  };
}
