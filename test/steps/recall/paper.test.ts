import { afterEach, describe, expect, it } from 'vitest';
import { missingRules } from '../../../functions/steps/recall/missing.ts';
import { paperView } from '../../../functions/steps/recall/paper.ts';
import { followedPromises } from '../../../functions/steps/recall/promises.ts';
import { collect } from '../../contracts/opened.ts';
import { letter } from '../../domain/knowledge/papers.ts';
import { CITING_LETTER, CITY_RULE, closeCorpora, corpus, NEW_RULE, PROVINCE_RULE, rule } from './corpus.ts';

afterEach(closeCorpora);

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

  it('knows the short form of a rule that it cites by its number', async () => {
    const plan = CITY_RULE.replaceAll('深圳市创新券管理办法', '深圳市创新券发展规划（2021—2025年）');
    const asking = letter('20210010', '2021年8月11日', '按照深府规〔2021〕7号安排，落实《券发展规划》。');
    const { ids, recall } = await corpus(plan, asking);
    const view = await paperView(ids[1] ?? '', recall);
    expect(view.cites).toMatchObject([{ number: '深府规〔2021〕7号', paper: { documentId: ids[0] }, times: 2 }]);
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
