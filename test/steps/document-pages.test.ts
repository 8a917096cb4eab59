import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drain } from '../../functions/pipeline.ts';
import { importPaper } from '../../functions/steps/import-paper.ts';
import { publish } from '../../functions/steps/publish.ts';
import { openMonitor, START } from './monitor.ts';

const TICK = new Date(START).toISOString();
let monitor: ReturnType<typeof openMonitor>;
beforeEach(() => {
  monitor = openMonitor();
});
afterEach(() => monitor.close());

const RULE = `云岭市科学技术局关于印发云岭市科技创新券管理办法的通知
云科规〔2024〕7号
各有关单位：
现将《云岭市科技创新券管理办法》印发给你们，请遵照执行。
云岭市科学技术局
2024年6月3日
云岭市科技创新券管理办法
第一条 每家企业每年申领创新券，最高30万元。
第二条 本办法自2024年7月1日起施行，有效期5年。`;

const LETTER = `云岭市科学技术局关于市政协五届五次会议第2026057号提案答复的函
尊敬的何青委员：
您提出的《关于支持科技型企业的提案》收悉。现答复如下：
我局按照《云岭市科技创新券管理办法》（云科规〔2024〕7号）兑付创新券。
感谢您对我市科技工作的关心和支持。
云岭市科学技术局
2026年9月16日`;

/** The page of the document that a paper became, after it was published. */
async function published(name: string, text: string): Promise<string> {
  const paper = { id: name, url: `http://portal.example/${name}.html`, text, publishedOn: null };
  const { documentId } = await importPaper(paper, TICK, monitor.ports);
  await drain(monitor.ports);
  await publish(monitor.ports);
  return `documents/${documentId}.html`;
}

async function pageAt(path: string): Promise<string> {
  return new TextDecoder().decode((await monitor.ports.site.read(path)) ?? undefined);
}

describe('The pages of documents', () => {
  it('lead from a letter to the rule that it cites, and from the rule to the letter that came later', async () => {
    const rule = await published('rule', RULE);
    expect(await pageAt(rule)).not.toContain('引用本文件的文件');
    const letter = await published('letter', LETTER);
    const [ruleName, letterName] = [rule, letter].map((path) => path.split('/')[1] ?? '');
    expect(await pageAt(letter)).toContain(`<h2>引用的文件</h2>\n<ul><li><a href="${ruleName}">`);
    expect(await pageAt(rule)).toContain(`<h2>引用本文件的文件</h2>\n<ul><li><a href="${letterName}">`);
  });

  it('show of a paper that was taken in silence what it gives', async () => {
    const page = await pageAt(await published('rule', RULE));
    expect(page).toContain('<dt>发文字号</dt><dd>云科规〔2024〕7号</dd>');
    expect(page).toContain('最高30万元</p>');
    expect(page).toContain('<blockquote>第一条 每家企业每年申领创新券，最高30万元。</blockquote>');
  });
});
