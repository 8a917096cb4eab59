import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { HongtouError } from '../../domain/error.ts';

/** Values up to this size stay legible in the console; a write is charged by the kilobyte. */
const LEGIBLE_BYTES = 700;

/**
 * A value as one attribute: JSON where it is small, else brotli. Chinese in JSON takes three bytes a character, and a read or
 * a write of an item is charged by its size.
 */
export function pack(value: unknown): AttributeValue {
  const bytes = Buffer.from(JSON.stringify(value));
  if (bytes.length <= LEGIBLE_BYTES) return { S: bytes.toString() };
  const params = { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { B: brotliCompressSync(bytes, { params }) };
}

/**
 * The value that `pack` was given; its shape is the writer's word.
 * @throws HONGTOU_BAD_ROW where the attribute was written by nobody of ours
 */
export function unpack<T>(attribute: AttributeValue | undefined): T {
  if (attribute?.S !== undefined) return JSON.parse(attribute.S) as T;
  if (attribute?.B !== undefined) return JSON.parse(brotliDecompressSync(attribute.B).toString()) as T;
  throw new HongtouError('HONGTOU_BAD_ROW', 'a row without a packed value: expected JSON or brotli');
}
