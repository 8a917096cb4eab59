import { afterEach, describe, expect, it } from 'vitest';
import { loadReading } from '../../../functions/steps/readings.ts';
import { paperView } from '../../../functions/steps/recall/paper.ts';
import { programmeHistories } from '../../../functions/steps/recall/programme.ts';
import { letter } from '../../domain/knowledge/papers.ts';
import { CITING_LETTER, closeCorpora, corpus, NEW_RULE, rule } from './corpus.ts';

afterEach(closeCorpora);

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
