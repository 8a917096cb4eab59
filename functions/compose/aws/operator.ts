import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createRemoteAttachmentReader } from '../../adapters/aws/attachment-function.ts';
import { createDeliveryStore } from '../../adapters/aws/delivery-store.ts';
import { createKnowledgeStore } from '../../adapters/aws/knowledge-store.ts';
import { createOpsReports } from '../../adapters/aws/ops-reports.ts';
import { withOpsTopic } from '../../adapters/aws/ops-topic.ts';
import { createSourceStore } from '../../adapters/aws/source-store.ts';
import { callFunction, findStackFunctions, type StackFunction } from '../../adapters/aws/stack-functions.ts';
import { createSubscriberStore } from '../../adapters/aws/subscriber-store.ts';
import { systemClock } from '../../adapters/local/clock.ts';
import { createThreadedAttachmentReader } from '../../adapters/thread/attachment-reader.ts';
import { createPageReader } from '../../adapters/thread/page-reader.ts';
import { HongtouError } from '../../domain/error.ts';
import type { Tick } from '../../domain/source/state.ts';
import { createTopicLabeller } from '../../domain/topic/label.ts';
import { FUNCTION_SETTINGS, type FunctionName, readSettings, type SettingsOf } from '../../settings.ts';
import type { OperatedMonitor } from '../operator.ts';
import { seedDefinitions, seedTaxonomy } from '../seeds.ts';
import type { Environment } from './environment.ts';
import { queueOf } from './queue.ts';
import { recordPorts } from './record.ts';

/** A deployed monitor in the hands of its operator. */
export interface StackMonitor extends OperatedMonitor {
  readonly stackName: string;
  /** Opens the round of a tick, as the schedule does: the stack's own functions do the rest. */
  openRound(tick: Tick, sources: 'due' | 'all'): Promise<readonly string[]>;
}

/**
 * Finds a stack's tables, buckets and queues in what its functions were told, and works on them with the caller's rights.
 * Portals, of those that the stack watches, and topics are those of this checkout's seeds/.
 * @throws HONGTOU_NO_CREDENTIALS, HONGTOU_NO_STACK
 */
export async function openStackMonitor(stackName: string, environment: Environment): Promise<StackMonitor> {
  const lambda = new LambdaClient();
  const functions = await findStackFunctions(lambda, stackName);
  const told = <Name extends FunctionName>(name: Name): SettingsOf<Name> =>
    readSettings(FUNCTION_SETTINGS[name], functionOf(name, stackName, functions).environment);
  const [assess, sweep] = [told('assess'), told('sweep')];
  const dynamo = new DynamoDBClient();
  const taxonomy = seedTaxonomy();
  const record = recordPorts(assess, environment);
  const pages = createPageReader(new URL('../../adapters/thread/page-thread.ts', import.meta.url));
  const files = createThreadedAttachmentReader(new URL('../../adapters/attachments/thread.ts', import.meta.url));
  const ports: StackMonitor['ports'] = {
    ...record,
    pages,
    attachments: createRemoteAttachmentReader(lambda, {
      functionName: assess.attachmentsFunction,
      blobs: record.blobs,
    }),
    labelTopics: createTopicLabeller(taxonomy),
    definitions: seedDefinitions(assess.sources),
    sources: createSourceStore(dynamo, assess.sourcesTable),
    reports: withOpsTopic(createOpsReports(dynamo, assess.sourcesTable), new SNSClient(), assess.opsTopic),
    queue: queueOf(sweep, sqs(environment)),
    deliveries: createDeliveryStore(dynamo, sweep.deliveriesTable),
    subscribers: createSubscriberStore(dynamo, told('notify').subscribersTable),
    clock: systemClock(),
  };
  return {
    stackName,
    ports,
    files,
    knowledge: createKnowledgeStore(dynamo, assess.ledgerTable),
    settings: { taxonomy },
    openRound: async (tick, sources) => {
      const { functionName } = functionOf('schedule', stackName, functions);
      return dueSources(await callFunction(lambda, functionName, { tick, sources }));
    },
    close: async () => {
      await pages.close();
      await files.close();
      dynamo.destroy();
      lambda.destroy();
    },
  };
}

/** An emulator's queues have URLs of AWS: it is asked at its own address all the same. */
function sqs(environment: Environment): SQSClient {
  return new SQSClient({ useQueueUrlAsEndpoint: environment.AWS_ENDPOINT_URL === undefined });
}

function functionOf(
  name: FunctionName,
  stackName: string,
  functions: ReadonlyMap<string, StackFunction>,
): StackFunction {
  const found = functions.get(name);
  if (found !== undefined) return found;
  throw new HongtouError('HONGTOU_NO_STACK', `the stack "${stackName}" has no function ${name}: deploy it again`);
}

function dueSources(answer: unknown): readonly string[] {
  const due = typeof answer === 'object' && answer !== null && 'dueSources' in answer ? answer.dueSources : [];
  return Array.isArray(due) ? due.map(String) : [];
}
