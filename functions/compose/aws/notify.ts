import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import { type ChangeTopic, createChangeTopic } from '../../adapters/aws/change-topic.ts';
import { createDeliveryStore } from '../../adapters/aws/delivery-store.ts';
import { createLedger } from '../../adapters/aws/ledger.ts';
import { createSubscriberStore } from '../../adapters/aws/subscriber-store.ts';
import { FUNCTION_SETTINGS, readSettings } from '../../settings.ts';
import type { NotifyPorts } from '../../steps/notify.ts';
import type { Environment } from './environment.ts';
import { queueOf } from './queue.ts';

/** Numbers changes, plans deliveries, tells partners. */
export function notifyPorts(environment: Environment): NotifyPorts & { readonly topic: ChangeTopic } {
  const settings = readSettings(FUNCTION_SETTINGS.notify, environment);
  const dynamo = new DynamoDBClient();
  const ledger = createLedger(dynamo, settings.ledgerTable);
  const { changesTopic: topicArn, siteUrl } = settings;
  return {
    ledger,
    subscribers: createSubscriberStore(dynamo, settings.subscribersTable),
    deliveries: createDeliveryStore(dynamo, settings.deliveriesTable),
    queue: queueOf(settings),
    topic: createChangeTopic(new SNSClient(), { topicArn, siteUrl, ledger }),
  };
}
