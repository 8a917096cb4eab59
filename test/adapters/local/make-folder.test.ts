import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../functions/adapters/local/database.ts';
import { makeFolder } from '../../../functions/adapters/local/make-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'hongtou-folder-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a folder', () => {
  it('is made with those that it stands in, and stays where it is there', () => {
    for (const _ of [1, 2]) makeFolder(join(folder, 'a/b/c'));
    expect(existsSync(join(folder, 'a/b/c'))).toBe(true);
  });

  it('is refused by name where a file stands in its place or above it', () => {
    writeFileSync(join(folder, 'file'), '');
    for (const path of ['file', 'file/b/c']) {
      expect(() => makeFolder(join(folder, path))).toThrow(expect.objectContaining({ code: 'HONGTOU_FOLDER' }));
    }
  });

  it('is refused at once where a file system makes none and says that it is not there', () => {
    const refused = expect.objectContaining({
      code: 'HONGTOU_FOLDER',
      message: expect.stringMatching(/: expected a folder, or a place where one can be made/),
    });
    const systems = ['/proc', '/dev/null'].filter(existsSync);
    for (const system of systems) {
      expect(() => makeFolder(`${system}/hongtou-none`)).toThrow(refused);
      expect(() => openDatabase(`${system}/hongtou-none/data/hongtou.db`)).toThrow(refused);
    }
  });
});
