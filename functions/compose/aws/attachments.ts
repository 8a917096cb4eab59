import { attachmentReader } from '../../adapters/attachments/reader.ts';
import {
  type AttachmentAnswer,
  type AttachmentRequest,
  readStoredAttachment,
} from '../../adapters/aws/attachment-function.ts';
import { createBlobStore } from '../../adapters/aws/blob-store.ts';
import { FUNCTION_SETTINGS, readSettings } from '../../settings.ts';
import type { Environment } from './environment.ts';
import { s3 } from './objects.ts';

/** Reads a stored file; knows the archive only. */
export function readAttachment(environment: Environment): (request: AttachmentRequest) => Promise<AttachmentAnswer> {
  const settings = readSettings(FUNCTION_SETTINGS.attachments, environment);
  const blobs = createBlobStore(s3(environment), settings.archiveBucket);
  return (request) => readStoredAttachment(request, { blobs, reader: attachmentReader });
}
