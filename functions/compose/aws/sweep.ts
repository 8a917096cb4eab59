import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import { createDeliveryStore } from '../../adapters/aws/delivery-store.ts';
import { createKnowledgeStore } from '../../adapters/aws/knowledge-store.ts';
import { createLedger } from '../../adapters/aws/ledger.ts';
import { createOpsReports } from '../../adapters/aws/ops-reports.ts';
import { withOpsTopic } from '../../adapters/aws/ops-topic.ts';
import { createSourceStore } from '../../adapters/aws/source-store.ts';
import { systemClock } from '../../adapters/local/clock.ts';
import type { Clock } from '../../ports/clock.ts';
import { FUNCTION_SETTINGS, readSettings } from '../../settings.ts';
import type { RemindPorts } from '../../steps/remind.ts';
import type { SweepPorts } from '../../steps/sweep.ts';
import { seedDefinitions } from '../seeds.ts';
import type { Environment } from './environment.ts';
import { queueOf } from './queue.ts';

/** Looks through the tables for what ends soon and for what is not done. */
export function sweepPorts(environment: Environment): RemindPorts & SweepPorts & { readonly clock: Clock } {
  const settings = readSettings(FUNCTION_SETTINGS.sweep, environment);
  const dynamo = new DynamoDBClient();
  return {
    definitions: seedDefinitions(settings.sources),
    ledger: createLedger(dynamo, settings.ledgerTable),
    knowledge: createKnowledgeStore(dynamo, settings.ledgerTable),
    sources: createSourceStore(dynamo, settings.sourcesTable),
    deliveries: createDeliveryStore(dynamo, settings.deliveriesTable),
    reports: withOpsTopic(createOpsReports(dynamo, settings.sourcesTable), new SNSClient(), settings.opsTopic),
    queue: queueOf(settings),
    clock: systemClock(),
  };
}
