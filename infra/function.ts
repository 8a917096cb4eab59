import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { environmentOf, type FunctionName, type SettingsOf } from '../functions/settings.ts';
import { bundle } from './bundle.ts';

export interface FunctionProps<Name extends FunctionName> {
  readonly description: string;
  readonly timeout: Duration;
  /** MiB; the share of a processor grows with it, a whole one at 1769. */
  readonly memory: number;
  readonly settings: SettingsOf<Name>;
}

/**
 * A function of `handlers/NAME.ts` with a role and a log group of its own. The role may write this log and nothing else:
 * whatever more it needs is allowed action by action.
 */
export function addFunction<Name extends FunctionName>(
  scope: Construct,
  name: Name,
  props: FunctionProps<Name>,
): LambdaFunction {
  const id = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const logGroup = new LogGroup(scope, `${id}Log`, {
    retention: RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  role.addToPolicy(
    new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    }),
  );
  return new LambdaFunction(scope, `${id}Function`, {
    description: props.description,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(bundle(name)),
    handler: 'index.handler',
    timeout: props.timeout,
    memorySize: props.memory,
    role,
    logGroup,
    environment: {
      ...environmentOf(props.settings),
      NODE_OPTIONS: '--enable-source-maps',
      POWERTOOLS_SERVICE_NAME: name,
      POWERTOOLS_METRICS_NAMESPACE: 'Hongtou',
      // How `hongtou … --stack NAME` finds what belongs to a stack.
      HONGTOU_STACK: Stack.of(scope).stackName,
    },
  });
}
