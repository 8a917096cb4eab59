import { describe, inject } from 'vitest';
import { createBlobStore } from '../../functions/adapters/aws/blob-store.ts';
import { createPassageIndex } from '../../functions/adapters/aws/passage-index.ts';
import { createSiteStore } from '../../functions/adapters/aws/site-store.ts';
import { openOnBucket, openOnTableAndBucket } from '../adapters/aws/buckets.ts';
import { describeTables } from '../adapters/aws/tables.ts';
import { describeTwoWorkers } from '../adapters/aws/two-workers.ts';
import { describeBlobStoreContract } from '../contracts/blob-store.ts';
import { describePassageIndexContract } from '../contracts/passage-index.ts';
import { describeSiteStoreContract } from '../contracts/site-store.ts';

const endpoint = inject('moto') ?? '';

describe.skipIf(endpoint === '')('on moto', () => {
  describeTables('DynamoDB', () => endpoint);
  describeBlobStoreContract('S3', () => openOnBucket(endpoint, createBlobStore));
  describePassageIndexContract('DynamoDB and S3', () =>
    openOnTableAndBucket({ dynamo: endpoint, s3: endpoint }, createPassageIndex),
  );
  describeTwoWorkers('moto', () => ({ dynamo: endpoint, s3: endpoint }));
  describeSiteStoreContract('S3', () => openOnBucket(endpoint, createSiteStore));
});
