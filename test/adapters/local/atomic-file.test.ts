import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { atomicFolder } from '../../../functions/adapters/local/atomic-file.ts';
import { scratchFolder } from './scratch.ts';

/** A process id above what Linux gives out. */
const NOBODY = 99_999_999;
const bytes = new TextEncoder().encode('字');

describe('a folder of atomic files', () => {
  it('leaves nothing behind but the files themselves', async () => {
    const folder = await scratchFolder();
    const files = atomicFolder(folder.path);
    await files.create('a/b', bytes);
    await files.create('a/b', bytes);
    await files.replace('a/b', bytes);
    expect(await readdir(join(folder.path, '.incoming'))).toEqual([]);
    expect(await readdir(join(folder.path, 'a'))).toEqual(['b']);
    await folder.remove();
  });

  it('sweeps out what a dead process left, and nothing of one that lives', async () => {
    const folder = await scratchFolder();
    const incoming = join(folder.path, '.incoming');
    await mkdir(incoming);
    const living = `${process.ppid}-1`;
    for (const name of [`${NOBODY}-1`, living]) await writeFile(join(incoming, name), 'half');
    await atomicFolder(folder.path).create('a/b', bytes);
    expect(await readdir(incoming)).toEqual([living]);
    await folder.remove();
  });

  it('says that a name inside a file, or a folder, cannot be had', async () => {
    const folder = await scratchFolder();
    const files = atomicFolder(folder.path);
    await files.create('a/b', bytes);
    await expect(files.create('a/b/c', bytes)).rejects.toMatchObject({ code: 'HONGTOU_NAME_IN_FILE' });
    await expect(files.replace('a/b/c', bytes)).rejects.toMatchObject({ code: 'HONGTOU_NAME_IN_FILE' });
    expect(await files.read('a/b/c')).toBeNull();
    expect(await files.read('a')).toBeNull();
    expect(await readdir(join(folder.path, '.incoming'))).toEqual([]);
    await folder.remove();
  });
});
