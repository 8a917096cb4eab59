import { describe, expect, it } from 'vitest';
import { type Decision, followPromise } from '../../../functions/domain/knowledge/follow.ts';
import { promisesIn, reportsIn } from '../../../functions/domain/knowledge/promises.ts';
import { letter, paper, saidIn } from './papers.ts';

const TODAY = '2026-11-18';

/** What became of the first promise of the first letter, after the others. */
function follow(texts: readonly string[], today = TODAY, decisions: readonly Decision[] = []) {
  const papers = texts.map((text, at) => {
    const document = paper(text);
    const documentId = `d${at}`;
    return {
      promises: promisesIn(document, saidIn(document), documentId).map((promise) => ({ ...promise, documentId })),
      reports: reportsIn(document, saidIn(document)).map((report) => ({ ...report, documentId })),
      signedOn: document.signedOn,
    };
  });
  const [first] = papers[0]?.promises ?? [];
  if (first === undefined) throw new Error('the first letter promises nothing');
  const later = {
    promises: papers.flatMap(({ promises }) => promises),
    reports: papers.flatMap(({ reports }) => reports),
    signedOn: papers.flatMap(({ signedOn }) => signedOn ?? []),
  };
  return { promise: first, ...followPromise(first, later, today, decisions) };
}

const PROMISE = letter('1', '2021年8月12日', '下一步，我局将修订《深圳市创新券管理办法》，提高资助标准。');

describe('A promise', () => {
  it('stays open while no later paper names its object', () => {
    const other = letter('2', '2022年8月12日', '我局已印发《深圳市绿色工厂管理办法》。');
    expect(follow([PROMISE, other])).toMatchObject({ state: 'open', transitions: [] });
  });

  it('is under way while a later letter says so', () => {
    const later = letter('2', '2022年8月12日', '目前正在修订《深圳市创新券管理办法》，已形成初稿。');
    expect(follow([PROMISE, later])).toMatchObject({ state: 'progressing', standing: 'none' });
  });

  it('is reported done by a later letter, and waits for a person', () => {
    const later = letter('2', '2022年8月12日', '我局已于2022年3月印发《深圳市创新券管理办法》。');
    const { state, standing, transitions } = follow([PROMISE, later]);
    expect([state, standing]).toEqual(['reported-done', 'awaiting']);
    expect(transitions[0]?.evidence).toMatchObject({ documentId: 'd1', saidOn: '2022-08-12' });
  });

  it('is not done because a later letter acts by the same rule', () => {
    const later = letter('2', '2022年8月12日', '按照《深圳市创新券管理办法》，已完成认定50家企业。');
    expect(follow([PROMISE, later]).state).toBe('open');
  });

  it('is not done where it is not done yet', () => {
    const later = letter('2', '2022年8月12日', '《深圳市创新券管理办法》尚未修订。');
    expect(follow([PROMISE, later]).state).toBe('open');
  });

  it('takes no evidence from papers of the same day or before', () => {
    const earlier = letter('2', '2021年8月12日', '我局已印发《深圳市创新券管理办法》。');
    expect(follow([PROMISE, earlier]).state).toBe('open');
  });

  it('is restated where a later letter says the same', () => {
    const later = letter('2', '2022年8月12日', '下一步，我局将修订《深圳市创新券管理办法》，提高资助标准。');
    expect(follow([PROMISE, later]).state).toBe('restated');
  });

  it.each([
    ['2022年新建“临澜智谷”平台15个', '20 → 15个'],
    ['2023年新建“临澜智谷”平台20个', '2022 → 2023'],
    ['推迟至2023年新建“临澜智谷”平台15个', '20 → 15个; 2022 → 2023'],
  ])('has changed where its target or day has: %s', (words, note) => {
    const made = letter('1', '2021年8月12日', '下一步，我局计划2022年新建“临澜智谷”平台20个。');
    const later = letter('2', '2022年8月12日', `下一步，我局计划${words}。`);
    const { promise, state, transitions } = follow([made, later]);
    expect(promise.due).toBe('2022');
    expect(state).toBe('changed');
    expect(transitions[0]?.note).toBe(note);
  });

  it('has not changed by another figure for a later year, which is that year’s promise', () => {
    const made = letter('1', '2021年8月12日', '下一步，我局计划2022年新建“临澜智谷”平台20个。');
    const later = letter('2', '2022年8月12日', '下一步，我局计划2023年新建“临澜智谷”平台15个。');
    expect(follow([made, later]).transitions).toEqual([]);
  });

  it('of a figure without a day is of its year: the next year’s is another one', () => {
    const made = letter('1', '2021年8月12日', '拟安排企业技术改造资金3亿元。');
    const next = letter('2', '2022年8月12日', '拟安排企业技术改造资金4亿元。');
    const soon = letter('2', '2021年11月12日', '拟安排企业技术改造资金4亿元。');
    expect(follow([made, next]).transitions).toEqual([]);
    expect(follow([made, soon]).transitions[0]).toMatchObject({ to: 'changed', note: '3亿 → 4亿元' });
  });

  it('was dropped in silence a year after its day, if the body has spoken since', () => {
    const made = letter('1', '2021年8月12日', '下一步，我局将于2022年底前修订《深圳市创新券管理办法》。');
    const other = letter('2', '2024年8月12日', '我局已印发《深圳市绿色工厂管理办法》。');
    expect(follow([made, other])).toMatchObject({ state: 'dropped', standing: 'awaiting' });
    expect(follow([made]).state).toBe('open');
    expect(follow([made, other], '2023-06-01').state).toBe('open');
    const mention = letter('3', '2023年8月12日', '《深圳市创新券管理办法》规定了标准。');
    expect(follow([made, other, mention]).state).toBe('open');
  });

  it.each([
    ['2022年6月底', '2023-06-30'],
    ['2022年底', '2023-12-31'],
    ['2024年2月底', '2025-02-28'],
  ])('that was due by %s was dropped on a day that there is', (due, on) => {
    const made = letter('1', '2021年8月12日', `下一步，我局将于${due}前修订《深圳市创新券管理办法》。`);
    const other = letter('2', '2025年8月12日', '我局已印发《深圳市绿色工厂管理办法》。');
    expect(follow([made, other]).transitions.at(-1)).toMatchObject({ to: 'dropped', on });
  });

  it('keeps the word of a person', () => {
    const later = letter('2', '2022年8月12日', '我局已于2022年3月印发《深圳市创新券管理办法》。');
    const { promise, transitions } = follow([PROMISE, later]);
    const word = (verdict: Decision['verdict']) => [
      { promiseId: promise.id, transitionId: transitions[0]?.id ?? '', verdict, decidedAt: '' },
    ];
    expect(follow([PROMISE, later], TODAY, word('confirmed'))).toMatchObject({ standing: 'confirmed' });
    expect(follow([PROMISE, later], TODAY, word('rejected'))).toMatchObject({ state: 'open', transitions: [] });
  });
});

