import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSourceDefinitions } from '../../functions/adapters/local/source-definitions.ts';
import { decodePage } from '../../functions/domain/page/charset.ts';
import { extractPage } from '../../functions/domain/page/extract.ts';
import { articleHtml, readList } from '../../functions/domain/source/list.ts';
import { judgeResponse } from '../../functions/domain/source/verdict.ts';

const ROOT = resolve('seeds/demo');
const GXJ = 'gxj.linlan.example';

function pageText(path: string): string {
  return decodePage(readFileSync(join(ROOT, path))).text;
}
function bodyText(path: string): string {
  return extractPage(pageText(path), { url: `http://${GXJ}/` }).text;
}
function definition(id: string) {
  const found = readSourceDefinitions(join(ROOT, 'portals')).find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no definition ${id}`);
  return found;
}

describe('the demo’s papers as the program reads them', () => {
  it('differ by a new sentence where the template changed, and not at all where the counter did', () => {
    const tips = `${GXJ}/zwgk/zcjd/202608/t20260828_2800.html`;
    const counted = `${GXJ}/zwgk/zcwj/202603/t20260310_3012.html`;
    expect(bodyText(`round2/${tips}`)).toContain('温馨提示');
    expect(bodyText(`round1/${tips}`)).not.toContain('温馨提示');
    expect(bodyText(`round2/${counted}`)).toBe(bodyText(`round1/${counted}`));
  });

  it('say the same on the bureau’s page and on the GBK repost', () => {
    const original = bodyText(`round1/${GXJ}/zwgk/zcwj/202608/t20260825_3276.html`);
    const repost = bodyText('round2/gxq.linlan.example/tzgg/20261110_587.htm');
    expect(repost.replace(/\s/g, '')).toBe(original.replace(/\s/g, ''));
  });

  it('hold a final measure with another cap, an earlier deadline and an article that moved', () => {
    const draft = bodyText(`round1/${GXJ}/zwgk/zcwj/202609/t20260925_3312.html`);
    const final = bodyText(`round2/${GXJ}/zwgk/zcwj/202611/t20261117_3402.html`);
    expect([draft.includes('50万元；'), final.includes('80万元；')]).toEqual([true, true]);
    expect([draft.includes('2027年3月31日'), final.includes('2027年1月31日')]).toEqual([true, true]);
    expect([/第六条\s+降低/.test(draft), /第三条\s+降低/.test(final)]).toEqual([true, true]);
  });

  it('come out of the JSON directory with their bodies', () => {
    const kjj = definition('linlan-kjj');
    const api = 'http://kjj.linlan.example/gkmlpt/api/all/3107?page=1&sid=99070';
    const { items } = readList(kjj, {
      url: api,
      text: pageText('round1/kjj.linlan.example/gkmlpt/api/all/3107/page-1.json'),
    });
    expect(items.map(({ publishedOn }) => publishedOn)).toEqual(['2026-06-30', '2026-04-17', '2026-03-03']);
    for (const { url, title } of items) {
      const path = new URL(url).pathname;
      const page = extractPage(articleHtml(kjj, pageText(`round1/kjj.linlan.example${path}`)), { url });
      expect([page.title, page.text.length > 100]).toEqual([title, true]);
    }
  });

  it('are read page by page, and a relaunched column shows nothing', () => {
    const replies = definition('linlan-gxj-replies');
    const url = `http://${GXJ}/zwgk/jyta/`;
    const first = readList(replies, { url, text: pageText(`round2/${GXJ}/zwgk/jyta/index.html`) });
    expect(first.items.every(({ title }) => title.startsWith('市工业和信息化局关于'))).toBe(true);
    expect(first.nextPages).toEqual([`${url}index_1.html`]);
    const relaunched = readList(definition('linlan-rsj'), {
      url: 'http://rsj.linlan.example/tzgg/',
      text: pageText('round2/rsj.linlan.example/tzgg/index.html'),
    });
    expect(relaunched.problem).toBe('selector-found-nothing');
  });

  it('are not mistaken for the challenge, nor the challenge for a paper', () => {
    const judge = (text: string) =>
      judgeResponse(
        {
          outcome: 'answer',
          status: 200,
          finalUrl: 'http://jrj.linlan.example/tzgg/',
          redirects: [],
          headers: { 'content-type': 'text/html; charset=utf-8' },
          bytes: new TextEncoder().encode(text),
          framing: 'length',
          cookies: [],
        },
        { url: 'http://jrj.linlan.example/tzgg/', text, role: 'list' },
      );
    expect(judge(pageText('challenge.html'))).toBe('challenge');
    expect(judge(pageText('round1/jrj.linlan.example/tzgg/index.html'))).toBe('ok');
  });
});
