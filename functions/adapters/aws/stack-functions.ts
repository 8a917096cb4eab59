import { InvokeCommand, type LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import { HongtouError } from '../../domain/error.ts';

/** A function of a deployment: what it is called there, and what its environment tells it. */
export interface StackFunction {
  readonly functionName: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The stack stands in the environment of each of its functions: their names are cut where they grow long, and prove nothing. */
const STACK_VARIABLE = 'HONGTOU_STACK';
/** Which of the functions it is, as the stack says it to the logs. */
const SERVICE_VARIABLE = 'POWERTOOLS_SERVICE_NAME';

/**
 * The functions of a deployed stack in the client's account and region, by the names of their handlers.
 * @throws HONGTOU_NO_CREDENTIALS, HONGTOU_NO_STACK
 */
export async function findStackFunctions(
  client: LambdaClient,
  stackName: string,
): Promise<ReadonlyMap<string, StackFunction>> {
  const functions = new Map<string, StackFunction>();
  const others = new Set<string>();
  const pages = paginateListFunctions({ client }, {});
  for await (const { Functions = [] } of withCredentials(pages)) {
    for (const { FunctionName: functionName = '', Environment } of Functions) {
      const environment = Environment?.Variables ?? {};
      const owner = environment[STACK_VARIABLE];
      if (owner === stackName) functions.set(environment[SERVICE_VARIABLE] ?? '', { functionName, environment });
      else if (owner !== undefined) others.add(owner);
    }
  }
  if (functions.size > 0) return functions;
  const region = await client.config.region();
  const found = others.size === 0 ? 'there is none' : `there are ${[...others].toSorted().join(', ')}`;
  throw new HongtouError('HONGTOU_NO_STACK', `no stack "${stackName}" of Hongtou in ${region}: ${found}`);
}

/**
 * Calls a function as a schedule does and waits for its answer.
 * @throws HONGTOU_FUNCTION_FAILED with what the function said
 */
export async function callFunction(client: LambdaClient, functionName: string, event: object): Promise<unknown> {
  const payload = new TextEncoder().encode(JSON.stringify(event));
  const answer = await client.send(new InvokeCommand({ FunctionName: functionName, Payload: payload }));
  const text = new TextDecoder().decode(answer.Payload);
  if (answer.FunctionError === undefined) return JSON.parse(text);
  throw new HongtouError('HONGTOU_FUNCTION_FAILED', `${functionName}: ${text.slice(0, 500)}`);
}

/** Names of what the SDK throws where nobody is signed in, or no region is set, or neither is believed. */
const SIGN_IN_ERRORS: ReadonlySet<string> = new Set([
  'CredentialsProviderError',
  'TokenProviderError',
  'ExpiredTokenException',
  'UnrecognizedClientException',
  'InvalidSignatureException',
]);

async function* withCredentials<T>(pages: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* pages;
  } catch (cause) {
    const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
    if (!SIGN_IN_ERRORS.has(name) && message !== 'Region is missing') throw cause;
    const help = 'set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and AWS_REGION';
    throw new HongtouError('HONGTOU_NO_CREDENTIALS', `AWS does not know who asks, or where: ${message}; ${help}`, {
      cause,
    });
  }
}
