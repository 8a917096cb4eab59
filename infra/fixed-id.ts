import { CfnResource } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * Gives a retained resource a logical id that no refactoring moves: a moved id would make CloudFormation create a second,
 * empty one beside the full one, and a replaced topic loses its subscribers.
 */
export function fixId<C extends Construct>(construct: C, logicalId: string): C {
  const resource = construct.node.defaultChild;
  if (!(resource instanceof CfnResource)) throw new Error(`${construct.node.path} stands for no resource of its own`);
  resource.overrideLogicalId(logicalId);
  return construct;
}
