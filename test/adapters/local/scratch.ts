import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../../../functions/adapters/local/database.ts';
import type { Opened } from '../../contracts/opened.ts';

export interface ScratchFolder {
  readonly path: string;
  remove(): Promise<void>;
}

export async function scratchFolder(): Promise<ScratchFolder> {
  const path = await mkdtemp(join(tmpdir(), 'hongtou-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** A store on a database file of its own, through two handles as two processes would have them. */
export async function openOnDatabase<T>(create: (database: DatabaseSync) => T): Promise<Opened<T>> {
  const folder = await scratchFolder();
  const path = join(folder.path, 'hongtou.db');
  const [one, two] = [openDatabase(path), openDatabase(path)];
  return {
    subject: create(one),
    other: create(two),
    close: async () => {
      one.close();
      two.close();
      await folder.remove();
    },
  };
}

/** A store on a folder of its own, opened twice. */
export async function openOnFolder<T>(
  create: (folder: string) => T,
  close: (subject: T) => void = () => {},
): Promise<Opened<T>> {
  const folder = await scratchFolder();
  const inside = join(folder.path, 'not', 'made', 'yet');
  const [subject, other] = [create(inside), create(inside)];
  return {
    subject,
    other,
    close: async () => {
      close(subject);
      close(other);
      await folder.remove();
    },
  };
}
