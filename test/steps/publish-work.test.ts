import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REFERENCES_TOLD } from '../../functions/domain/reader/paper.ts';
import { drain } from '../../functions/pipeline.ts';
import { importPaper } from '../../functions/steps/import-paper.ts';
import { publish } from '../../functions/steps/publish.ts';
import { paperView } from '../../functions/steps/recall/paper.ts';
import { read } from '../domain/document/reading.ts';
import { openMonitor, START } from './monitor.ts';

const TICK = new Date(START).toISOString();
let monitor: ReturnType<typeof openMonitor>;
let elsewhere: ReturnType<typeof openMonitor>;
beforeEach(() => {
  monitor = openMonitor();
  elsewhere = openMonitor();
});
afterEach(async () => {
  await monitor.close();
  await elsewhere.close();
});

const RULE = `云岭市人民政府关于印发云岭市中小企业发展促进办法的通知
云府规〔2020〕1号
各区人民政府：
现将《云岭市中小企业发展促进办法》印发给你们，请遵照执行。
云岭市人民政府
2020年1月2日
云岭市中小企业发展促进办法
第一条 给予最高50万元奖励。
第二条 本办法自2020年2月1日起施行，有效期20年。`;

const DISTRICTS = [...'甲乙丙丁戊己庚辛壬癸'];

/** A call that rests on the rule; each has its own title, number and sum. */
function call(n: number): string {
  const who = [...String(n)].map((digit) => DISTRICTS[Number(digit)] ?? '').join('');
  return `云岭市${who}局关于申报第${n}批${who}项目的通知
云${who}〔2024〕${n}号
各有关单位：
根据《云岭市中小企业发展促进办法》（云府规〔2020〕1号），现就${who}项目有关事项通知如下：
对${who}企业给予最高${n + 2}万元奖励。
云岭市${who}局
2024年3月${1 + (n % 28)}日`;
}

async function add(name: string, text: string): Promise<string> {
  const paper = { id: name, url: `http://portal.example/${name}.html`, text, publishedOn: null };
  return (await importPaper(paper, TICK, monitor.ports)).documentId;
}

/** Numbers them without publishing them here: what is asked of the queue is done for a site that nobody reads. */
async function addCalls(from: number, to: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let n = from; n <= to; n++) ids.push(await add(`call-${n}`, call(n)));
  await drain({ ...monitor.ports, site: elsewhere.ports.site });
  return ids;
}

async function pageOf(documentId: string): Promise<string> {
  return new TextDecoder().decode((await monitor.ports.site.read(`documents/${documentId}.html`)) ?? undefined);
}

/** Publishes, and counts what it asks of the stores and how often it writes a page. */
async function counted() {
  const { ledger, blobs, knowledge, site } = monitor.ports;
  const asked = { latest: 0, blobs: 0, rows: 0 };
  const pages = new Map<string, number>();
  await publish({
    ...monitor.ports,
    ledger: {
      ...ledger,
      latest: (id) => {
        asked.latest++;
        return ledger.latest(id);
      },
    },
    blobs: {
      ...blobs,
      get: (key) => {
        asked.blobs++;
        return blobs.get(key);
      },
    },
    knowledge: {
      ...knowledge,
      rows: (key) => {
        asked.rows++;
        return knowledge.rows(key);
      },
    },
    site: {
      ...site,
      write: (path, content) => {
        pages.set(path, (pages.get(path) ?? 0) + 1);
        return site.write(path, content);
      },
    },
  });
  return { ...asked, pages };
}

describe('Publishing papers that cite one rule', () => {
  it('takes work by the number of new papers, however many cite the rule', async () => {
    const rule = await add('rule', RULE);
    await addCalls(1, 30);
    const thirty = await counted();
    await addCalls(31, 90);
    const sixty = await counted();
    await addCalls(91, 91);
    const one = await counted();

    // The rule, and of those that cite it at most twice as many as its page shows.
    for (const { latest } of [thirty, sixty, one]) expect(latest).toBeLessThanOrEqual(1 + 2 * REFERENCES_TOLD);
    // A new paper's detail and its text, for its change and for its own page; the rule's text once more.
    expect([thirty.blobs, sixty.blobs, one.blobs].map((reads, at) => reads <= 3 * ([31, 60, 1][at] ?? 0) + 1)).toEqual([
      true,
      true,
      true,
    ]);
    expect(sixty.rows).toBeLessThanOrEqual(2 * thirty.rows);
    expect(one.rows).toBeLessThanOrEqual(20);
    for (const { pages } of [thirty, sixty, one]) expect(pages.get(`documents/${rule}.html`)).toBe(1);
  });

  it('shows the first ones on the page of the rule, and counts the others', async () => {
    const rule = await add('rule', RULE);
    await addCalls(1, 45);
    await publish(monitor.ports);
    const [, section = ''] = (await pageOf(rule)).split('<h2>引用本文件的文件</h2>');
    expect(section.match(/<li><a href="[^"]*">云岭市/g)).toHaveLength(REFERENCES_TOLD);
    expect(section).toContain(`另有 ${45 - REFERENCES_TOLD} 项文件未列出`);
    const view = await paperView(rule, monitor.ports);
    expect(view.citedBy).toHaveLength(45);
    expect(view.citedBy.every(({ quote }) => quote.includes('根据《云岭市中小企业发展促进办法》'))).toBe(true);
  });

  it('shows nobody whose older text alone cited it', async () => {
    const rule = await add('rule', RULE);
    const silent = await add('silent', call(1).replace(/根据《.*?号），/u, ''));
    const record = (await monitor.ports.ledger.latest(silent))?.record;
    if (record === undefined) throw new Error('it was not imported');
    const older = { ...record, state: { ...record.state, contentHash: 'an older text' } };
    await monitor.ports.remember(older, read(call(1)));
    const [citing = ''] = await addCalls(2, 2);
    await publish(monitor.ports);
    expect(await pageOf(rule)).toContain(`${citing}.html`);
    expect(await pageOf(rule)).not.toContain(`${silent}.html`);
  });

  it('goes on where the text of another paper is lost, and still shows that it cites', async () => {
    const rule = await add('rule', RULE);
    const [lost = '', kept = ''] = await addCalls(1, 2);
    const reading = (await monitor.ports.ledger.latest(lost))?.record.state.reading;
    const { blobs } = monitor.ports;
    const get: typeof blobs.get = async (key) => (key === reading ? null : blobs.get(key));
    expect(await publish({ ...monitor.ports, blobs: { ...blobs, get } })).toEqual({ published: 3 });
    for (const id of [lost, kept]) expect(await pageOf(rule)).toContain(`<a href="${id}.html">云岭市`);
    // What is lost itself has a page with its history.
    expect(await pageOf(lost)).toContain('<h2>版本与变化</h2>');
  });
});
