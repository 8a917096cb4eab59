import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { HongtouError } from '../../domain/error.ts';
import type { BundleInbox } from '../../ports/bundle-inbox.ts';
import type { BundleLink } from '../../ports/bundle-link.ts';
import { openBucket } from './objects.ts';

/** Where bundles lie. @example { bucket: 'hongtou-inbox', prefix: 'bundles/' } */
export interface BundlePlace {
  readonly bucket: string;
  /** Empty, or a folder that ends in a slash. */
  readonly prefix: string;
}

const SUFFIX = '.jsonl.gz';

/**
 * Pushes bundles as objects, each written once; it takes `s3:PutObject` below the prefix and nothing else.
 * Pushing throws HONGTOU_PUSH_REFUSED with what S3 said, and HONGTOU_LINK_DEAD where there was no answer or no credentials.
 */
export function createInboxLink(client: S3Client, { bucket, prefix }: BundlePlace): BundleLink {
  const objects = openBucket(client, bucket);
  return {
    push: async (name, packed) => {
      const content = { bytes: packed, contentType: 'application/gzip' };
      try {
        return (await objects.create(`${prefix}${name}${SUFFIX}`, content)) === 'created' ? 'taken' : 'present';
      } catch (cause) {
        throw pushError(`s3://${bucket}/${prefix}${name}${SUFFIX}`, cause);
      }
    },
  };
}

function pushError(place: string, cause: unknown): HongtouError {
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  const status = cause instanceof S3ServiceException ? (cause.$metadata.httpStatusCode ?? 0) : 0;
  return status >= 400 && status < 500
    ? new HongtouError('HONGTOU_PUSH_REFUSED', `${place}: S3 answered ${status}: ${reason}`, { cause })
    : new HongtouError('HONGTOU_LINK_DEAD', `${place}: ${reason}`, { cause });
}

/** The other end: what collectors put below `from`. What is refused is moved below `refused`. */
export function createBundleInbox(
  client: S3Client,
  bucket: string,
  place: { readonly from: string; readonly refused: string; readonly maxBytes: number },
): BundleInbox {
  const keyOf = (name: string) => `${place.from}${name}${SUFFIX}`;
  const forget = async (name: string) => {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: keyOf(name) }));
  };
  return {
    waiting: async () => {
      const names: string[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: place.from })) {
        const keys = Contents.map(({ Key = '' }) => Key.slice(place.from.length));
        names.push(...keys.filter((key) => key.endsWith(SUFFIX)).map((key) => key.slice(0, -SUFFIX.length)));
      }
      return names.toSorted();
    },
    packed: async (name) => {
      try {
        const { Body: body, ContentLength: length = 0 } = await client.send(
          new GetObjectCommand({ Bucket: bucket, Key: keyOf(name), Range: `bytes=0-${place.maxBytes}` }),
        );
        if (length <= place.maxBytes) return body === undefined ? null : await body.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        // An empty object has no range.
        if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 416) return new Uint8Array();
        throw error;
      }
      const message = `the bundle has more than ${place.maxBytes} bytes packed, at most so many are taken`;
      throw new HongtouError('HONGTOU_BUNDLE_TOO_LARGE', message);
    },
    delivered: forget,
    refuse: async (name) => {
      const source = `${bucket}/${encodeURIComponent(keyOf(name)).replaceAll('%2F', '/')}`;
      const Key = `${place.refused}${name}${SUFFIX}`;
      await client.send(new CopyObjectCommand({ Bucket: bucket, Key, CopySource: source }));
      await forget(name);
    },
  };
}
