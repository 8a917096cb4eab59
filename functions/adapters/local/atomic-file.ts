import { randomUUID } from 'node:crypto';
import { closeSync, fsync, linkSync, openSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { HongtouError } from '../../domain/error.ts';
import { makeFolder } from './make-folder.ts';

/** Where files are written before they get their name; on the same file system, for a name can only move within one. */
const INCOMING = '.incoming';

export interface NewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files of one folder that other processes see whole or not at all, and that survive a loss of power once written. */
export interface AtomicFolder {
  /** Gives the bytes the name if nothing has it. */
  create(name: string, bytes: Uint8Array): Promise<'created' | 'present'>;
  /** The same for several, which reach the disk together. */
  createAll(files: readonly NewFile[]): Promise<readonly ('created' | 'present')[]>;
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
  /** Writes the files, has `name` give them their names, and answers once the disk holds both. */
  const writeAll = async <T>(files: readonly NewFile[], name: (path: string, target: string) => T): Promise<T[]> => {
    makePlaces(folder, files);
    const incoming = files.map((file) => ({ ...file, target: join(folder, file.name), path: newPath(folder) }));
    tidied ??= tidy(folder);
    await tidied;
    try {
      await writeIncoming(incoming);
      const named = incoming.map(({ path, target }) => name(path, target));
      await syncFolders(incoming);
      return named;
    } finally {
      for (const { path } of incoming) remove(path);
    }
  };
  const createAll: AtomicFolder['createAll'] = (files) => writeAll(files, giveFreeName);
  return {
    read: (name) => readOrNull(join(folder, name)),
    create: async (name, bytes) => ((await createAll([{ name, bytes }]))[0] === 'created' ? 'created' : 'present'),
    createAll,
    replace: async (name, bytes) => {
      await writeAll([{ name, bytes }], renameSync);
    },
  };
}

/** A file and where it is written before it gets its name. */
interface Incoming {
  readonly bytes: Uint8Array;
  readonly path: string;
  readonly target: string;
}

function newPath(folder: string): string {
  return join(folder, INCOMING, `${process.pid}-${randomUUID()}`);
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    // A rename takes it away, and an error before it was written leaves none.
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

/** A second name for the same file: unlike a rename it fails where the name is taken. */
function giveFreeName(incoming: string, target: string): 'created' | 'present' {
  try {
    linkSync(incoming, target);
    return 'created';
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return 'present';
    throw error;
  }
}

/** Makes the folders that the names stand in. */
function makePlaces(folder: string, files: readonly NewFile[]): void {
  const made = new Set<string>();
  for (const { name } of files) {
    const place = dirname(join(folder, name));
    if (made.has(place)) continue;
    made.add(place);
    try {
      makeFolder(place);
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined;
      if (!hasCode(cause, 'EEXIST') && !hasCode(cause, 'ENOTDIR')) throw error;
      throw new HongtouError('HONGTOU_NAME_IN_FILE', `${name}: a file stands where its folder should be`, { cause });
    }
  }
}

/**
 * Writes the files and waits for the disk once for all of them. What only reaches the system's cache is done at once: handing it to
 * another thread costs several times the call itself. The disk is never waited for on this thread.
 */
async function writeIncoming(files: readonly Incoming[]): Promise<void> {
  const open: number[] = [];
  try {
    for (const { path, bytes } of files) {
      const file = openSync(path, 'wx');
      open.push(file);
      writeFileSync(file, bytes);
    }
    await Promise.all(open.map((file) => sync(file)));
  } finally {
    for (const file of open) closeSync(file);
  }
}

const sync = promisify(fsync);

/** Removes what processes that died left unfinished. */
async function tidy(folder: string): Promise<void> {
  const incoming = join(folder, INCOMING);
  makeFolder(incoming);
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

/** New names are safe from a loss of power only once their folders are written too. */
async function syncFolders(files: readonly Incoming[]): Promise<void> {
  const folders = [...new Set(files.map(({ target }) => dirname(target)))].map((path) => openSync(path, 'r'));
  try {
    await Promise.all(folders.map((folder) => sync(folder)));
  } finally {
    for (const folder of folders) closeSync(folder);
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
