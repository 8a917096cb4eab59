import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { vi } from 'vitest';
import { type MonitorProps, MonitorStack } from '../../infra/monitor-stack.ts';
import { contextOf } from './context.ts';

/** Bundling is tested by itself; here a function's code is a stub. */
vi.mock('../../infra/bundle.ts', () => ({ bundle: () => fileURLToPath(new URL('./stub', import.meta.url)) }));

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface Synthesized {
  readonly template: Template;
  /** The resources of a type by logical id. */
  readonly all: (type: string) => Readonly<Record<string, Resource>>;
}

const PLAIN: MonitorProps = { opsEmail: null, mailSender: null, hostsAtOnce: 3, sources: 'all', site: null };

export function synthesize(props: Partial<MonitorProps> = {}): Synthesized {
  const outdir = mkdtempSync(join(tmpdir(), 'hongtou-synth-'));
  const app = new App({ outdir, context: contextOf() });
  const template = Template.fromStack(new MonitorStack(app, 'Hongtou', { ...PLAIN, ...props }));
  rmSync(outdir, { recursive: true });
  return { template, all: (type) => template.findResources(type) as Record<string, Resource> };
}
