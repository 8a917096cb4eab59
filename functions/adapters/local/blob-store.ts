import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkBlobKey } from '../../domain/storage-key.ts';
import type { Blob, BlobStore } from '../../ports/blob-store.ts';
import { atomicFolder } from './atomic-file.ts';
import { type BlobRows, createBlobRows } from './blob-rows.ts';
import type { StoreAccess } from './database.ts';

/** A blob store that holds a database open. */
export interface LocalBlobStore extends BlobStore {
  /** See damageOf. */
  damage(): string | null;
  close(): void;
}

/**
 * Bytes up to which a blob is a row. A file of its own costs a page fifteen times as much, nearly all of it in the file system; larger
 * ones are read and written faster as files.
 */
const ROW_BYTES = 100_000;

/**
 * Small blobs as rows of the database beside the folder, large ones as its files, the key being the path. Small ones that an earlier
 * program left as files are read there.
 *
 * @param folder the database has its name and `.db`
 */
export function createBlobStore(folder: string, access: StoreAccess = 'make'): LocalBlobStore {
  const files = atomicFolder(folder);
  const rows = createBlobRows(`${folder}.db`, access);
  const putAllOnce: BlobStore['putAllOnce'] = async (blobs) => {
    for (const { key } of blobs) checkBlobKey(key);
    const [small, large] = [blobs.filter(isSmall), blobs.filter((blob) => !isSmall(blob))];
    const stored = new Set<Blob>([...(await putFiles(large, files, rows)), ...rows.putAll(small, isFileOf(folder))]);
    return blobs.map((blob) => (stored.has(blob) ? 'stored' : 'present'));
  };
  return {
    putOnce: async (key, bytes) => ((await putAllOnce([{ key, bytes }]))[0] === 'stored' ? 'stored' : 'present'),
    putAllOnce,
    get: async (key) => {
      checkBlobKey(key);
      return rows.get(key) ?? files.read(key);
    },
    damage: () => rows.damage(),
    close: () => rows.close(),
  };
}

function isSmall({ bytes }: Blob): boolean {
  return bytes.length <= ROW_BYTES;
}

/** Whether a key has a file, which most folders of keys have none of: each is looked for once. */
function isFileOf(folder: string): (key: string) => boolean {
  const places = new Map<string, boolean>();
  return (key) => {
    const place = dirname(join(folder, key));
    const isThere = places.get(place) ?? existsSync(place);
    places.set(place, isThere);
    return isThere && existsSync(join(folder, key));
  };
}

/** Those that were stored. The file first and the row's look second: whoever writes a row at the same time sees the file, or is seen. */
async function putFiles(
  blobs: readonly Blob[],
  files: ReturnType<typeof atomicFolder>,
  rows: BlobRows,
): Promise<readonly Blob[]> {
  if (blobs.length === 0) return [];
  const taken = rows.taken(blobs.map(({ key }) => key));
  const free = blobs.filter(({ key }) => !taken.has(key));
  const created = await files.createAll(free.map(({ key, bytes }) => ({ name: key, bytes })));
  const takenMeanwhile = rows.taken(free.map(({ key }) => key));
  return free.filter(({ key }, at) => created[at] === 'created' && !takenMeanwhile.has(key));
}
