import { HongtouError } from './error.ts';

const MAX_LENGTH = 200;
/** `snapshots/3f2a.html`, `feed.json`: no empty segment, none that starts with a dot. */
const SEGMENTS = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/**
 * Lets a blob's key through if every store can hold it: `folder/name`, at most 200 characters.
 * @throws HONGTOU_BAD_KEY
 */
export function checkBlobKey(key: string): void {
  if (key.length <= MAX_LENGTH && SEGMENTS.test(key) && key.includes('/')) return;
  throw new HongtouError(
    'HONGTOU_BAD_KEY',
    `the key "${key.slice(0, MAX_LENGTH)}": expected folder/name of [A-Za-z0-9._/-], at most ${MAX_LENGTH} characters`,
  );
}

/**
 * Lets the path of a published file through if it stays inside the site: relative, `/`-separated, at most 200 characters.
 * @throws HONGTOU_BAD_PATH
 */
export function checkSitePath(path: string): void {
  if (path.length <= MAX_LENGTH && SEGMENTS.test(path)) return;
  throw new HongtouError(
    'HONGTOU_BAD_PATH',
    `the path "${path.slice(0, MAX_LENGTH)}": expected a relative path of [A-Za-z0-9._/-], at most ${MAX_LENGTH} characters`,
  );
}
