import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleLink } from '../../ports/bundle-link.ts';
import type { BundleOutbox } from '../../ports/bundle-outbox.ts';
import { atomicFolder } from './atomic-file.ts';
import { packBundle } from './bundle-file.ts';

const SUFFIX = '.jsonl.gz';

/** Bundles as files of a folder; other files in it are left alone. */
export function bundleFolder(folder: string): BundleOutbox & BundleLink {
  const files = atomicFolder(folder);
  const create = async (name: string, packed: Uint8Array) => files.create(`${name}${SUFFIX}`, packed);
  return {
    put: async (name, text) => ((await create(name, packBundle(text))) === 'created' ? 'put' : 'present'),
    push: async (name, packed) => ((await create(name, packed)) === 'created' ? 'taken' : 'present'),
    waiting: async () => {
      const names = (await entriesOf(folder)).filter((name) => name.endsWith(SUFFIX) && !name.startsWith('.'));
      return names.map((name) => name.slice(0, -SUFFIX.length)).toSorted();
    },
    packed: (name) => files.read(`${name}${SUFFIX}`),
    delivered: (name) => rm(join(folder, `${name}${SUFFIX}`), { force: true }),
  };
}

async function entriesOf(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
