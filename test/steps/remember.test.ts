import { afterEach, describe, expect, it } from 'vitest';
import type { LocalMonitor } from '../../functions/compose/local.ts';
import { importPaper } from '../../functions/steps/import-paper.ts';
import { loadReading } from '../../functions/steps/readings.ts';
import { missingRules } from '../../functions/steps/recall/missing.ts';
import { paperView } from '../../functions/steps/recall/paper.ts';
import { programmeHistories } from '../../functions/steps/recall/programme.ts';
import { decidePromise, followedPromises } from '../../functions/steps/recall/promises.ts';
import { collect } from '../contracts/opened.ts';
import { letter } from '../domain/knowledge/papers.ts';
import { openMonitor } from './monitor.ts';

const monitors: LocalMonitor[] = [];
afterEach(async () => {
  for (const monitor of monitors.splice(0)) await monitor.close();
});

/** A monitor whose corpus holds the papers, imported in this order; their document ids in the same order. */
async function corpus(...texts: readonly string[]) {
  const monitor = openMonitor();
  monitors.push(monitor);
  const ids: string[] = [];
  for (const [at, text] of texts.entries()) {
    const paper = { id: `p${at}`, url: null, text, publishedOn: null };
    ids.push((await importPaper(paper, `t${at}`, monitor.ports)).documentId);
  }
  const { ledger, blobs, clock } = monitor.ports;
  return { monitor, ids, recall: { knowledge: monitor.knowledge, ledger, blobs, clock } };
}

function rule(title: string, number: string, signed: string, ...articles: readonly string[]): string {
  const issuer = title.startsWith('深圳') ? '深圳市人民政府' : title.slice(0, 3).concat('人民政府');
  return [
    `${issuer}关于印发《${title}》的通知`,
    number,
    '各有关单位：',
    `现将《${title}》印发给你们，请遵照执行。`,
    issuer,
    signed,
    title,
    ...articles,
  ].join('\n');
}

const CITY_RULE = rule(
  '深圳市创新券管理办法',
  '深府规〔2021〕7号',
  '2021年3月1日',
  '第一条 为规范管理，根据《广东省科技创新条例》，制定本办法。',
  '第二条 对小微企业给予最高20万元资助。',
  '第三条 本办法自2021年4月1日起施行，有效期5年。',
);
const PROVINCE_RULE = rule(
  '广东省科技创新条例',
  '粤府〔2019〕11号',
  '2019年5月6日',
  '第一条 为促进创新，根据《国务院关于推动创新创业的意见》，制定本条例。',
  '第二条 各市应当安排专项资金。',
);
const CITING_LETTER = letter(
  '20210007',
  '2021年8月11日',
  '按照《深圳市创新券管理办法》（深府规〔2021〕7号），对小微企业给予最高20万元资助。《深圳市绿色工厂管理办法》正在起草。',
);
const NEW_RULE = rule(
  '深圳市创新券管理办法',
  '深府规〔2024〕3号',
  '2024年6月1日',
  '第一条 根据《广东省科技创新条例》，制定本办法。',
  '第二条 对小微企业给予最高30万元资助，按季度受理，由区科技部门初审后报市科技部门复核并向社会公示。',
  '第三条 本办法自2024年7月1日起施行，有效期3年，《深圳市创新券管理办法》（深府规〔2021〕7号）同时废止。',
);

