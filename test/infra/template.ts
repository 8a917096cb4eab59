import type { Resource, Synthesized } from './synthesized.ts';

/** Reads a member deep in a template. @example at(resource.Properties, 'Code', 'S3Bucket') */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Readonly<Record<string | number, unknown>>)[step];
  }
  return here;
}

/** A name for what a template refers to: `Fn::GetAtt` and `Ref` become the logical id without CDK's hash. */
export function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const ref = at(value, 'Ref') ?? at(value, 'Fn::GetAtt', 0);
  if (typeof ref === 'string') return plain(ref);
  const parts = at(value, 'Fn::Join', 1);
  if (Array.isArray(parts)) return parts.map(nameOf).join('');
  return JSON.stringify(value);
}

/** The logical id without CDK's hash. */
export function plain(logicalId: string): string {
  return logicalId.replace(HASH, '');
}

/** @example TurnQueue6B2A91C3 */
const HASH = /[0-9A-F]{8}$/;

export interface Statement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly condition: unknown;
}

/** What the policies of a role say. */
export function statementsOf(roleId: string, stack: Synthesized): readonly Statement[] {
  const policies = Object.values(stack.all('AWS::IAM::Policy')).filter((policy) =>
    list(policy.Properties.Roles).some((role) => at(role, 'Ref') === roleId),
  );
  return policies.flatMap((policy) => list(at(policy.Properties.PolicyDocument, 'Statement')).map(statementOf));
}

export function statementOf(statement: unknown): Statement {
  return {
    effect: String(at(statement, 'Effect')),
    actions: list(at(statement, 'Action')).map(String),
    resources: list(at(statement, 'Resource')).map(nameOf),
    notResources: list(at(statement, 'NotResource')).map(nameOf),
    condition: at(statement, 'Condition'),
  };
}

/** Functions by the names of their handlers. */
export function functionsOf(stack: Synthesized): Readonly<Record<string, Resource>> {
  const entries = Object.values(stack.all('AWS::Lambda::Function')).map((resource) => [
    String(at(resource.Properties, 'Environment', 'Variables', 'POWERTOOLS_SERVICE_NAME')),
    resource,
  ]);
  return Object.fromEntries(entries) as Record<string, Resource>;
}

/** One value or several, as templates write them. */
export function list(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
