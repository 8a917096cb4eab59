import type { S3Client } from '@aws-sdk/client-s3';
import { checkBlobKey } from '../../domain/storage-key.ts';
import type { BlobStore } from '../../ports/blob-store.ts';
import { openBucket } from './objects.ts';

/** Blobs as objects of one S3 bucket. */
export function createBlobStore(client: S3Client, bucketName: string): BlobStore {
  const bucket = openBucket(client, bucketName);
  const putOnce: BlobStore['putOnce'] = async (key, bytes) => {
    checkBlobKey(key);
    const contentType = key.endsWith('.json') ? 'application/json' : 'application/octet-stream';
    return (await bucket.create(key, { bytes, contentType })) === 'created' ? 'stored' : 'present';
  };
  return {
    putOnce,
    putAllOnce: (blobs) => Promise.all(blobs.map(({ key, bytes }) => putOnce(key, bytes))),
    get: async (key) => {
      checkBlobKey(key);
      return bucket.get(key);
    },
  };
}
