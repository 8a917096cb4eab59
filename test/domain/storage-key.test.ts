import { describe, expect, it } from 'vitest';
import { checkBlobKey, checkSitePath } from '../../functions/domain/storage-key.ts';

describe('keys that every store can hold', () => {
  it('are folder and name, the paths of a site may do without a folder', () => {
    expect(() => checkBlobKey('snapshots/3f2a.html')).not.toThrow();
    expect(() => checkBlobKey('feed.json')).toThrow(expect.objectContaining({ code: 'HONGTOU_BAD_KEY' }));
    expect(() => checkSitePath('feed.json')).not.toThrow();
  });

  it('end at 200 characters', () => {
    expect(() => checkBlobKey(`a/${'b'.repeat(198)}`)).not.toThrow();
    expect(() => checkBlobKey(`a/${'b'.repeat(199)}`)).toThrow();
    expect(() => checkSitePath('b'.repeat(200))).not.toThrow();
    expect(() => checkSitePath('b'.repeat(201))).toThrow();
  });

  it('are named in the error, with what was expected', () => {
    expect(() => checkBlobKey('../etc/passwd')).toThrow(/"\.\.\/etc\/passwd".*expected folder\/name/);
  });

  it('are checked in no time however hostile they are', () => {
    const started = performance.now();
    expect(() => checkSitePath(`${'a/'.repeat(100_000)}!`)).toThrow();
    expect(() => checkSitePath(`${'a'.repeat(199)}!`)).toThrow();
    expect(performance.now() - started).toBeLessThan(100);
  });
});
