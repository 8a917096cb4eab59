import { parentPort } from 'node:worker_threads';
import { attachmentReader } from './reader.ts';

interface AttachmentWork {
  readonly bytes: Uint8Array;
  readonly about: { readonly name: string; readonly contentType: string | null | undefined };
}

/** Reads attachments in a thread of their own: one answer a message. */
parentPort?.on('message', async ({ bytes, about }: AttachmentWork) => {
  parentPort?.postMessage({ value: await attachmentReader.read(bytes, about) });
});
