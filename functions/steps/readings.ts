import { createHash } from 'node:crypto';
import type { ChangeDetail } from '../domain/change/detail.ts';
import type { PolicyDocument } from '../domain/document/model.ts';
import type { BlobStore } from '../ports/blob-store.ts';

export async function loadReading(key: string, blobs: BlobStore): Promise<PolicyDocument> {
  const reading = await findReading(key, blobs);
  if (reading === null) throw new Error(`the reading ${key} is missing from the blob store`);
  return reading;
}

/** null where the text is lost. */
export async function findReading(key: string, blobs: BlobStore): Promise<PolicyDocument | null> {
  const bytes = await blobs.get(key);
  return bytes === null ? null : (JSON.parse(new TextDecoder().decode(bytes)) as PolicyDocument);
}

/** Stores a paper as it was read; answers the key. */
export async function storeReading(document: PolicyDocument, blobs: BlobStore): Promise<string> {
  return storeJson('readings', document, blobs);
}

export async function storeDetail(detail: ChangeDetail, blobs: BlobStore): Promise<string> {
  return storeJson('details', detail, blobs);
}

/** Content-addressed: whoever computes the same thing writes the same key. */
export async function storeJson(folder: string, value: object, blobs: BlobStore): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const key = `${folder}/${createHash('sha256').update(bytes).digest('hex')}.json`;
  await blobs.putOnce(key, bytes);
  return key;
}
