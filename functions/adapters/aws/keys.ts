import { createHash } from 'node:crypto';

/** DynamoDB takes 1024 bytes in a sort key and 2048 in a partition key; this leaves room for what stands before. */
const MAX_BYTES = 900;
/** 2^53 has 16 digits. */
const DIGITS = 16;

/** Text as (part of) a key: as it is, or where it is too long, its beginning and its hash. */
export function keyText(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= MAX_BYTES) return text;
  const hash = createHash('sha256').update(bytes).digest('hex');
  // A character cut in two becomes U+FFFD, always the same way.
  return `${bytes.subarray(0, MAX_BYTES - 100).toString()}#${hash}`;
}

/** A whole number from 0 to 2^53 - 1 that sorts as text. Fractions are rounded up: never before its time. */
export function keyNumber(n: number): string {
  return String(Math.max(0, Math.ceil(n))).padStart(DIGITS, '0');
}

/** The order that JavaScript compares strings in. DynamoDB's is that of UTF-8, which differs beyond the basic plane. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
