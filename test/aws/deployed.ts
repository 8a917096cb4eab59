import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The account that moto plays. */
const ACCOUNT = '123456789012';
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

/** One deployment on the moto that all tests share: a region of its own keeps it apart. */
export interface Place {
  readonly endpoint: string;
  readonly region: string;
}

/** What every client and `cdk` are told; moto checks none of it. */
export function environmentAt({ endpoint, region }: Place): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
  };
}

export interface Run {
  readonly status: number | null;
  readonly output: string;
}

export function bootstrap(place: Place): Promise<Run> {
  return cdk(['bootstrap', `aws://${ACCOUNT}/${place.region}`], place);
}

/** `cdk deploy` as ops run it, without change sets: moto applies those without a word of what failed. */
export async function deploy(place: Place): Promise<Run> {
  const output = mkdtempSync(join(tmpdir(), 'hongtou-cdk-'));
  const context = Object.entries(CONTEXT).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  try {
    return await cdk(
      ['deploy', '--method=direct', '--require-approval', 'never', '--output', output, ...context],
      place,
    );
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

/** @throws with what cdk said where it failed */
export async function bootstrapAndDeploy(place: Place): Promise<void> {
  for (const run of [await bootstrap(place), await deploy(place)]) {
    if (run.status !== 0) throw new Error(run.output);
  }
}

function cdk(args: readonly string[], place: Place): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn('npx', ['--no-install', 'cdk', ...args, '--ci'], {
      cwd: ROOT,
      env: { ...process.env, ...environmentAt(place), CDK_DISABLE_VERSION_CHECK: '1', NO_COLOR: '1' },
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
