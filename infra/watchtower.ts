import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Queues } from './queues.ts';

export interface WatchtowerProps {
  readonly queues: Queues;
  /** Those that queues and requests call: what fails on schedule ends in the dead letters. */
  readonly functions: readonly LambdaFunction[];
  /** The function that opens rounds. */
  readonly heart: LambdaFunction;
  readonly ops: Topic;
}

/** Alarms over all queues and all functions together: one alarm a kind of trouble, whatever the number of parts. */
export function addWatchtower(scope: Construct, props: WatchtowerProps): void {
  const work = Object.values(props.queues.work);
  const dead = [...work.map((entry) => entry.dead), props.queues.scheduleDead];
  const period = Duration.minutes(5);
  const alarms = [
    above(scope, 'DeadLetters', 0, {
      description: 'Work failed for good: read the dead-letter queues',
      metric: combined(
        'SUM',
        dead.map((queue) => queue.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' })),
        period,
      ),
    }),
    above(scope, 'FunctionErrors', 10, {
      description: 'Functions fail more often than now and then: read their logs',
      metric: combined(
        'SUM',
        props.functions.map((fn) => fn.metricErrors({ period })),
        period,
      ),
      evaluationPeriods: 3,
    }),
    above(scope, 'FunctionThrottles', 100, {
      description: 'The account allows fewer functions at once than Hongtou wants',
      metric: combined(
        'SUM',
        props.functions.map((fn) => fn.metricThrottles({ period })),
        period,
      ),
      evaluationPeriods: 6,
    }),
    above(scope, 'OldWork', 3 * 3600, {
      description: 'Work has waited for more than three hours',
      metric: combined(
        'MAX',
        work.map(({ queue }) => queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' })),
        period,
      ),
    }),
    noRounds(scope, props.heart),
  ];
  for (const alarm of alarms) alarm.addAlarmAction(new SnsAction(props.ops));
  for (const alarm of alarms) alarm.addOkAction(new SnsAction(props.ops));
}

function above(
  scope: Construct,
  id: string,
  threshold: number,
  props: { readonly description: string; readonly metric: IMetric; readonly evaluationPeriods?: number },
): Alarm {
  return new Alarm(scope, `${id}Alarm`, {
    alarmDescription: props.description,
    metric: props.metric,
    threshold,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: props.evaluationPeriods ?? 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}

/** Silence is the worst failure of a monitor: here missing data is the alarm. */
function noRounds(scope: Construct, heart: LambdaFunction): Alarm {
  return new Alarm(scope, 'NoRoundsAlarm', {
    alarmDescription: 'No round was opened for an hour',
    metric: heart.metricInvocations({ period: Duration.hours(1) }),
    threshold: 1,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.BREACHING,
  });
}

/** CloudWatch takes at most ten metrics an alarm. */
function combined(how: 'SUM' | 'MAX', metrics: readonly IMetric[], period: Duration): MathExpression {
  const names = metrics.map((_, index) => `m${index}`);
  return new MathExpression({
    expression: `${how}([${names.join(', ')}])`,
    usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric])),
    period,
  });
}
