import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

export interface ScheduleProps {
  readonly description: string;
  /** On fixed minutes, so that a tick has a name that a retry repeats. @example 'cron(0/15 * * * ? *)' */
  readonly expression: string;
  readonly dead: Queue;
}

/**
 * Calls a function at fixed times with `{ tick }`, the time that it was meant for. What Scheduler could not hand over, and
 * what the function failed on for good, ends in the same dead letters.
 */
export function addSchedule(scope: Construct, id: string, fn: LambdaFunction, props: ScheduleProps): void {
  const role = new Role(scope, `${id}ScheduleRole`, {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      // Only this account's schedules may use the role.
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  });
  role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.functionArn] }));
  role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [props.dead.queueArn] }));
  new CfnSchedule(scope, `${id}Schedule`, {
    description: props.description,
    scheduleExpression: props.expression,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: fn.functionArn,
      roleArn: role.roleArn,
      input: JSON.stringify({ tick: '<aws.scheduler.scheduled-time>' }),
      deadLetterConfig: { arn: props.dead.queueArn },
      retryPolicy: { maximumEventAgeInSeconds: 900, maximumRetryAttempts: 10 },
    },
  }).node.addDependency(role);
  fn.configureAsyncInvoke({
    onFailure: new SqsDestination(props.dead),
    retryAttempts: 2,
    maxEventAge: Duration.minutes(15),
  });
}
