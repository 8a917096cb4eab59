import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { createDeliveryStore } from '../../adapters/aws/delivery-store.ts';
import { createLedger } from '../../adapters/aws/ledger.ts';
import { createMailSender } from '../../adapters/aws/mail-sender.ts';
import { createOpsReports } from '../../adapters/aws/ops-reports.ts';
import { withOpsTopic } from '../../adapters/aws/ops-topic.ts';
import { createSubscriberStore } from '../../adapters/aws/subscriber-store.ts';
import { createTextSender } from '../../adapters/aws/text-sender.ts';
import { systemClock } from '../../adapters/local/clock.ts';
import { topicNames } from '../../domain/topic/taxonomy.ts';
import { FUNCTION_SETTINGS, readSettings } from '../../settings.ts';
import type { DeliverPorts } from '../../steps/deliver.ts';
import { seedTaxonomy } from '../seeds.ts';
import type { Environment } from './environment.ts';
import { queueOf } from './queue.ts';

/** Sends. The only function that writes to people. */
export function deliverPorts(environment: Environment): DeliverPorts {
  const settings = readSettings(FUNCTION_SETTINGS.deliver, environment);
  const dynamo = new DynamoDBClient();
  return {
    ledger: createLedger(dynamo, settings.ledgerTable),
    subscribers: createSubscriberStore(dynamo, settings.subscribersTable),
    deliveries: createDeliveryStore(dynamo, settings.deliveriesTable),
    reports: withOpsTopic(createOpsReports(dynamo, settings.sourcesTable), new SNSClient(), settings.opsTopic),
    queue: queueOf(settings),
    clock: systemClock(),
    // The step decides what is sent again: a client that repeats by itself could send twice.
    mail: createMailSender(new SESv2Client({ maxAttempts: 1 }), settings.mailSender),
    sms: createTextSender(new SNSClient({ maxAttempts: 1 })),
    wording: {
      topicName: topicNames(seedTaxonomy()),
      linkTo: (n) => `${settings.siteUrl}changes/${n}.html`,
      manageUrlOf: () => null,
    },
  };
}