describe('What the corpus knows of a paper', () => {
  it('is who cites it, on what it rests, and what rests on it', async () => {
    const { ids, recall } = await corpus(CITING_LETTER, CITY_RULE, PROVINCE_RULE);
    const view = await paperView('深府规〔2021〕7号', recall);
    expect(view.paper?.documentId).toBe(ids[1]);
    expect(view.citedBy.map(({ documentId, relation }) => [documentId, relation])).toEqual([[ids[0], 'cites']]);
    expect(view.citedBy[0]?.quote).toContain('最高20万元');
    expect(view.enacts.map(({ depth, level, documentId }) => [depth, level, documentId])).toEqual([
      [1, '省', ids[2]],
      [2, '国家', null],
    ]);
    const province = await paperView('广东省科技创新条例', recall);
    expect(province.enactedBy.map(({ documentId }) => documentId)).toEqual([ids[1]]);
    expect(await paperView(ids[1] ?? '', recall)).toEqual(view);
  });

  it('is the same whatever the order in which the papers came, and however often', async () => {
    const texts = [CITING_LETTER, CITY_RULE, PROVINCE_RULE, NEW_RULE];
    const one = await corpus(...texts);
    const two = await corpus(...texts.toReversed(), ...texts);
    for (const key of ['深府规〔2021〕7号', '广东省科技创新条例', '深圳市创新券管理办法']) {
      expect(await paperView(key, two.recall)).toEqual(await paperView(key, one.recall));
    }
    expect(await missingRules(two.recall)).toEqual(await missingRules(one.recall));
  });

  it('marks every paper that relies on a rule which has ended', async () => {
    const { ids, recall } = await corpus(CITING_LETTER, CITY_RULE, NEW_RULE);
    const old = await paperView('深府规〔2021〕7号', recall);
    expect(old.standing).toMatchObject({ state: 'abolished', since: '2024-06-01', by: { documentId: ids[2] } });
    expect(old.citedBy.map(({ documentId, isOutdated }) => [documentId, isOutdated])).toEqual([
      [ids[0], true],
      [ids[2], false],
    ]);
    const relying = await paperView(ids[0] ?? '', recall);
    expect(relying.cites.map(({ number, isOutdated }) => [number, isOutdated])).toContainEqual([
      '深府规〔2021〕7号',
      true,
    ]);
  });

  it('cites once what it names by title here and by number there', async () => {
    const asking = letter(
      '20210018',
      '2021年8月11日',
      '《深圳市创新券管理办法》已经施行。',
      '按深府规〔2021〕7号文，予以资助。',
    );
    const { ids, recall } = await corpus(CITY_RULE, asking);
    const view = await paperView(ids[1] ?? '', recall);
    expect(view.cites).toMatchObject([
      { title: '深圳市创新券管理办法', number: '深府规〔2021〕7号', times: 2, paper: { documentId: ids[0] } },
    ]);
    const rule = await paperView('深府规〔2021〕7号', recall);
    expect(rule.citedBy.map(({ documentId }) => documentId)).toEqual([ids[1]]);
  });

  it('lets no draft end a rule', async () => {
    const draft = [
      '深圳市创新券管理办法（修订稿）',
      '第一条 本办法自印发之日起施行，《深圳市创新券管理办法》（深府规〔2021〕7号）同时废止。',
      '深圳市人民政府',
      '2023年6月1日',
    ];
    const { recall } = await corpus(CITY_RULE, draft.join('\n'));
    expect((await paperView('深府规〔2021〕7号', recall)).standing?.by).toBeNull();
  });

  it('tells a rule from its predecessor of the same name, which alone has ended', async () => {
    const trial = CITY_RULE.replaceAll('深圳市创新券管理办法', '深圳市创新券管理办法（试行）')
      .replace('2021〕7号', '2018〕3号')
      .replace('2021年3月1日', '2018年3月1日');
    const cleaning = [
      '深圳市人民政府关于公布规范性文件清理结果的决定',
      '深府〔2025〕6号',
      '各区人民政府：',
      '下列文件予以废止：《深圳市创新券管理办法（试行）》。',
      '深圳市人民政府',
      '2025年1月19日',
    ];
    const { ids, recall } = await corpus(trial, NEW_RULE, cleaning.join('\n'));
    expect((await paperView(ids[1] ?? '', recall)).standing?.state).toBe('in-force');
    expect((await paperView(ids[0] ?? '', recall)).standing?.state).toBe('abolished');
    expect((await paperView(ids[1] ?? '', recall)).citedBy).toEqual([]);
  });

  it('counts the validity of a rule by the paper that let it run on', async () => {
    const longer = [
      '深圳市人民政府关于延长《深圳市创新券管理办法》有效期的通知',
      '深府规〔2025〕2号',
      '各区人民政府：',
      '《深圳市创新券管理办法》（深府规〔2021〕7号）有效期延长至2099年12月31日。',
      '深圳市人民政府',
      '2025年9月5日',
    ];
    const { ids, recall } = await corpus(CITY_RULE, longer.join('\n'));
    expect((await paperView(ids[0] ?? '', recall)).standing).toMatchObject({ state: 'in-force', by: null });
  });

  it('prefers the newest version for a title and keeps the others', async () => {
    const { ids, recall } = await corpus(NEW_RULE, CITY_RULE);
    const view = await paperView('深圳市创新券管理办法', recall);
    expect([view.paper?.documentId, view.versions.map(({ documentId }) => documentId)]).toEqual([ids[0], [ids[1]]]);
  });

  it('takes no rule of another city for one that names no place', async () => {
    const other = rule(
      '中山市人才住房管理办法',
      '中府规〔2021〕2号',
      '2021年1月4日',
      '第一条 本办法自发布之日起施行。',
    );
    const asking = letter('20210010', '2021年8月11日', '我市《人才住房管理办法》已经施行。');
    const { recall } = await corpus(other, asking);
    const missing = await missingRules(recall);
    expect(missing.map(({ title }) => title)).toEqual(['人才住房管理办法']);
  });

  it('is told of a paper without title and number as well', async () => {
    const bare = '《深圳市创新券管理办法》规定了资助标准，请各单位遵照执行。\n深圳市科技局\n2021年8月11日';
    const { ids, recall } = await corpus(CITY_RULE, bare);
    const view = await paperView(ids[1] ?? '', recall);
    expect(view.cites).toMatchObject([{ title: '深圳市创新券管理办法', paper: { documentId: ids[0] } }]);
  });

  it('names a rule that only others know', async () => {
    const { ids, recall } = await corpus(CITING_LETTER);
    expect(await paperView('深圳市绿色工厂管理办法', recall)).toMatchObject({
      paper: null,
      citedBy: [{ documentId: ids[0] }],
    });
    await expect(paperView('无人提及的办法', recall)).rejects.toMatchObject({ code: 'HONGTOU_NOT_FOUND' });
  });
});

