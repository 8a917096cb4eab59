import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ACCOUNT, environmentAt, REGION } from './moto.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * What moto needs to be told: it knows neither CloudFront nor ACM, and so not the name that a distribution would get.
 * A sender of mails makes the stack read the queue of deliveries.
 */
const CONTEXT = {
  siteDomain: 'policy.example.org',
  siteCertificate: `arn:aws:acm:us-east-1:${ACCOUNT}:certificate/1`,
  mailSender: 'alerts@policy.example.org',
};

export interface Run {
  readonly status: number | null;
  readonly output: string;
}

export function bootstrap(endpoint: string): Promise<Run> {
  return cdk(['bootstrap', `aws://${ACCOUNT}/${REGION}`], endpoint);
}

/** `cdk deploy` as ops run it, without change sets: moto applies those without a word of what failed. */
export async function deploy(endpoint: string): Promise<Run> {
  const output = mkdtempSync(join(tmpdir(), 'hongtou-cdk-'));
  const context = Object.entries(CONTEXT).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  try {
    return await cdk(
      ['deploy', '--method=direct', '--require-approval', 'never', '--output', output, ...context],
      endpoint,
    );
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

/** Deploys into a moto that was just started. @throws with what cdk said where it failed */
export async function deployInto(endpoint: string): Promise<void> {
  for (const run of [await bootstrap(endpoint), await deploy(endpoint)]) {
    if (run.status !== 0) throw new Error(run.output);
  }
}

function cdk(args: readonly string[], endpoint: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn('npx', ['--no-install', 'cdk', ...args, '--ci'], {
      cwd: ROOT,
      env: { ...process.env, ...environmentAt(endpoint), CDK_DISABLE_VERSION_CHECK: '1', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output }));
  });
}
