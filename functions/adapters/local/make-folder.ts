import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { HongtouError } from '../../domain/error.ts';

/**
 * Makes a folder and those that it stands in, where they are not there. Node's own `recursive` never returns where a file system says
 * that a folder which is there is none, as /proc does of what is made in it.
 * @throws HONGTOU_FOLDER where it cannot be made
 */
export function makeFolder(path: string): void {
  const whole = resolve(path);
  if (isFolder(whole)) return;
  if (dirname(whole) !== whole) makeFolder(dirname(whole));
  try {
    mkdirSync(whole);
  } catch (cause) {
    // Another process may have made it meanwhile.
    if (isFolder(whole)) return;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HongtouError(
      'HONGTOU_FOLDER',
      `${whole}: expected a folder, or a place where one can be made (${reason})`,
      {
        cause,
      },
    );
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    // A file where a folder should be.
    return false;
  }
}
