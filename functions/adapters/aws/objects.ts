import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { HongtouError } from '../../domain/error.ts';

export interface ObjectContent {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly cacheControl?: string;
}

/** The objects of one S3 bucket. S3 shows an object whole or not at all, and what was put is read from then on. */
export interface Bucket {
  /** null where there is no such object. */
  get(key: string): Promise<Uint8Array | null>;
  put(key: string, content: ObjectContent): Promise<void>;
  /** Puts the object if there is none under the key. */
  create(key: string, content: ObjectContent): Promise<'created' | 'present'>;
}

/** Conditional writes that meet in the same instant are told to come again (409). */
const CONFLICT_ATTEMPTS = 10;

export function openBucket(client: S3Client, name: string): Bucket {
  const put = (key: string, content: ObjectContent, condition: { readonly IfNoneMatch?: '*' }) =>
    client.send(
      new PutObjectCommand({
        Bucket: name,
        Key: key,
        Body: content.bytes,
        ContentType: content.contentType,
        ...(content.cacheControl === undefined ? {} : { CacheControl: content.cacheControl }),
        ...condition,
      }),
    );
  return {
    get: async (key) => {
      try {
        const { Body: body } = await client.send(new GetObjectCommand({ Bucket: name, Key: key }));
        return body === undefined ? null : await body.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey || statusOf(error) === 404) return null;
        throw error;
      }
    },
    put: async (key, content) => {
      await put(key, content, {});
    },
    create: async (key, content) => {
      for (let attempt = 0; attempt < CONFLICT_ATTEMPTS; attempt++) {
        try {
          await put(key, content, { IfNoneMatch: '*' });
          return 'created';
        } catch (error) {
          if (statusOf(error) === 412) return 'present';
          if (statusOf(error) !== 409) throw error;
        }
      }
      throw new HongtouError('HONGTOU_BUSY_OBJECT', `${key}: others wrote it in ${CONFLICT_ATTEMPTS} attempts`);
    },
  };
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}