describe('Missing rules', () => {
  it('are those cited without a paper, most cited first, found rules never among them', async () => {
    const second = letter(
      '20210011',
      '2021年9月1日',
      '《深圳市绿色工厂管理办法》明确了标准，《深圳市用能规定》另有要求。',
    );
    const { ids, recall } = await corpus(CITING_LETTER, CITY_RULE, second);
    expect((await missingRules(recall)).map(({ title, citedBy }) => [title, citedBy.length])).toEqual([
      ['深圳市绿色工厂管理办法', 2],
      ['广东省科技创新条例', 1],
      ['深圳市用能规定', 1],
    ]);
    expect(ids).toHaveLength(3);
  });

  it('are one where one paper gives the number and another does not', async () => {
    const one = letter('20210012', '2021年9月1日', '依据《深圳市用能规定》（深府规〔2020〕8号）办理。');
    const two = letter('20210013', '2021年9月2日', '依据《深圳市用能规定》办理，各区负责受理登记。');
    const { recall } = await corpus(one, two);
    expect(await missingRules(recall)).toMatchObject([
      { title: '深圳市用能规定', number: '深府规〔2020〕8号', citedBy: { length: 2 } },
    ]);
  });
});

describe('A programme', () => {
  it('with a name of its own joins its rule with the letters that only name it', async () => {
    const law = rule(
      '深圳市“云岭英才”计划中小企业实施办法',
      '深府规〔2021〕2号',
      '2021年3月2日',
      '第一条 对入选的青年人才给予50万元生活补贴。',
    );
    const [first, later] = [
      letter(
        '20220001',
        '2022年6月1日',
        '“云岭英才”计划对青年人才给予50万元生活补贴。',
        '截至2022年5月，共评选“云岭英才”312名。',
      ),
      letter(
        '20240002',
        '2024年6月1日',
        '按照《深圳市“云岭英才”计划中小企业实施办法》，对入选的青年人才给予60万元生活补贴。',
        '截至2024年5月，共评选“云岭英才”425名。',
      ),
    ];
    const { recall } = await corpus(law, first, later);
    const [programme] = await programmeHistories('云岭英才', recall);
    const steps = programme?.series.map(({ points }) => points.map(({ value, step }) => `${value} ${step}`));
    expect(steps).toContainEqual(['500000 first', '500000 same', '600000 changed']);
    expect(steps).toContainEqual(['312 first', '425 changed']);
  });

  it('has its figures in order of date with their sentences, found by title, number or part of the name', async () => {
    const { recall } = await corpus(NEW_RULE, CITING_LETTER);
    const expected = [
      ['2021-08-11', '200000', 'first'],
      ['2024-06-01', '300000', 'changed'],
    ];
    for (const name of ['深圳市创新券管理办法', '《深圳市创新券管理办法（试行）》', '创新券']) {
      const [history] = await programmeHistories(name, recall);
      const series = history?.series.find(({ attribute }) => attribute === '资助');
      expect(series?.points.map(({ paper, value, step }) => [paper.saidOn, value, step])).toEqual(expected);
      expect(series?.points[0]?.quote).toContain('最高20万元资助');
    }
    expect(await programmeHistories('没有的计划', recall)).toEqual([]);
  });

  it('is told by the newest text of a paper alone, and so is what it cites', async () => {
    const { monitor, ids, recall } = await corpus(CITING_LETTER);
    const latest = await monitor.ports.ledger.latest(ids[0] ?? '');
    if (latest === null) throw new Error('the letter was not recorded');
    const { record } = latest;
    const document = await loadReading(record.state.reading, monitor.ports.blobs);
    const older = { ...record, state: { ...record.state, contentHash: 'an older text' } };
    const facts = document.facts.map((fact) =>
      fact.type === 'citation' ? { ...fact, value: '深圳市旧券管理办法' } : fact,
    );
    await monitor.ports.remember(older, { ...document, facts });
    await expect(paperView('深圳市旧券管理办法', recall)).rejects.toMatchObject({ code: 'HONGTOU_NOT_FOUND' });
    const [history] = await programmeHistories('深圳市创新券管理办法', recall);
    expect(history?.series.flatMap(({ points }) => points)).toHaveLength(1);
  });
});

