import { describe, expect, it } from 'vitest';
import { synthesize } from './synthesized.ts';
import { at, functionsOf, list, nameOf, statementOf, statementsOf } from './template.ts';

const stack = synthesize({ mailSender: 'alerts@policy.example' });

const LOG = 'logs:CreateLogStream logs:PutLogEvents';
const RECEIVE = 'sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage';
const SEND = 'sqs:SendMessage';
/** Lambda itself sends there what failed for good; CDK allows it the two reads as well. */
const BURY = 'sqs:GetQueueAttributes sqs:GetQueueUrl sqs:SendMessage';
const LIST = 's3:ListBucket';
const READ = 's3:GetObject';
const WRITE = 's3:PutObject';
const READ_AND_WRITE = 's3:GetObject s3:PutObject';
const PASSAGES = 'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:UpdateItem';
const IDENTITY = 'arn:AWS::Partition:ses:AWS::Region:AWS::AccountId:identity';

/** Every action that a function may take, by the resource that it may take it on. There is nothing else. */
const ALLOWED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  schedule: {
    ScheduleLog: LOG,
    SourcesTable: 'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query',
    'SourcesTable/index/due': 'dynamodb:Query',
    'SourcesTable/index/pending': 'dynamodb:Query',
    TurnQueue: SEND,
    LaterQueue: SEND,
    ScheduleDead: BURY,
  },
  seeds: {
    SeedsLog: LOG,
    Archive: LIST,
    'Archive/snapshots/*': WRITE,
    'Archive/readings/*': READ_AND_WRITE,
    'Archive/details/*': WRITE,
    'Archive/texts/*': READ_AND_WRITE,
    'Archive/seeds/*': READ_AND_WRITE,
    LedgerTable: 'dynamodb:GetItem dynamodb:PutItem dynamodb:Query',
    PassagesTable: PASSAGES,
    NotifyQueue: SEND,
    LaterQueue: SEND,
    ScheduleDead: BURY,
  },
  capture: {
    CaptureLog: LOG,
    Archive: LIST,
    'Archive/snapshots/*': READ_AND_WRITE,
    SourcesTable: 'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query',
    'SourcesTable/index/pending': 'dynamodb:Query',
    TurnQueue: `${RECEIVE} ${SEND}`,
    AssessQueue: SEND,
    LaterQueue: SEND,
  },
  attachments: {
    AttachmentsLog: LOG,
    Archive: LIST,
    'Archive/snapshots/*': READ,
    'Archive/attachment-texts/*': WRITE,
  },
  assess: {
    AssessLog: LOG,
    Archive: LIST,
    'Archive/snapshots/*': READ_AND_WRITE,
    'Archive/readings/*': READ_AND_WRITE,
    'Archive/details/*': WRITE,
    'Archive/templates/*': READ_AND_WRITE,
    'Archive/texts/*': READ_AND_WRITE,
    'Archive/attachment-texts/*': READ,
    SourcesTable: 'dynamodb:GetItem dynamodb:PutItem dynamodb:Query',
    LedgerTable: 'dynamodb:GetItem dynamodb:PutItem dynamodb:Query',
    PassagesTable: PASSAGES,
    AttachmentsFunction: 'lambda:InvokeFunction',
    OpsTopic: 'sns:Publish',
    AssessQueue: RECEIVE,
    NotifyQueue: SEND,
    PublishQueue: SEND,
    LaterQueue: SEND,
  },
  notify: {
    NotifyLog: LOG,
    LedgerTable: 'dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem',
    SubscribersTable: 'dynamodb:Query',
    DeliveriesTable: 'dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem',
    ChangesTopic: 'sns:Publish',
    NotifyQueue: RECEIVE,
    DeliverQueue: SEND,
    LaterQueue: SEND,
  },
  deliver: {
    DeliverLog: LOG,
    SourcesTable: 'dynamodb:PutItem',
    LedgerTable: 'dynamodb:GetItem',
    SubscribersTable: 'dynamodb:GetItem',
    DeliveriesTable: 'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem',
    [`${IDENTITY}/alerts@policy.example`]: 'ses:SendEmail',
    [`${IDENTITY}/policy.example`]: 'ses:SendEmail',
    'not arn:AWS::Partition:sns:*:*:*': 'sns:Publish',
    DeliverQueue: `${RECEIVE} ${SEND}`,
    LaterQueue: SEND,
    OpsTopic: 'sns:Publish',
  },
  publish: {
    PublishLog: LOG,
    Archive: LIST,
    'Archive/readings/*': READ,
    'Archive/details/*': READ,
    Site: LIST,
    'Site/*': READ_AND_WRITE,
    SourcesTable: 'dynamodb:GetItem',
    LedgerTable: 'dynamodb:GetItem dynamodb:Query',
    PublishQueue: RECEIVE,
  },
  sweep: {
    SweepLog: LOG,
    SourcesTable: 'dynamodb:GetItem dynamodb:PutItem dynamodb:Query',
    'SourcesTable/index/pending': 'dynamodb:Query',
    LedgerTable: 'dynamodb:GetItem dynamodb:PutItem dynamodb:Query',
    'LedgerTable/index/unhandled': 'dynamodb:Query',
    DeliveriesTable: 'dynamodb:GetItem',
    'DeliveriesTable/index/unfinished': 'dynamodb:Query',
    OpsTopic: 'sns:Publish',
    TurnQueue: SEND,
    AssessQueue: SEND,
    NotifyQueue: SEND,
    DeliverQueue: SEND,
    PublishQueue: SEND,
    LaterQueue: SEND,
    TurnDead: 'sqs:ReceiveMessage',
    AssessDead: 'sqs:ReceiveMessage',
    NotifyDead: 'sqs:ReceiveMessage',
    DeliverDead: 'sqs:ReceiveMessage',
    PublishDead: 'sqs:ReceiveMessage',
    LaterDead: 'sqs:ReceiveMessage',
    ScheduleDead: BURY,
  },
  receive: {
    ReceiveLog: LOG,
    Inbox: LIST,
    'Inbox/bundles/*': 's3:DeleteObject s3:GetObject',
    'Inbox/refused/*': WRITE,
    Archive: LIST,
    'Archive/snapshots/*': READ_AND_WRITE,
    'Archive/received/*': READ_AND_WRITE,
    SourcesTable: 'dynamodb:GetItem dynamodb:PutItem',
    AssessQueue: SEND,
    LaterQueue: SEND,
    OpsTopic: 'sns:Publish',
    ScheduleDead: BURY,
  },
  later: {
    LaterLog: LOG,
    TurnQueue: SEND,
    AssessQueue: SEND,
    NotifyQueue: SEND,
    DeliverQueue: SEND,
    PublishQueue: SEND,
    LaterQueue: `${RECEIVE} ${SEND}`,
  },
  api: {
    ApiLog: LOG,
    LedgerTable: 'dynamodb:GetItem',
  },
};

