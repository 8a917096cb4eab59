import { describe, expect, it } from 'vitest';
import { synthesize } from './synthesized.ts';
import { at, functionsOf, nameOf, statementOf, list, plain, statementsOf } from './template.ts';

const stack = synthesize({ mailSender: 'alerts@policy.example' });

const RECEIVE = 'sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage';
const LOG = 'logs:CreateLogStream logs:PutLogEvents';
const SEND = 'sqs:SendMessage';
/** Lambda itself sends there what failed for good; CDK allows it the two reads as well. */
const BURY = 'sqs:GetQueueAttributes sqs:GetQueueUrl sqs:SendMessage';
const IDENTITY = 'arn:AWS::Partition:ses:AWS::Region:AWS::AccountId:identity';

/** Every action that a function may take, by the resource that it may take it on. Nothing else is allowed to anybody. */
const ALLOWED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  schedule: {},
};

function allowedTo(role: string): Readonly<Record<string, string>> {
  const byResource = new Map<string, string[]>();
  for (const { actions, resources, notResources } of statementsOf(role, stack)) {
    for (const resource of [...resources, ...notResources.map((name) => `not ${name}`)]) {
      byResource.set(resource, [...(byResource.get(resource) ?? []), ...actions]);
    }
  }
  return Object.fromEntries([...byResource].map(([resource, actions]) => [resource, actions.toSorted().join(' ')]));
}

it('prints', () => {
  for (const [name, fn] of Object.entries(functionsOf(stack)).toSorted()) console.log(name, JSON.stringify(allowedTo(String(at(fn.Properties, 'Role', 'Fn::GetAtt', 0))),null,1));
});
