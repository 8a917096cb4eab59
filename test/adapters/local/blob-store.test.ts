import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBlobStore, type LocalBlobStore } from '../../../functions/adapters/local/blob-store.ts';
import { type ScratchFolder, scratchFolder } from './scratch.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('blobs on one machine', () => {
  let folder: ScratchFolder;
  let blobs: LocalBlobStore;

  beforeEach(async () => {
    folder = await scratchFolder();
    blobs = createBlobStore(join(folder.path, 'blobs'));
  });

  afterEach(async () => {
    blobs.close();
    await folder.remove();
  });

  it('are read and left alone where an earlier program wrote each as a file', async () => {
    await mkdir(join(folder.path, 'blobs/snapshots'), { recursive: true });
    await writeFile(join(folder.path, 'blobs/snapshots/a'), '先');
    expect(await blobs.get('snapshots/a')).toEqual(bytesOf('先'));
    expect(await blobs.putOnce('snapshots/a', bytesOf('后'))).toBe('present');
    expect(await blobs.get('snapshots/a')).toEqual(bytesOf('先'));
  });

  it('make files only where they are large', async () => {
    await blobs.putAllOnce([
      { key: 'snapshots/small', bytes: new Uint8Array(100_000) },
      { key: 'snapshots/large', bytes: new Uint8Array(100_001) },
    ]);
    expect(await readdir(join(folder.path, 'blobs/snapshots'))).toEqual(['large']);
    expect((await blobs.get('snapshots/small'))?.length).toBe(100_000);
  });

  it('need no database where none is asked for', () => {
    blobs.close();
    expect(existsSync(join(folder.path, 'blobs.db'))).toBe(false);
  });

  it('are all there or none after a batch that fails', async () => {
    const good = { key: 'snapshots/a', bytes: bytesOf('甲') };
    await expect(blobs.putAllOnce([good, { key: 'snapshots/', bytes: bytesOf('乙') }])).rejects.toMatchObject({
      code: 'HONGTOU_BAD_KEY',
    });
    expect(await blobs.get('snapshots/a')).toBeNull();
  });
});
