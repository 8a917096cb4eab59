import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { Opened } from '../../contracts/opened.ts';
import { ANYWHERE } from './emulated.ts';

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
