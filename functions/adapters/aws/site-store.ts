import type { S3Client } from '@aws-sdk/client-s3';
import { checkSitePath } from '../../domain/storage-key.ts';
import type { SiteStore } from '../../ports/site-store.ts';
import { openBucket } from './objects.ts';

/** How long a cache may show what is written again: readers of a head are five minutes behind at most. */
const CHANGING = 'public, max-age=300';
/** What is written once never changes. */
const FOR_GOOD = 'public, max-age=31536000, immutable';

/** The site as objects of one S3 bucket, which CloudFront reads. */
export function createSiteStore(client: S3Client, bucketName: string): SiteStore {
  const bucket = openBucket(client, bucketName);
  const compare = async (path: string, bytes: Uint8Array): Promise<'absent' | 'same' | 'other'> => {
    const standing = await bucket.get(path);
    if (standing === null) return 'absent';
    return Buffer.compare(standing, bytes) === 0 ? 'same' : 'other';
  };
  return {
    write: async (path, content) => {
      checkSitePath(path);
      // A read is a tenth of a write's price, and an object that is left alone keeps its ETag.
      if ((await compare(path, content.bytes)) === 'same') return 'same';
      await bucket.put(path, { ...content, cacheControl: CHANGING });
      return 'written';
    },
    writeOnce: async (path, content) => {
      checkSitePath(path);
      if ((await bucket.create(path, { ...content, cacheControl: FOR_GOOD })) === 'created') return 'written';
      return (await compare(path, content.bytes)) === 'same' ? 'same' : 'taken';
    },
    read: async (path) => {
      checkSitePath(path);
      return bucket.get(path);
    },
  };
}
