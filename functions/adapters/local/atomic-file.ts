import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HongtouError } from '../../domain/error.ts';

/** Where files are written before they get their name; on the same file system, for a name can only move within one. */
const INCOMING = '.incoming';

/** Files of one folder that other processes see whole or not at all, and that survive a loss of power once written. */
export interface AtomicFolder {
  /** Gives the bytes the name if nothing has it. */
  create(name: string, bytes: Uint8Array): Promise<'created' | 'present'>;
  /** Gives the bytes the name, whatever had it. */
  replace(name: string, bytes: Uint8Array): Promise<void>;
  /** null where nothing has the name. */
  read(name: string): Promise<Uint8Array | null>;
}

/**
 * `names` are relative, `/`-separated and were checked by the caller.
 * @throws HONGTOU_NAME_IN_FILE for `a/b/c` where `a/b` is a file
 */
export function atomicFolder(folder: string): AtomicFolder {
  let tidied: Promise<void> | null = null;
  const write = async (bytes: Uint8Array): Promise<string> => {
    tidied ??= tidy(folder);
    await tidied;
    return writeIncoming(folder, bytes);
  };
  const read = (name: string) => readOrNull(join(folder, name));
  return {
    read,
    create: async (name, bytes) => {
      const target = await placeFor(folder, name);
      const incoming = await write(bytes);
      try {
        // A second name for the same file: unlike a rename it fails where the name is taken.
        await link(incoming, target);
      } catch (error) {
        if (hasCode(error, 'EEXIST')) return 'present';
        throw error;
      } finally {
        await rm(incoming, { force: true });
      }
      await syncFolder(dirname(target));
      return 'created';
    },
    replace: async (name, bytes) => {
      const target = await placeFor(folder, name);
      const incoming = await write(bytes);
      await rename(incoming, target);
      await syncFolder(dirname(target));
    },
  };
}

/** Makes the folder that a name stands in. */
async function placeFor(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (cause) {
    if (!hasCode(cause, 'EEXIST') && !hasCode(cause, 'ENOTDIR')) throw cause;
    throw new HongtouError('HONGTOU_NAME_IN_FILE', `${name}: a file stands where its folder should be`, { cause });
  }
  return path;
}

async function writeIncoming(folder: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, INCOMING, `${process.pid}-${randomUUID()}`);
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  return path;
}

/** Removes what processes that died left unfinished. */
async function tidy(folder: string): Promise<void> {
  const incoming = join(folder, INCOMING);
  await mkdir(incoming, { recursive: true });
  for (const name of await readdir(incoming)) {
    const pid = Number.parseInt(name, 10);
    if (pid !== process.pid && !isAlive(pid)) await rm(join(incoming, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** A new name is safe from a loss of power only once its folder is written too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** No such name, a name inside a file, a name that is a folder's. */
const NOTHING_THERE = ['ENOENT', 'ENOTDIR', 'EISDIR'] as const;

async function readOrNull(path: string): Promise<Uint8Array | null> {
  try {
    const { buffer, byteOffset, byteLength } = await readFile(path);
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch (error) {
    if (NOTHING_THERE.some((code) => hasCode(error, code))) return null;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
