import { afterAll, beforeAll } from 'vitest';
import { createBlobStore } from '../../../functions/adapters/aws/blob-store.ts';
import { createPassageIndex } from '../../../functions/adapters/aws/passage-index.ts';
import { createSiteStore } from '../../../functions/adapters/aws/site-store.ts';
import { describeBlobStoreContract } from '../../contracts/blob-store.ts';
import { describePassageIndexContract } from '../../contracts/passage-index.ts';
import { describeSiteStoreContract } from '../../contracts/site-store.ts';
import { openOnBucket, openOnTableAndBucket } from './buckets.ts';
import { type Emulator, startDynalite } from './emulated.ts';
import { startLoopbackS3 } from './loopback-bucket.ts';
import { describeTwoWorkers } from './two-workers.ts';

let s3: Emulator;
let dynamo: Emulator;

beforeAll(async () => {
  s3 = await startLoopbackS3();
  dynamo = await startDynalite();
});
afterAll(() => Promise.all([s3.stop(), dynamo.stop()]));

describeBlobStoreContract('S3 (loopback)', () => openOnBucket(s3.endpoint, createBlobStore));
describeSiteStoreContract('S3 (loopback)', () => openOnBucket(s3.endpoint, createSiteStore));
describePassageIndexContract('DynamoDB (dynalite) and S3 (loopback)', () =>
  openOnTableAndBucket({ dynamo: dynamo.endpoint, s3: s3.endpoint }, createPassageIndex),
);
describeTwoWorkers('dynalite and S3 (loopback)', () => ({ dynamo: dynamo.endpoint, s3: s3.endpoint }));
