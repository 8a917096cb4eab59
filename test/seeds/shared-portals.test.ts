import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What is known of real portals; it is beside the project and not in it. */
const KNOWN = resolve('../shared/corpus/portals.json');
const HOST = /https?:\/\/([a-z0-9.-]+)/g;

const hostsIn = (file: string) => [...readFileSync(file, 'utf8').matchAll(HOST)].map(([, host]) => host);

describe.skipIf(!existsSync(KNOWN))('beside what is known of real portals', () => {
  it('each definition names hosts that are known, and no other', () => {
    const known = new Set(hostsIn(KNOWN));
    const folder = resolve('seeds/portals');
    const names = readdirSync(folder);
    expect(names).toHaveLength(92);
    for (const name of names) {
      const unknown = hostsIn(join(folder, name)).filter((host) => !known.has(host));
      expect([name, unknown]).toEqual([name, []]);
    }
  });
});
