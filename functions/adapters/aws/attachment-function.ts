import { createHash } from 'node:crypto';
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { HongtouError } from '../../domain/error.ts';
import type { AttachmentReader, AttachmentText } from '../../ports/attachment-reader.ts';
import type { BlobStore } from '../../ports/blob-store.ts';

/** What the function is asked: the file by its place in the archive, as a call holds at most 6 MB. */
export interface AttachmentRequest {
  readonly snapshot: string;
  readonly name: string;
  readonly contentType: string | null;
}

/** What it answers: where in the archive the AttachmentText stands, as JSON. */
export interface AttachmentAnswer {
  readonly textKey: string;
}

/**
 * Reads attachments in a function of their own. A file that kills or stalls the function counts as one that cannot be read;
 * what failed for another reason is thrown, so that the work is tried again: a text that lacks its attachment for one round
 * would look like a revision.
 * @throws HONGTOU_ATTACHMENT_FUNCTION
 */
export function createRemoteAttachmentReader(
  client: LambdaClient,
  options: { readonly functionName: string; readonly blobs: BlobStore },
): AttachmentReader {
  const { functionName, blobs } = options;
  return {
    async read(bytes, { name, contentType }) {
      const snapshot = `snapshots/${sha256(bytes)}`;
      // Already there wherever it came from a capture.
      await blobs.putOnce(snapshot, bytes);
      const request: AttachmentRequest = { snapshot, name, contentType: contentType ?? null };
      const answer = await client.send(
        new InvokeCommand({ FunctionName: functionName, Payload: new TextEncoder().encode(JSON.stringify(request)) }),
      );
      const payload: unknown = JSON.parse(new TextDecoder().decode(answer.Payload));
      if (answer.FunctionError !== undefined) return unreadable(payload, functionName, name);
      return readText(textKeyOf(payload, functionName), blobs);
    },
  };
}

/** The function's side: reads the stored file and stores its text under a name that follows from the text. */
export async function readStoredAttachment(
  request: AttachmentRequest,
  ports: { readonly blobs: BlobStore; readonly reader: AttachmentReader },
): Promise<AttachmentAnswer> {
  const bytes = await ports.blobs.get(request.snapshot);
  if (bytes === null) {
    throw new HongtouError('HONGTOU_NO_SNAPSHOT', `${request.snapshot} is not in the archive, expected a stored file`);
  }
  const text = new TextEncoder().encode(JSON.stringify(await ports.reader.read(bytes, request)));
  const textKey = `attachment-texts/${sha256(text)}.json`;
  await ports.blobs.putOnce(textKey, text);
  return { textKey };
}

/** How Lambda names a call that ran out of time, or a process that was ended for its memory. */
const KILLED = /^(?:Sandbox\.Timedout|Runtime\.ExitError|Runtime\.OutOfMemory)$/;
const TIMED_OUT = /Task timed out after/;

function unreadable(payload: unknown, functionName: string, name: string): AttachmentText {
  const type = memberOf(payload, 'errorType');
  const message = memberOf(payload, 'errorMessage');
  if (KILLED.test(type) || TIMED_OUT.test(message)) {
    return { kind: 'unknown', text: null, warnings: [`${name}: reading it failed: ${message || type}`], beyond: true };
  }
  throw new HongtouError('HONGTOU_ATTACHMENT_FUNCTION', `${functionName} failed on ${name}: ${type}: ${message}`);
}

function textKeyOf(payload: unknown, functionName: string): string {
  const key = memberOf(payload, 'textKey');
  if (key !== '') return key;
  throw new HongtouError('HONGTOU_ATTACHMENT_FUNCTION', `${functionName} answered no textKey`);
}

async function readText(key: string, blobs: BlobStore): Promise<AttachmentText> {
  const bytes = await blobs.get(key);
  if (bytes === null) throw new HongtouError('HONGTOU_ATTACHMENT_FUNCTION', `${key} is not in the archive`);
  return JSON.parse(new TextDecoder().decode(bytes)) as AttachmentText;
}

function memberOf(value: unknown, name: string): string {
  if (typeof value !== 'object' || value === null) return '';
  const member = (value as Readonly<Record<string, unknown>>)[name];
  return typeof member === 'string' ? member : '';
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
