import {
  LambdaClient,
  ListEventSourceMappingsCommand,
  ListFunctionsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { DeleteMessageCommand, type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { vi } from 'vitest';
import type { QueueAnswer } from '../../functions/handlers/on-work.ts';
import type { Clock } from '../../functions/ports/clock.ts';
import type { Work, WorkMessage } from '../../functions/ports/work-queue.ts';
import {
  FUNCTION_SETTINGS,
  type FunctionName,
  readSettings,
  type SettingName,
  type Settings,
} from '../../functions/settings.ts';
import { type Call, watchCalls } from './calls.ts';
import type { Place } from './deployed.ts';

type Handler = (event: unknown, invocation: { readonly awsRequestId: string }) => Promise<unknown>;

/** Which queue feeds which function. */
const FED = {
  capture: 'turnQueue',
  assess: 'assessQueue',
  notify: 'notifyQueue',
  deliver: 'deliverQueue',
  publish: 'publishQueue',
  later: 'laterQueue',
} as const satisfies Partial<Record<FunctionName, SettingName>>;
type Fed = keyof typeof FED;

const WORKERS = {
  turn: 'capture',
  assess: 'assess',
  notify: 'notify',
  deliver: 'deliver',
  publish: 'publish',
} as const satisfies Record<Work['kind'], Fed>;

interface Waiting {
  readonly fn: Fed;
  readonly message: Message;
  readonly notBefore: number;
  readonly sequence: number;
}

export interface LambdaService {
  /** All settings of the deployed functions together. */
  readonly settings: Partial<Settings<SettingName>>;
  /** Everything that each function called. */
  readonly calls: ReadonlyMap<FunctionName, readonly Call[]>;
  /** Work that failed, by the function that it failed in. */
  readonly failures: readonly string[];
  invoke(name: FunctionName, event: unknown): Promise<unknown>;
  /** Feeds the functions from their queues until nothing waits. Messages that are held back are waited for on the clock. */
  drain(): Promise<void>;
  /** Hands out every message that was ever sent once more, then drains. */
  repeat(): Promise<void>;
  /** Loads every function anew at its next call, as after a deploy. */
  restart(): void;
  stop(): void;
}

/**
 * Lambda's part in a deployment on moto, which runs no functions without Docker: calls the real handlers of this checkout with
 * the environment that the stack gave the functions and with events as SQS, Scheduler and other functions send them.
 */
export async function startLambda(place: Place, clock: Clock): Promise<LambdaService> {
  const { settings, names } = await deployedFunctions(place);
  await takeOver(place);
  const handlers = new Map<FunctionName, Handler>();
  const calls = new Map<FunctionName, Call[]>();
  const failures: string[] = [];
  const sent = new Map<string, number>();
  let running: FunctionName | null = null;

  const stop = watchCalls((command, made) => {
    if (running !== null) calls.set(running, [...(calls.get(running) ?? []), ...made]);
    // Delays are kept on the rehearsal's clock, not by the queue.
    for (const entry of sentEntries(command)) {
      delete entry.DelaySeconds;
      if (!sent.has(entry.MessageBody)) sent.set(entry.MessageBody, sent.size);
    }
    return command.constructor.name === 'InvokeCommand' ? invoked(command.input) : undefined;
  });

  async function invoke(name: FunctionName, event: unknown): Promise<unknown> {
    const handler = handlers.get(name) ?? (await load(name));
    handlers.set(name, handler);
    const caller = running;
    running = name;
    try {
      return await handler(structuredClone(event), { awsRequestId: `r-${name}` });
    } finally {
      running = caller;
    }
  }

  /** A function or an operator calls a function: moto would need Docker for it. */
  async function invoked(input: Readonly<Record<string, unknown>>): Promise<unknown> {
    const event: unknown = JSON.parse(new TextDecoder().decode(input.Payload as Uint8Array));
    const answer = await invoke(names.get(String(input.FunctionName)) ?? 'attachments', event);
    return { Payload: new TextEncoder().encode(JSON.stringify(answer)) };
  }

  const queues = new SQSClient();
  const urlOf = (fn: Fed) => settings[FED[fn]] ?? '';

  async function receive(): Promise<readonly Waiting[]> {
    const waiting: Waiting[] = [];
    for (const fn of Object.keys(FED) as Fed[]) {
      for (;;) {
        const { Messages = [] } = await queues.send(
          new ReceiveMessageCommand({ QueueUrl: urlOf(fn), MaxNumberOfMessages: 10 }),
        );
        if (Messages.length === 0) break;
        waiting.push(...Messages.map((message) => waitingOf(fn, message)));
      }
    }
    return waiting;
  }

  function waitingOf(fn: Fed, message: Message): Waiting {
    const body = message.Body ?? '';
    const { notBefore } = JSON.parse(body) as { notBefore: number };
    return { fn, message, notBefore, sequence: sent.get(body) ?? 0 };
  }

  async function work({ fn, message }: Waiting): Promise<void> {
    const answer = (await invoke(fn, queueEvent(message, urlOf(fn), place.region))) as QueueAnswer;
    if (answer.batchItemFailures.length > 0) failures.push(`${fn}: ${message.Body}`);
    await queues.send(new DeleteMessageCommand({ QueueUrl: urlOf(fn), ReceiptHandle: message.ReceiptHandle }));
  }

  async function drain(): Promise<void> {
    const waiting: Waiting[] = [];
    for (;;) {
      waiting.push(...(await receive()));
      // In the order of one machine's work table, so that both runs see the same trace.
      waiting.sort((a, b) => a.notBefore - b.notBefore || a.sequence - b.sequence);
      const next = waiting.shift();
      if (next === undefined) return;
      await clock.sleepUntil(next.notBefore);
      await work(next);
    }
  }

  async function repeat(): Promise<void> {
    for (const body of [...sent.keys()]) {
      const { work: repeated } = JSON.parse(body) as WorkMessage;
      const fn = WORKERS[repeated.kind];
      const message = { MessageId: `again-${sent.get(body)}`, ReceiptHandle: 'none', Body: body };
      const answer = (await invoke(fn, queueEvent(message, urlOf(fn), place.region))) as QueueAnswer;
      if (answer.batchItemFailures.length > 0) failures.push(`${fn} again: ${body}`);
    }
    await drain();
  }

  function restart(): void {
    handlers.clear();
    vi.resetModules();
  }

  return { settings, calls, failures, invoke, drain, repeat, restart, stop };
}

async function load(name: FunctionName): Promise<Handler> {
  const { handler } = (await import(`../../functions/handlers/${name}.ts`)) as { handler: Handler };
  return handler;
}

/** What the stack tells its functions, and which handler stands behind a function's name. Their environments go into this process's. */
async function deployedFunctions(place: Place) {
  const { Functions = [] } = await new LambdaClient(place).send(new ListFunctionsCommand());
  const settings: Partial<Settings<SettingName>> = {};
  const names = new Map<string, FunctionName>();
  for (const { FunctionName: functionName = '', Environment } of Functions) {
    const variables = reachable(Environment?.Variables ?? {}, place);
    const name = variables.POWERTOOLS_SERVICE_NAME as FunctionName;
    names.set(functionName, name);
    Object.assign(settings, readSettings<SettingName>(FUNCTION_SETTINGS[name], variables));
    Object.assign(process.env, variables, { NODE_OPTIONS: process.env.NODE_OPTIONS ?? '' });
  }
  return { settings, names };
}

/** moto calls functions itself, which takes Docker, and where that fails the messages die. It still calls for a mapping that is deleted. */
async function takeOver(place: Place): Promise<void> {
  const client = new LambdaClient(place);
  const { EventSourceMappings = [] } = await client.send(new ListEventSourceMappingsCommand());
  for (const { UUID } of EventSourceMappings) {
    await client.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }));
  }
}

