import { checkSitePath } from '../../domain/storage-key.ts';
import type { SiteStore } from '../../ports/site-store.ts';
import { atomicFolder } from './atomic-file.ts';

/** The site as a folder that any web server can serve; the content type follows from the name there. */
export function createSiteStore(folder: string): SiteStore {
  const files = atomicFolder(folder);
  const compare = async (path: string, bytes: Uint8Array): Promise<'absent' | 'same' | 'other'> => {
    const standing = await files.read(path);
    if (standing === null) return 'absent';
    return Buffer.compare(standing, bytes) === 0 ? 'same' : 'other';
  };
  return {
    write: async (path, { bytes }) => {
      checkSitePath(path);
      if ((await compare(path, bytes)) === 'same') return 'same';
      await files.replace(path, bytes);
      return 'written';
    },
    writeOnce: async (path, { bytes }) => {
      checkSitePath(path);
      if ((await files.create(path, bytes)) === 'created') return 'written';
      return (await compare(path, bytes)) === 'same' ? 'same' : 'taken';
    },
    read: async (path) => {
      checkSitePath(path);
      return files.read(path);
    },
  };
}