describe('The ledger of promises', () => {
  const made = letter('20210014', '2021年8月12日', '下一步，我局将修订《深圳市创新券管理办法》，扩大受益范围。');
  const done = letter('20220015', '2022年8月12日', '我局已于2022年3月印发《深圳市创新券管理办法》。');

  it('proposes what is done and waits for a person, whose word stays', async () => {
    const { recall } = await corpus(done, made);
    const [promise] = await collect(followedPromises(recall));
    expect(promise).toMatchObject({ state: 'reported-done', standing: 'awaiting' });
    expect(promise?.transitions[0]?.quote).toContain('印发');
    expect(await decidePromise(promise?.id ?? '', 'confirmed', recall)).toMatchObject({ standing: 'confirmed' });
    expect(await decidePromise(promise?.id ?? '', 'rejected', recall)).toMatchObject({ state: 'open' });
    await expect(decidePromise(promise?.id ?? '', 'confirmed', recall)).rejects.toMatchObject({
      code: 'HONGTOU_NOTHING_PROPOSED',
    });
    await expect(decidePromise('p0', 'confirmed', recall)).rejects.toMatchObject({ code: 'HONGTOU_NOT_FOUND' });
  });

  it('takes the issue of the rule by the same body as evidence', async () => {
    const issued = [
      '深圳市工业和信息化局关于印发《深圳市创新券管理办法》的通知',
      '深工信规〔2022〕4号',
      '各有关单位：',
      '现将《深圳市创新券管理办法》印发给你们。',
      '深圳市工业和信息化局',
      '2022年5月11日',
    ].join('\n');
    const { ids, recall } = await corpus(made, issued);
    const [promise] = await collect(followedPromises(recall));
    expect(promise).toMatchObject({ state: 'reported-done', transitions: [{ evidence: { documentId: ids[1] } }] });
  });

  it('takes no evidence from another body', async () => {
    const { recall } = await corpus(made, done.replaceAll('深圳市工业和信息化局', '深圳市商务局'));
    const [promise] = await collect(followedPromises(recall));
    expect(promise?.state).toBe('open');
  });
});

describe('One letter in two copies', () => {
  const original = letter('20210016', '2021年8月12日', '全市共有示范平台53家，对认定的平台给予最高50万元奖励。');
  const other = original.replace('最高50万元', '最高80万元').replace('53家', '58家');

  it('is disputed where they give other figures, and shows both sentences', async () => {
    const { ids, recall } = await corpus(original, other, original);
    expect(new Set(ids).size).toBe(1);
    const { disputes } = await paperView(ids[0] ?? '', recall);
    expect(disputes).toHaveLength(1);
    expect(disputes[0]?.figures.map(({ ours, theirs }) => `${ours}|${theirs}`).join()).toMatch(/50万元.*\|.*80万元/);
  });

  it('is not disputed where only the layout differs', async () => {
    const { ids, recall } = await corpus(original, original.replace('全市共有', '目前，全市共有'));
    expect((await paperView(ids[0] ?? '', recall)).disputes).toEqual([]);
  });

  it('is one where the bureau has another name by now, and so are its promises', async () => {
    const made = letter(
      '20180014',
      '2018年8月12日',
      '下一步，我局将修订《深圳市创新券管理办法》，扩大受益范围。',
    ).replaceAll('深圳市工业和信息化局', '深圳市经济贸易和信息化委员会');
    const done = letter('20220015', '2022年8月12日', '我局已于2022年3月印发《深圳市创新券管理办法》。');
    const copy = made.replaceAll('深圳市经济贸易和信息化委员会', '深圳市工业和信息化局');
    const { ids, recall } = await corpus(made, done, copy);
    expect(ids[2]).toBe(ids[0]);
    const [promise] = await collect(followedPromises(recall));
    expect(promise).toMatchObject({ body: '深圳市工业和信息化局', state: 'reported-done' });
  });
});

describe('A process that died between a record and what follows', () => {
  it('leaves work that the next import of the paper does', async () => {
    const monitor = openMonitor();
    monitors.push(monitor);
    const paper = { id: 'p', url: null, text: CITING_LETTER, publishedOn: null };
    const dying = { ...monitor.ports, remember: () => Promise.reject(new Error('killed')) };
    await expect(importPaper(paper, 't0', dying)).rejects.toThrow('killed');
    await importPaper(paper, 't1', monitor.ports);
    const { ledger, blobs, clock } = monitor.ports;
    const missing = await missingRules({ knowledge: monitor.knowledge, ledger, blobs, clock });
    expect(missing).toHaveLength(2);
  });
});
