import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';

/** A call that a function made, as IAM sees it. `resource` is the name of a thing as the function was told it. */
export interface Call {
  readonly action: string;
  readonly resource: string;
}

interface Command {
  readonly constructor: { readonly name: string };
  readonly input: Readonly<Record<string, unknown>>;
}

type Send = (command: Command, ...rest: unknown[]) => Promise<unknown>;

/** Sees every command of every client before it is sent; what it answers is the answer, undefined lets the command go on. */
export type Watch = (command: Command, calls: readonly Call[]) => Promise<unknown> | undefined;

/** Watches what all clients of this process send. Answers how to stop it. */
export function watchCalls(watch: Watch): () => void {
  const clients = [DynamoDBClient, LambdaClient, S3Client, SESv2Client, SNSClient, SQSClient];
  for (const { prototype } of clients) {
    const send = prototype.send as unknown as Send;
    const watched: Send = function (this: unknown, command, ...rest) {
      return watch(command, callsOf(command)) ?? send.call(this, command, ...rest);
    };
    Object.defineProperty(prototype, 'send', { value: watched, configurable: true, writable: true });
  }
  return () => {
    // The watched method hides the inherited one.
    for (const { prototype } of clients) Reflect.deleteProperty(prototype, 'send');
  };
}

/** What a command asks IAM for. @throws where a command is not known: then this list is to be made longer */
function callsOf(command: Command): readonly Call[] {
  const { input } = command;
  const name = command.constructor.name;
  const of = (member: string) => String(input[member]);
  switch (name) {
    case 'GetItemCommand':
    case 'PutItemCommand':
    case 'UpdateItemCommand':
    case 'ScanCommand':
      return [{ action: `dynamodb:${name.replace('Command', '')}`, resource: of('TableName') }];
    case 'QueryCommand': {
      const index = input.IndexName === undefined ? '' : `/index/${of('IndexName')}`;
      return [{ action: 'dynamodb:Query', resource: `${of('TableName')}${index}` }];
    }
    case 'BatchGetItemCommand':
      return Object.keys(Object(input.RequestItems)).map((table) => ({
        action: 'dynamodb:BatchGetItem',
        resource: table,
      }));
    case 'GetObjectCommand':
    case 'PutObjectCommand':
      return [{ action: `s3:${name.replace('Command', '')}`, resource: `${of('Bucket')}/${of('Key')}` }];
    case 'DeleteObjectCommand':
      return [{ action: 's3:DeleteObject', resource: `${of('Bucket')}/${of('Key')}` }];
    case 'CopyObjectCommand':
      return [
        { action: 's3:GetObject', resource: of('CopySource') },
        { action: 's3:PutObject', resource: `${of('Bucket')}/${of('Key')}` },
      ];
    case 'ListObjectsV2Command':
      return [{ action: 's3:ListBucket', resource: of('Bucket') }];
    case 'SendMessageBatchCommand':
      return [{ action: 'sqs:SendMessage', resource: of('QueueUrl') }];
    case 'ReceiveMessageCommand':
      return [{ action: 'sqs:ReceiveMessage', resource: of('QueueUrl') }];
    case 'PublishCommand':
      return [{ action: 'sns:Publish', resource: input.TopicArn === undefined ? 'a number' : of('TopicArn') }];
    case 'InvokeCommand':
      return [{ action: 'lambda:InvokeFunction', resource: of('FunctionName') }];
    case 'SendEmailCommand':
      return [{ action: 'ses:SendEmail', resource: of('FromEmailAddress') }];
    case 'DeleteMessageCommand':
    case 'DeleteMessageBatchCommand':
    case 'ListFunctionsCommand':
    case 'CreateEmailIdentityCommand':
      return [];
    default:
      throw new Error(`what ${name} asks of IAM is not known to this test`);
  }
}