describe('permissions', () => {
  it.each(Object.entries(functionsOf(stack)))('of %s are exactly those that it needs', (name, { Properties }) => {
    expect(allowedTo(String(at(Properties, 'Role', 'Fn::GetAtt', 0)))).toEqual(ALLOWED[name]);
  });

  it('let nobody but those who write to subscribers read them', () => {
    const readers = Object.entries(ALLOWED).filter(([, allowed]) => 'SubscribersTable' in allowed);
    expect(readers.map(([name]) => name)).toEqual(['notify', 'deliver']);
  });

  it('never allow all actions or all resources', () => {
    for (const { Properties } of Object.values(stack.all('AWS::IAM::Policy'))) {
      for (const statement of list(at(Properties, 'PolicyDocument', 'Statement')).map(statementOf)) {
        expect(statement.actions.filter((action) => action.includes('*'))).toEqual([]);
        expect(statement.resources).not.toContain('*');
      }
    }
  });

  it('bound what may be listed to the folders that may be read', () => {
    for (const { Properties } of Object.values(functionsOf(stack))) {
      const statements = statementsOf(String(at(Properties, 'Role', 'Fn::GetAtt', 0)), stack);
      for (const { condition } of statements.filter(({ actions }) => actions.includes(LIST))) {
        expect(list(at(condition, 'StringLike', 's3:prefix')).length).toBeGreaterThan(0);
      }
    }
  });

  it('let a collector put bundles and nothing else', () => {
    const policies = Object.values(stack.all('AWS::IAM::ManagedPolicy'));
    const statements = policies.flatMap(({ Properties }) =>
      list(at(Properties, 'PolicyDocument', 'Statement')).map(statementOf),
    );
    expect(statements.map(({ effect, actions, resources }) => [effect, actions, resources])).toEqual([
      ['Allow', [WRITE], ['Inbox/bundles/*']],
    ]);
  });

  it('let a schedule call its function and bury what failed, and only for this account', () => {
    const roles = Object.entries(stack.all('AWS::IAM::Role')).filter(
      ([, { Properties }]) => principalOf(Properties) === 'scheduler.amazonaws.com',
    );
    const allowed = roles.map(([role]) => allowedTo(role));
    expect(allowed.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual([
      { ReceiveFunction: 'lambda:InvokeFunction', ScheduleDead: SEND },
      { ScheduleFunction: 'lambda:InvokeFunction', ScheduleDead: SEND },
      { SeedsFunction: 'lambda:InvokeFunction', ScheduleDead: SEND },
      { SweepFunction: 'lambda:InvokeFunction', ScheduleDead: SEND },
    ]);
    for (const [, { Properties }] of roles) {
      const condition = at(Properties, 'AssumeRolePolicyDocument', 'Statement', 0, 'Condition', 'StringEquals');
      expect(nameOf(at(condition, 'aws:SourceAccount'))).toBe('AWS::AccountId');
    }
  });
});

function principalOf(properties: Readonly<Record<string, unknown>>): unknown {
  return at(properties, 'AssumeRolePolicyDocument', 'Statement', 0, 'Principal', 'Service');
}

function allowedTo(role: string): Readonly<Record<string, string>> {
  const byResource = new Map<string, Set<string>>();
  for (const { actions, resources, notResources } of statementsOf(role, stack)) {
    for (const resource of [...resources, ...notResources.map((name) => `not ${name}`)]) {
      byResource.set(resource, new Set([...(byResource.get(resource) ?? []), ...actions]));
    }
  }
  return Object.fromEntries(
    [...byResource].map(([resource, actions]) => [resource, [...actions].toSorted().join(' ')]),
  );
}
