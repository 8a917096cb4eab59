import { S3Client } from '@aws-sdk/client-s3';
import type { Environment } from './environment.ts';

/** An emulator answers to one host name, where S3 itself gives each bucket one of its own. */
export function s3(environment: Environment): S3Client {
  return new S3Client({ forcePathStyle: environment.AWS_ENDPOINT_URL !== undefined });
}
