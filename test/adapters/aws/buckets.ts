import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { PassageIndexPlace } from '../../../functions/adapters/aws/passage-index.ts';
import type { Opened } from '../../contracts/opened.ts';
import { ANYWHERE, createTable, dynamoAt } from './emulated.ts';

export function s3At(endpoint: string): S3Client {
  return new S3Client({ ...ANYWHERE, endpoint, forcePathStyle: true });
}

let bucketsMade = 0;

export async function createBucket(client: S3Client): Promise<string> {
  bucketsMade += 1;
  const name = `bucket-${process.pid}-${bucketsMade}`;
  await client.send(new CreateBucketCommand({ Bucket: name }));
  return name;
}

/** A store on a new bucket, through two clients as two processes would have them. */
export async function openOnBucket<T>(
  endpoint: string,
  create: (client: S3Client, bucketName: string) => T,
): Promise<Opened<T>> {
  const clients = [s3At(endpoint), s3At(endpoint)] as const;
  const bucketName = await createBucket(clients[0]);
  return {
    subject: create(clients[0], bucketName),
    other: create(clients[1], bucketName),
    close: async () => {
      for (const client of clients) client.destroy();
    },
  };
}

/** A store on a new table and a new bucket, through two pairs of clients. */
export async function openOnTableAndBucket<T>(
  endpoints: { readonly dynamo: string; readonly s3: string },
  create: (place: PassageIndexPlace) => T,
): Promise<Opened<T>> {
  const pairs = [0, 1].map(() => ({ dynamo: dynamoAt(endpoints.dynamo), s3: s3At(endpoints.s3) })) as [
    Clients,
    Clients,
  ];
  const names = {
    tableName: await createTable(pairs[0].dynamo, 'passages'),
    bucketName: await createBucket(pairs[0].s3),
  };
  return {
    subject: create({ ...pairs[0], ...names }),
    other: create({ ...pairs[1], ...names }),
    close: async () => {
      for (const { dynamo, s3 } of pairs) {
        dynamo.destroy();
        s3.destroy();
      }
    },
  };
}

type Clients = Pick<PassageIndexPlace, 'dynamo' | 's3'>;
