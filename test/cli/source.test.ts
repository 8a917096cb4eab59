import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoPortal, startDemoPortal } from '../../functions/adapters/local/demo-portal.ts';
import { run } from '../../functions/cli/commands/source.ts';
import { captured } from './captured.ts';

let folder = '';
let config = '';
let portal: DemoPortal;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hongtou-source-'));
  config = join(folder, 'hongtou.json');
  portal = await startDemoPortal({ root: resolve('seeds/demo') });
  const places = Object.fromEntries(
    Object.entries(portal.hostMap).map(([host, { address, port }]) => [host, `${address}:${port}`]),
  );
  const sources = [resolve('seeds/demo/portals'), join(folder, 'own')];
  writeFileSync(
    config,
    JSON.stringify({ contact: 'mailto:ops@example.org', data: 'data', sources: sources.slice(0, 1), places }),
  );
  writeFileSync(
    join(folder, 'own.json'),
    JSON.stringify({ contact: 'mailto:ops@example.org', data: 'data', sources: ['own'], places }),
  );
});
afterAll(async () => {
  await portal.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('hongtou source', () => {
  it('proposes how a list is read, writes it, and checks what was written', async () => {
    const args = [
      '--region',
      '449901',
      '--issuer',
      '林岚市工业和信息化局',
      '--id',
      'linlan-new',
      '--to',
      join(folder, 'own'),
    ];
    const url = 'http://gxj.linlan.example/zwgk/jyta/index.html';
    const added = await captured(() => run(['add', url, ...args, '--config', config]));
    expect([added.status, added.stderr]).toEqual([0, expect.stringContaining('reads it as static-list')]);
    const definition = JSON.parse(readFileSync(join(folder, 'own', 'linlan-new.json'), 'utf8')) as object;
    expect(definition).toMatchObject({
      id: 'linlan-new',
      region: '449901',
      adapter: { type: 'static-list', listUrl: url },
    });
    const checked = await captured(() => run(['check', 'linlan-new', '--json', '--config', join(folder, 'own.json')]));
    expect(JSON.parse(checked.stdout)).toMatchObject({ id: 'linlan-new', verdict: 'ok' });
    expect(checked.status).toBe(0);
    const again = captured(() => run(['add', url, ...args, '--config', config]));
    await expect(again).rejects.toThrow(/is there already: give another --id/);
  });

  it('goes through to the list of a system that keeps it behind an API', async () => {
    const url = 'http://kjj.linlan.example/gkmlpt/index.html';
    const { status, stdout, stderr } = await captured(() => run(['add', url, '--config', config]));
    expect([status, stderr]).toEqual([0, expect.stringMatching(/reads it as gkmlpt; it would take [1-9]/)]);
    expect(JSON.parse(stdout)).toMatchObject({ adapter: { type: 'gkmlpt', indexUrl: url, categories: 'all' } });
  });

  it('checks the sources that are named, and says which finds nothing', async () => {
    const { status, stdout } = await captured(() => run(['check', '--json', '--config', config]));
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; verdict: string; items: number });
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.find(({ id }) => id === 'linlan-kjj')).toMatchObject({ verdict: 'ok' });
    expect(rows.every(({ verdict, items }) => verdict !== 'ok' || items > 0)).toBe(true);
    expect([0, 3]).toContain(status);
  });

  it('says what to do where the rules of a source meet nothing', async () => {
    const definition = JSON.parse(readFileSync(join(folder, 'own', 'linlan-new.json'), 'utf8')) as {
      readonly adapter: object;
    };
    const broken = { ...definition, id: 'linlan-broken', adapter: { ...definition.adapter, item: 'ul.moved > li' } };
    writeFileSync(join(folder, 'own', 'linlan-broken.json'), JSON.stringify(broken));
    const missing = {
      ...definition,
      id: 'linlan-gone',
      adapter: { ...definition.adapter, listUrl: 'http://gxj.linlan.example/no/list/' },
    };
    writeFileSync(join(folder, 'own', 'linlan-gone.json'), JSON.stringify(missing));
    const own = ['--config', join(folder, 'own.json')];
    const { status, stdout } = await captured(() => run(['check', 'linlan-broken', 'linlan-gone', ...own]));
    expect(status).toBe(3);
    expect(stdout).toMatch(/linlan-broken .*"ul\.moved > li" meets nothing on http.*"source add".* proposes new rules/);
    expect(stdout).toMatch(/linlan-gone .*the column seems to have moved: find its address/);
  });

  it('says that a private address is refused by design, first and from what is remembered', async () => {
    const definition = JSON.parse(readFileSync(join(folder, 'own', 'linlan-new.json'), 'utf8')) as {
      readonly adapter: object;
    };
    const adapter = { ...definition.adapter, listUrl: 'http://127.0.0.1/list/' };
    writeFileSync(join(folder, 'own', 'inside.json'), JSON.stringify({ ...definition, id: 'inside', adapter }));
    for (let time = 0; time < 2; time++) {
      const checked = await captured(() => run(['check', 'inside', '--json', '--config', join(folder, 'own.json')]));
      const { verdict, note } = JSON.parse(checked.stdout) as { verdict: string; note: string };
      expect([checked.status, verdict]).toEqual([3, 'down']);
      expect(note).toMatch(/HONGTOU_GATE_ADDRESS: 127\.0\.0\.1 is not a public address.*refused by design/);
      expect(note).not.toContain('network fails');
    }
  });

  it.each([
    [['add'], 'HONGTOU_USAGE'],
    [['add', 'not a url'], 'HONGTOU_USAGE'],
    [['add', 'http://gxj.linlan.example/', '--to', 'x'], 'HONGTOU_USAGE'],
    [['check', 'nobody'], 'HONGTOU_USAGE'],
    [['remove', 'x'], 'HONGTOU_USAGE'],
  ])('refuses %j', async (args, code) => {
    await expect(captured(() => run([...args, '--config', config]))).rejects.toMatchObject({ code });
  });
});