/** What became of the promise that has the words, in a letter of the bureau, by its later letters. */
function told(words: string, of: string, ...later: readonly (readonly [signed: string, words: string])[]) {
  const texts = [
    letter('1', '2021年8月12日', words),
    ...later.map(([day, text], at) => letter(`${at + 2}`, day, text)),
  ];
  const papers = texts.map((text, at) => {
    const document = paper(text);
    const placed = <T>(one: T) => ({ ...one, documentId: `d${at}` });
    return {
      text,
      promises: promisesIn(document, saidIn(document), `d${at}`).map(placed),
      reports: reportsIn(document, saidIn(document)).map(placed),
      signedOn: document.signedOn ?? '',
    };
  });
  const promise = papers[0]?.promises.find(({ start, end }) => papers[0]?.text.slice(start, end).includes(of));
  if (promise === undefined) throw new Error(`nothing is promised of ${of}`);
  const all = {
    promises: papers.flatMap(({ promises }) => promises),
    reports: papers.flatMap(({ reports }) => reports),
    signedOn: papers.map(({ signedOn }) => signedOn),
  };
  return followPromise(promise, all, TODAY).transitions.map(({ to, note }) => (note === null ? to : `${to} ${note}`));
}

describe('A promise of a thing that has no rule’s name', () => {
  const PARKS = '2021年，我局计划新建口袋公园20个，2022年底前完成环湖绿道建设。';

  it.each<readonly [string, string, readonly string[]]>([
    ['2021年，全市新建口袋公园22个。', '口袋公园', ['reported-done 22 / 20个']],
    ['截至目前，全市已新建口袋公园12个。', '口袋公园', ['progressing 12 / 20个']],
    ['2020年，全市新建口袋公园25个。', '口袋公园', []],
    ['2022年，计划新建口袋公园30个。', '口袋公园', []],
    ['环湖绿道全线贯通。', '环湖绿道', ['reported-done']],
    ['环湖绿道已完成18公里。', '环湖绿道', ['progressing']],
    ['环湖绿道建设因征地原因，延期至2023年6月底前完成。', '环湖绿道', ['changed 2022-12 → 2023-06']],
    ['我局将于2022年底前完成环湖绿道建设。', '环湖绿道', ['restated']],
  ])('in a later letter: %s', (later, of, expected) => {
    expect(told(PARKS, of, ['2022年8月12日', later]).filter((step) => !step.startsWith('dropped'))).toEqual(expected);
  });

  it.each<readonly [string, string, readonly string[]]>([
    ['2021年底前新建口袋公园20个。', '2 新建口袋公园20个。 90% 市城管局', []],
    ['2021年底前新建口袋公园20个。', '新建口袋公园20个 90% 市城管局', ['progressing 90%']],
    ['2021年底前新建口袋公园20个。', '90% 市城管局 2 新建口袋公园20个', []],
    ['2021年底前新建口袋公园20个。', '今年计划新建口袋公园25个。', []],
    ['2021年底前新建口袋公园20个。', '20个口袋公园全部建成。', ['reported-done 20 / 20个']],
    ['2021年底前新建口袋公园20个。', '2021年，新建口袋公园20个。', ['reported-done 20 / 20个']],
    ['2021年底前新增公办幼儿园学位900个。', '新增公办幼儿园学籍1200个。', []],
    ['2021年底前新增公办幼儿园学位900个。', '新增公办幼儿园学位950个。', ['reported-done 950 / 900个']],
    ['计划争取绿道建设补助资金3亿元。', '下达绿道建设补助资金3.6亿元。', []],
  ])('%s, told in a later letter: %s', (made, later, expected) => {
    const of = made.replace(/^2021年底前|^计划争取|。$/gu, '').slice(2, 6);
    const steps = told(made, of, ['2022年8月12日', later]);
    expect(steps.filter((step) => !step.startsWith('dropped'))).toEqual(expected);
  });

  it('counts no figure without a year that is told more than a year after its day', () => {
    const late = ['2024年2月1日', '有力保障29项惠民水利工程全面完成。'] as const;
    const steps = told('今年将办好25项惠民水利工程。', '水利工程', late);
    expect(steps.filter((step) => !step.startsWith('dropped'))).toEqual([]);
  });

  it('that is to stay below a figure is kept below it', () => {
    const below = ['2022年3月1日', '2021年，河道水质超标率为2.1%。'] as const;
    expect(told('2021年底前，力争将河道水质超标率降到3%以内。', '超标率', below)).toEqual(['reported-done 2.1 / 3%']);
  });

  it.each([
    '待上级有这方面的投资，我们将优先解决。',
    '我局将积极与相关部门沟通协调，多渠道争取项目和资金，力争早日解决。',
    '下一步，我局将密切跟踪省交通运输厅研究情况，争取尽快立项。',
    '该项目拟按二级公路改建，已纳入2021-2022年推进前期工作的项目库。',
    '2020年完成情况良好，全年退税超过2.4亿元。',
  ])('is none where it names nothing to know again, or tells what is done: %s', (words) => {
    expect(() => told(words, words.slice(-8, -1))).toThrow('nothing is promised');
  });

  it('that was moved once is restated by its new day, and followed until it is done', () => {
    const steps = told(
      '推进临澜中学北校区建设，确保2022年9月投入使用。',
      '北校区',
      ['2022年4月1日', '受施工条件影响，临澜中学北校区预计2023年9月投入使用。'],
      ['2023年4月1日', '临澜中学北校区主体工程已封顶，将于2023年9月投入使用。'],
      ['2024年4月1日', '2023年9月，临澜中学北校区正式投入使用。'],
      ['2025年4月1日', '临澜中学北校区已新增学位300个。'],
    );
    expect(steps).toEqual(['changed 2022-09 → 2023-09', 'restated', 'progressing', 'reported-done']);
  });

  it('is one by its day alone, without a promising word', () => {
    expect(
      told('2022年底前，公办幼儿园在园幼儿占比达到55%。', '占比', ['2023年4月1日', '公办幼儿园在园幼儿占比达56.1%。']),
    ).toEqual(['reported-done 56.1 / 55%']);
    expect(told('三年内引进高校毕业生3万名。', '毕业生', ['2023年4月1日', '累计引进高校毕业生1.9万名。'])).toEqual([
      'progressing 19000 / 30000名',
    ]);
    expect(
      told('新建公共实训基地4个，2025年底前投入使用。', '实训基地', [
        '2025年7月1日',
        '4个公共实训基地中，3个已投入使用。',
      ]),
    ).toEqual(['progressing 3 / 4个']);
    expect(() => told('2021年，完成管网改造96公里。', '管网')).toThrow('nothing is promised');
  });
});
