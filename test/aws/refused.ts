import type { FunctionName, SettingName, Settings } from '../../functions/settings.ts';
import { synthesize } from '../infra/synthesized.ts';
import { at, functionsOf, type Statement, statementsOf } from '../infra/template.ts';
import type { Call } from './calls.ts';

/**
 * The calls that the role of their function does not allow: moto asks no policy, and so a missing action would be found in
 * production first. `settings` say which thing of the template a name stands for.
 */
export function refusedCalls(
  calls: ReadonlyMap<FunctionName, readonly Call[]>,
  settings: Partial<Settings<SettingName>>,
): readonly string[] {
  const stack = synthesize({ mailSender: settings.mailSender ?? null });
  const refused = [...calls].flatMap(([name, made]) => {
    const role = String(at(functionsOf(stack)[name]?.Properties, 'Role', 'Fn::GetAtt', 0));
    const statements = statementsOf(role, stack);
    return made
      .map(({ action, resource }) => ({ action, resource: logicalName(resource, settings) }))
      .filter((call) => !statements.some((statement) => allows(statement, call)))
      .map(({ action, resource }) => `${name}: ${action} on ${resource}`);
  });
  return [...new Set(refused)];
}

function allows({ effect, actions, resources, notResources }: Statement, { action, resource }: Call): boolean {
  if (effect !== 'Allow' || !actions.includes(action)) return false;
  // What has no name is allowed where only named resources are excepted.
  if (resource === A_NUMBER) return notResources.length > 0;
  return resources.some((pattern) => matches(resource, pattern));
}

/** A text message goes to a number, which is no resource. */
const A_NUMBER = 'a number';

function matches(resource: string, pattern: string): boolean {
  return pattern.endsWith('*') ? resource.startsWith(pattern.slice(0, -1)) : resource === pattern;
}

/** @example 'hongtou-archive-o39d7w/snapshots/ab' is 'Archive/snapshots/ab' */
function logicalName(resource: string, settings: Partial<Settings<SettingName>>): string {
  if (resource === settings.mailSender) return `${IDENTITY}/${resource}`;
  const [, dead] = DEAD_QUEUE.exec(resource) ?? [];
  if (dead !== undefined) return dead;
  for (const [name, value] of Object.entries(settings) as [SettingName, string][]) {
    if (resource === value || resource.startsWith(`${value}/`)) {
      return `${templateNameOf(name)}${resource.slice(value.length)}`;
    }
  }
  return resource;
}

const IDENTITY = 'arn:AWS::Partition:ses:AWS::Region:AWS::AccountId:identity';
/** …/Hongtou-AssessDead6F6E7C82-XX4U */
const DEAD_QUEUE = /\/Hongtou-([A-Z][a-z]+Dead)/;

function templateNameOf(name: SettingName): string {
  const bare = name.replace(/Bucket$/, '');
  return `${bare.charAt(0).toUpperCase()}${bare.slice(1)}`;
}
