import { describe, expect, it } from 'vitest';
import { synthesize } from './synthesized.ts';
import { at, functionsOf, list, nameOf, plain, statementOf } from './template.ts';

const stack = synthesize({ mailSender: 'alerts@policy.example', hostsAtOnce: 7 });
const queues = Object.fromEntries(
  Object.entries(stack.all('AWS::SQS::Queue')).map(([id, resource]) => [plain(id), resource.Properties]),
);
const sources = Object.values(stack.all('AWS::Lambda::EventSourceMapping')).map(({ Properties }) => Properties);
const sourceOf = (queue: string) => sources.find(({ EventSourceArn }) => nameOf(EventSourceArn) === queue) ?? {};

describe('queues', () => {
  it('hand out turns and publishing in order, one at a time for a group', () => {
    const fifo = Object.entries(queues).filter(([, queue]) => queue.FifoQueue === true);
    expect(fifo.map(([id]) => id).toSorted()).toEqual(['PublishDead', 'PublishQueue', 'TurnDead', 'TurnQueue']);
    expect(queues.TurnQueue).toMatchObject({ QueueName: 'Hongtou-Turn.fifo' });
  });

  it('bury a message after five deliveries in dead letters of their own', () => {
    const work = Object.keys(queues).filter((id) => id.endsWith('Queue'));
    expect(work.toSorted()).toEqual([
      'AssessQueue',
      'DeliverQueue',
      'LaterQueue',
      'NotifyQueue',
      'PublishQueue',
      'TurnQueue',
    ]);
    for (const id of work) {
      expect(nameOf(at(queues[id], 'RedrivePolicy', 'deadLetterTargetArn'))).toBe(id.replace('Queue', 'Dead'));
      expect(at(queues[id], 'RedrivePolicy', 'maxReceiveCount')).toBe(5);
    }
  });

  it('keep what nobody took for 14 days, encrypted, and refuse requests without TLS', () => {
    for (const queue of Object.values(queues)) {
      expect(queue).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 86_400 });
    }
    const closed = Object.values(stack.all('AWS::SQS::QueuePolicy')).filter(({ Properties }) =>
      list(at(Properties, 'PolicyDocument', 'Statement'))
        .map(statementOf)
        .some(({ effect, condition }) => effect === 'Deny' && at(condition, 'Bool', 'aws:SecureTransport') === 'false'),
    );
    expect(closed).toHaveLength(Object.keys(queues).length);
  });

  it('hide a message for longer than its function may work', () => {
    const functions = functionsOf(stack);
    for (const source of sources) {
      const queue = queues[nameOf(source.EventSourceArn)];
      const fn = Object.values(functions).find(({ Properties }) => idOf(Properties) === nameOf(source.FunctionName));
      expect(queue?.VisibilityTimeout).toBeGreaterThan(Number(fn?.Properties.Timeout));
    }
  });

  function idOf(properties: Readonly<Record<string, unknown>>): string {
    const name = String(at(properties, 'Environment', 'Variables', 'POWERTOOLS_SERVICE_NAME'));
    return `${name.charAt(0).toUpperCase()}${name.slice(1)}Function`;
  }
});

describe('event sources', () => {
  it('feed each queue to its own function, give back only what failed, and are bounded without reserved concurrency', () => {
    const fed = sources.map((source) => [
      nameOf(source.EventSourceArn),
      nameOf(source.FunctionName),
      at(source, 'ScalingConfig', 'MaximumConcurrency'),
      source.BatchSize,
      source.FunctionResponseTypes,
    ]);
    expect(fed.toSorted()).toEqual([
      ['AssessQueue', 'AssessFunction', 2, 1, ['ReportBatchItemFailures']],
      ['DeliverQueue', 'DeliverFunction', 2, 10, ['ReportBatchItemFailures']],
      ['LaterQueue', 'LaterFunction', 2, 10, ['ReportBatchItemFailures']],
      ['NotifyQueue', 'NotifyFunction', 2, 10, ['ReportBatchItemFailures']],
      ['PublishQueue', 'PublishFunction', 2, 1, ['ReportBatchItemFailures']],
      ['TurnQueue', 'CaptureFunction', 7, 1, ['ReportBatchItemFailures']],
    ]);
    for (const { Properties } of Object.values(functionsOf(stack))) {
      expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
    }
  });

  it('leave deliveries waiting while no sender of mails is set', () => {
    expect(sourceOf('DeliverQueue').Enabled).toBe(true);
    const without = Object.values(synthesize().all('AWS::Lambda::EventSourceMapping')).filter(
      ({ Properties }) => Properties.Enabled === false,
    );
    expect(without.map(({ Properties }) => nameOf(Properties.EventSourceArn))).toEqual(['DeliverQueue']);
  });
});

describe('schedules', () => {
  const schedules = Object.values(stack.all('AWS::Scheduler::Schedule')).map(({ Properties }) => Properties);

  it('open a round and look for seeds every quarter of an hour, and sweep every half', () => {
    const times = schedules.map((schedule) => [nameOf(at(schedule, 'Target', 'Arn')), schedule.ScheduleExpression]);
    expect(times.toSorted()).toEqual([
      ['ReceiveFunction', 'cron(5/15 * * * ? *)'],
      ['ScheduleFunction', 'cron(0/15 * * * ? *)'],
      ['SeedsFunction', 'cron(0/15 * * * ? *)'],
      ['SweepFunction', 'cron(0/30 * * * ? *)'],
    ]);
  });

  it('name the time that they were meant for, so that a retry repeats the same tick', () => {
    for (const schedule of schedules) {
      expect(JSON.parse(String(at(schedule, 'Target', 'Input')))).toEqual({ tick: '<aws.scheduler.scheduled-time>' });
      expect(schedule.FlexibleTimeWindow).toEqual({ Mode: 'OFF' });
    }
  });

  it('lose nothing: what is not taken, and what fails for good, ends in the dead letters', () => {
    for (const schedule of schedules) {
      expect(nameOf(at(schedule, 'Target', 'DeadLetterConfig', 'Arn'))).toBe('ScheduleDead');
    }
    const failures = Object.values(stack.all('AWS::Lambda::EventInvokeConfig')).map(({ Properties }) => [
      nameOf(Properties.FunctionName),
      nameOf(at(Properties, 'DestinationConfig', 'OnFailure', 'Destination')),
    ]);
    expect(failures.toSorted()).toEqual([
      ['ReceiveFunction', 'ScheduleDead'],
      ['ScheduleFunction', 'ScheduleDead'],
      ['SeedsFunction', 'ScheduleDead'],
      ['SweepFunction', 'ScheduleDead'],
    ]);
  });
});
