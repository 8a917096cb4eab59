import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FUNCTION_SETTINGS, type FunctionName, variableOf } from '../../functions/settings.ts';
import { synthesize } from './synthesized.ts';
import { at, functionsOf, list, nameOf } from './template.ts';

const stack = synthesize();
const functions = functionsOf(stack);

describe('functions', () => {
  it('are one for each handler that listens to an event', () => {
    const folder = new URL('../../functions/handlers/', import.meta.url);
    const handlers = readdirSync(folder).filter((name) => !SHARED.test(name));
    expect(Object.keys(functions).toSorted()).toEqual(handlers.map((name) => name.replace('.ts', '')).toSorted());
    expect(Object.keys(functions).toSorted()).toEqual(Object.keys(FUNCTION_SETTINGS).toSorted());
  });

  /** What handlers share. */
  const SHARED = /^(?:on-.*|observed)\.ts$/;

  it('run on Node 24 and arm64, with source maps', () => {
    for (const { Properties } of Object.values(functions)) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Environment: { Variables: { NODE_OPTIONS: '--enable-source-maps', POWERTOOLS_METRICS_NAMESPACE: 'Hongtou' } },
      });
    }
  });

  it('are told the settings that they read, and no others', () => {
    for (const [name, { Properties }] of Object.entries(functions)) {
      const told = Object.keys(Object(at(Properties, 'Environment', 'Variables'))).filter((key) => OURS.test(key));
      const read = FUNCTION_SETTINGS[name as FunctionName].map(variableOf);
      expect([name, ...told.toSorted()]).toEqual([name, ...read.toSorted()]);
    }
  });

  it('watch the sources that the deployment names, all that know portals the same', () => {
    const chosen = functionsOf(synthesize({ sources: 'shenzhen,central' }));
    const told = Object.entries(chosen).flatMap(([name, { Properties }]) => {
      const sources = at(Properties, 'Environment', 'Variables', 'HONGTOU_SOURCES');
      return sources === undefined ? [] : [[name, sources]];
    });
    const names = ['schedule', 'capture', 'receive', 'assess', 'publish', 'sweep'];
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(names.map((name) => [name, 'shenzhen,central'])));
  });

  it('name their stack, by which the operator finds them', () => {
    for (const { Properties } of Object.values(functions)) {
      expect(at(Properties, 'Environment', 'Variables', 'HONGTOU_STACK')).toBe('Hongtou');
    }
  });

  /** But for the stack's name, which no function reads. */
  const OURS = /^HONGTOU_(?!STACK$)/;

  it('have a role and a log of their own, kept for three months', () => {
    const roles = Object.values(functions).map(({ Properties }) => nameOf(Properties.Role));
    const logs = Object.values(functions).map(({ Properties }) => nameOf(at(Properties, 'LoggingConfig', 'LogGroup')));
    expect(new Set(roles).size).toBe(roles.length);
    expect(new Set(logs).size).toBe(logs.length);
    for (const { Properties } of Object.values(stack.all('AWS::Logs::LogGroup'))) {
      expect(Properties.RetentionInDays).toBe(90);
    }
  });

  it('carry no policy that AWS may widen', () => {
    for (const { Properties } of Object.values(stack.all('AWS::IAM::Role'))) {
      expect(list(Properties.ManagedPolicyArns)).toEqual([]);
    }
  });
});
