import { readFileSync } from 'node:fs';

/** The context that `cdk` reads from cdk.json: tests see the stack that ops deploy. */
export function contextOf(): Record<string, unknown> {
  const path = new URL('../../cdk.json', import.meta.url);
  return (JSON.parse(readFileSync(path, 'utf8')) as { context: Record<string, unknown> }).context;
}
