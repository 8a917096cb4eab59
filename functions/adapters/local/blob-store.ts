import { checkBlobKey } from '../../domain/storage-key.ts';
import type { BlobStore } from '../../ports/blob-store.ts';
import { atomicFolder } from './atomic-file.ts';

/** Blobs as files of a folder, the key being the path. */
export function createBlobStore(folder: string): BlobStore {
  const files = atomicFolder(folder);
  return {
    putOnce: async (key, bytes) => {
      checkBlobKey(key);
      return (await files.create(key, bytes)) === 'created' ? 'stored' : 'present';
    },
    get: async (key) => {
      checkBlobKey(key);
      return files.read(key);
    },
  };
}
