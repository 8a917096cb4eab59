import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../functions/cli/config.ts';
import { runHongtou } from './run-hongtou.ts';

let folder = '';
let file = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hongtou-chosen-'));
  file = join(folder, 'hongtou.json');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The groups of what a configuration watches, and what it may choose from where it chose nothing. */
function chosen(config: object, sources?: string) {
  writeFileSync(file, JSON.stringify({ contact: 'mailto:ops@example.org', ...config }));
  const { settings, unchosen } = readConfig(file, { sources });
  return { definitions: settings.definitions, unchosen };
}

describe('of the portals that come with Hongtou', () => {
  it.each([['run'], ['watch'], ['start'], ['source', 'check']])(
    '%s %s fetches none that nobody chose, and lists what there is',
    async (...command) => {
      chosen({});
      const run = await runHongtou([...command, '--config', file]);
      expect([run.status, run.stdout]).toEqual([1, '']);
      expect(run.stderr).toMatch(
        /HONGTOU_NO_GROUPS.*"groups".*--sources.*guangdong \(\d+\).*shenzhen \(\d+\), .*all \(\d+\)/,
      );
    },
  );

  it('none is meant by a configuration that only names their folder', () => {
    expect(chosen({ sources: [resolve('seeds/portals')] }).unchosen).toMatch(/shenzhen/);
    const link = join(folder, 'portals');
    symlinkSync(resolve('seeds/portals'), link);
    expect(chosen({ sources: [link] }).unchosen).toMatch(/shenzhen/);
    expect(chosen({ sources: [resolve('seeds/demo/portals')] }).unchosen).toBeNull();
  });

  it('those of the named groups and ids are watched', () => {
    const { definitions, unchosen } = chosen({ groups: ['shenzhen', 'zhongshan'] });
    expect(unchosen).toBeNull();
    expect(definitions.length).toBeGreaterThan(10);
    for (const { group } of definitions) expect(group.some((name) => /^(?:shenzhen|zhongshan)$/.test(name))).toBe(true);
    const [one] = definitions;
    expect(chosen({ groups: [one?.id] }).definitions).toEqual([one]);
  });

  it('all are watched where that is said', () => {
    expect(chosen({ groups: ['all'] })).toEqual({ definitions: chosen({}).definitions, unchosen: null });
  });

  it('those that the command line names stand instead of the configuration’s', () => {
    const { definitions } = chosen({ groups: ['beijing'] }, 'shenzhen, zhongshan');
    expect(definitions).toEqual(chosen({ groups: ['shenzhen', 'zhongshan'] }).definitions);
  });

  it.each([['nowhere'], [' , ']])('"%s" is refused with the groups that there are', (sources) => {
    expect(() => chosen({}, sources)).toThrow(/groups: .*there are anhui \(\d+\), .*shenzhen \(\d+\)/);
  });

  it('everything can be looked up without choosing', async () => {
    const run = await runHongtou(['sources', '--json', '--data', join(folder, 'data')]);
    expect([run.status, run.stdout.trim().split('\n').length]).toEqual([0, chosen({}).definitions.length]);
  });
});
