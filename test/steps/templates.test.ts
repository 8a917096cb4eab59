import { afterEach, describe, expect, it } from 'vitest';
import type { ChangeRecord } from '../../functions/domain/change/record.ts';
import { loadReading } from '../../functions/steps/readings.ts';
import { FURNITURE, framedPage } from './portal.ts';
import { changesAfter, closeWatched, edit, openWatched, publishAlso, type Watched } from './watched.ts';

afterEach(closeWatched);

const BANNER = '本网已完成适老化改造，长者可以一键切换。';

const open = (count: number) => openWatched({ count, pageOf: framedPage });

async function textOf(path: string, { monitor }: Watched): Promise<string> {
  const { ledger, blobs } = monitor.ports;
  const id = await ledger.lookUpAlias(`url|http://a.example${path}`);
  const entry = await ledger.latest(id ?? '');
  return entry === null ? '' : (await loadReading(entry.record.state.reading, blobs)).text;
}

async function detailOf(record: ChangeRecord | undefined, { monitor }: Watched): Promise<string> {
  const bytes = await monitor.ports.blobs.get(record?.detail ?? '');
  expect(bytes).not.toBeNull();
  return new TextDecoder().decode(bytes ?? new Uint8Array());
}

describe('the papers of one host', () => {
  it('are read without what they share besides their bodies, from three papers on', async () => {
    const watched = await open(3);
    const texts = await Promise.all([0, 1, 2].map((at) => textOf(`/p/${at}.html`, watched)));
    for (const text of texts) {
      expect(text).not.toContain(FURNITURE);
      expect(text).toContain('特此通知。');
      expect(text).toContain('云岭市科学技术局\n2026年11月1日');
    }
    const [first] = await changesAfter(0, watched.monitor);
    expect(first?.state.engine).toMatch(/^\d+\.\d+\.\d+\+t1\.[0-9a-f]{8}$/);
  });

  it('are read with the template that was learned first, whatever is published later', async () => {
    const watched = await open(3);
    const { sources } = watched.monitor.ports;
    const before = (await sources.source('a-example'))?.templates;
    expect(Object.keys(before ?? {})).toEqual(['a.example']);
    for (const at of [3, 4, 5])
      publishAlso(watched, at, (title, words) => framedPage(title, words).replace(FURNITURE, BANNER));
    expect((await watched.round(1)).map(({ kind }) => kind)).toEqual(Array<string>(3).fill('published'));
    expect((await sources.source('a-example'))?.templates).toEqual(before);
  });
});

describe('a paper that was read before its host had a template', () => {
  it('is not changed by the template', async () => {
    const watched = await open(2);
    expect(await textOf('/p/0.html', watched)).toContain(FURNITURE);
    publishAlso(watched, 2, framedPage);
    edit(watched.host, '/p/0.html', '</h2>', '</h2><!-- 2026-11-20 -->');
    expect((await watched.round(1)).map(({ kind }) => kind)).toEqual(['published']);
  });

  it('tells of an edit by the edit alone', async () => {
    const watched = await open(2);
    publishAlso(watched, 2, framedPage);
    edit(watched.host, '/p/0.html', '资金安排200万元', '资金安排900万元');
    const changes = await watched.round(1);
    const revised = changes.find(({ kind }) => kind === 'revised');
    expect(revised?.figures.map(({ before, after }) => [before?.fact.text, after?.fact.text])).toEqual([
      ['200万元', '900万元'],
    ]);
    expect(revised?.noveltyShare).toBeLessThan(0.1);
    expect(await detailOf(revised, watched)).not.toContain(FURNITURE);
  });
});

describe('a portal that gives all its pages other furniture', () => {
  it('has changed no paper, and teaches a second template', async () => {
    const watched = await open(8);
    for (let at = 0; at < 8; at++) edit(watched.host, `/p/${at}.html`, FURNITURE, BANNER);
    expect(await watched.round(1)).toEqual([]);
    const { sources } = watched.monitor.ports;
    expect(await sources.holds()).toEqual([]);
    expect((await sources.source('a-example'))?.templates?.['a.example']?.version).toBe(2);
  });

  it('does not hide an edit that it makes in the same night', async () => {
    const watched = await open(8);
    for (let at = 0; at < 8; at++) edit(watched.host, `/p/${at}.html`, FURNITURE, BANNER);
    edit(watched.host, '/p/5.html', '资金安排700万元', '资金安排100万元');
    const changes = await watched.round(1);
    expect(changes.map(({ kind, audience }) => `${kind} ${audience}`)).toEqual(['revised announce']);
    expect(changes[0]?.figures).toHaveLength(1);
    expect(await detailOf(changes[0], watched)).not.toContain(FURNITURE);
  });
});
