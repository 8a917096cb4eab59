import { checkBlobKey } from '../../domain/storage-key.ts';
import type { BlobStore } from '../../ports/blob-store.ts';
import { atomicFolder } from './atomic-file.ts';

/** Blobs as files of a folder, the key being the path. */
export function createBlobStore(folder: string): BlobStore {
  const files = atomicFolder(folder);
  const putAllOnce: BlobStore['putAllOnce'] = async (blobs) => {
    for (const { key } of blobs) checkBlobKey(key);
    const created = await files.createAll(blobs.map(({ key, bytes }) => ({ name: key, bytes })));
    return created.map((outcome) => (outcome === 'created' ? 'stored' : 'present'));
  };
  return {
    putOnce: async (key, bytes) => ((await putAllOnce([{ key, bytes }]))[0] === 'stored' ? 'stored' : 'present'),
    putAllOnce,
    get: async (key) => {
      checkBlobKey(key);
      return files.read(key);
    },
  };
}