/** CloudFormation on moto names queues by URLs of AWS, where nothing listens for us. */
function reachable(variables: Readonly<Record<string, string>>, place: Place): Record<string, string> {
  const aws = `https://sqs.${place.region}.amazonaws.com`;
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, value.replaceAll(aws, place.endpoint)]),
  );
}

/** A batch of one, member for member as SQS hands it to Lambda. */
function queueEvent(message: Message, url: string, region: string): unknown {
  return {
    Records: [
      {
        messageId: message.MessageId,
        receiptHandle: message.ReceiptHandle,
        body: message.Body,
        attributes: {
          ApproximateReceiveCount: '1',
          SentTimestamp: '1795578651000',
          SenderId: 'AIDAEXAMPLE',
          ApproximateFirstReceiveTimestamp: '1795578651001',
        },
        messageAttributes: {},
        md5OfBody: message.MD5OfBody,
        eventSource: 'aws:sqs',
        eventSourceARN: `arn:aws:sqs:${region}:123456789012:${url.slice(url.lastIndexOf('/') + 1)}`,
        awsRegion: region,
      },
    ],
  };
}

function sentEntries(command: { readonly input: Readonly<Record<string, unknown>> }) {
  const entries = command.input.Entries;
  return Array.isArray(entries) ? (entries as { MessageBody: string; DelaySeconds?: number }[]) : [];
}
