import { resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DemoPortal, startDemoPortal } from '../../functions/adapters/local/demo-portal.ts';

const GXJ = 'gxj.linlan.example';
let portal: DemoPortal;

beforeAll(async () => {
  portal = await startDemoPortal({ root: resolve('seeds/demo') });
});
afterAll(() => portal.close());
beforeEach(() => portal.setRound(1));

async function get(host: string, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return await fetch(`${portal.origins[host]}${path}`, { headers });
}

async function textOf(host: string, path: string, charset = 'utf-8'): Promise<string> {
  return new TextDecoder(charset, { fatal: true }).decode(await (await get(host, path)).arrayBuffer());
}

describe('the demo portal', () => {
  it('serves every host that a definition names, under URLs without a port', () => {
    expect(portal.definitions.length).toBeGreaterThanOrEqual(9);
    for (const { adapter } of portal.definitions) {
      const url = new URL(
        'listUrl' in adapter ? adapter.listUrl : 'indexUrl' in adapter ? adapter.indexUrl : 'http://none/',
      );
      expect(url.port).toBe('');
      expect(portal.hostMap[url.hostname]?.port).toBeGreaterThan(0);
    }
  });

  it('lists the new reply and the final measure in round 2 only', async () => {
    const reply = '/zwgk/jyta/202611/t20261116_3391.html';
    const measure = '/zwgk/zcwj/202611/t20261117_3402.html';
    expect([(await get(GXJ, reply)).status, (await get(GXJ, measure)).status]).toEqual([404, 404]);
    portal.setRound(2);
    expect([(await get(GXJ, reply)).status, (await get(GXJ, measure)).status]).toEqual([200, 200]);
    expect(await textOf(GXJ, '/zwgk/zcwj/')).toContain('t20261117_3402.html');
  });

  it('keeps passages of the old reply in the new one, with other figures', async () => {
    const before = await textOf(GXJ, '/zwgk/jyta/202506/t20250623_2741.html');
    portal.setRound(2);
    const after = await textOf(GXJ, '/zwgk/jyta/202611/t20261116_3391.html');
    const shared = '完成生产、仓储、质检等环节的改造';
    expect([before.includes(shared), after.includes(shared)]).toEqual([true, true]);
    expect([before.includes('最高100万元'), after.includes('最高180万元')]).toEqual([true, true]);
  });

  it('withdraws a page from the list and from its URL', async () => {
    const path = '/zwgk/zcwj/202610/t20261014_3340.html';
    expect((await get(GXJ, path)).status).toBe(200);
    portal.setRound(2);
    expect((await get(GXJ, path)).status).toBe(404);
    expect(await textOf(GXJ, '/zwgk/zcwj/')).not.toContain('t20261014_3340');
  });

  it('changes nothing but the visit counter of one page', async () => {
    const path = '/zwgk/zcwj/202603/t20260310_3012.html';
    const before = await textOf(GXJ, path);
    portal.setRound(2);
    const after = await textOf(GXJ, path);
    expect(after).not.toBe(before);
    expect(after.replace('>2317<', '>1024<')).toBe(before);
  });

  it('puts a banner into the body of every page of a column', async () => {
    const list = await textOf(GXJ, '/zwgk/zcjd/');
    const pages = [...list.matchAll(/href="\.(\/\d{6}\/t\d{8}_\d+\.html)"/g)].map((match) => `/zwgk/zcjd${match[1]}`);
    expect(pages.length).toBeGreaterThanOrEqual(6);
    portal.setRound(2);
    for (const page of pages) expect(await textOf(GXJ, page)).toContain('温馨提示');
  });

  it('serves a GBK site that reposts another bureau’s measure in round 2', async () => {
    const host = 'gxq.linlan.example';
    expect(await textOf(host, '/tzgg/index.htm', 'gbk')).toContain('高新区管委会');
    portal.setRound(2);
    expect(await textOf(host, '/tzgg/20261110_587.htm', 'gbk')).toContain('临工信规〔2026〕2号');
  });

  it('answers 503 with Retry-After twice in round 2, then the new content, but robots.txt at once', async () => {
    const host = 'swj.linlan.example';
    portal.setRound(2);
    expect((await get(host, '/robots.txt')).status).toBe(200);
    const first = await get(host, '/tzgg/');
    expect([first.status, first.headers.get('retry-after')]).toEqual([503, '1']);
    expect((await get(host, '/tzgg/')).status).toBe(503);
    expect(await textOf(host, '/tzgg/')).toContain('以旧换新');
  });

  it('puts a challenge with status 200 in front of a host', async () => {
    const host = 'jrj.linlan.example';
    expect(await textOf(host, '/tzgg/')).toContain('首贷贴息');
    portal.setRound(2);
    const answer = await get(host, '/tzgg/');
    expect([answer.status, (await answer.text()).includes('$_ts')]).toEqual([200, true]);
  });

  it('answers a known ETag with 304', async () => {
    const first = await get(GXJ, '/zwgk/zcwj/');
    const again = await get(GXJ, '/zwgk/zcwj/', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([first.status, again.status]).toEqual([200, 304]);
  });

  it('offers a PDF and a DOCX as attachments', async () => {
    const folder = '/zwgk/tzgg/202610/';
    const pdf = await get(GXJ, `${folder}P020261016388120553017.pdf`);
    const docx = await get(GXJ, `${folder}P020261016388120667842.docx`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect((await pdf.text()).startsWith('%PDF')).toBe(true);
    expect((await docx.text()).startsWith('PK')).toBe(true);
  });

  it('never leaves its folder', async () => {
    expect((await get(GXJ, '/..%2f..%2fportal.json')).status).toBe(404);
    expect((await get(GXJ, '/../../portal.json')).status).toBe(404);
  });
});
