import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { createPassageIndex } from '../../functions/adapters/local/passage-index.ts';
import { openScratchComparer } from '../../functions/compose/comparing.ts';
import { isCourtesy } from '../../functions/domain/change/corpus/courtesy.ts';
import type { Comparison } from '../../functions/domain/change/model.ts';
import { type PassageIndex, POSTINGS_KEPT } from '../../functions/ports/passage-index.ts';
import { createComparer } from '../../functions/steps/compare.ts';
import { CALL, inChrome, LETTER, OTHER_LETTER } from './papers.ts';

let scratch: ReturnType<typeof openScratchComparer>;
beforeEach(() => {
  scratch = openScratchComparer();
});
afterEach(() => scratch.close());

const index = (papers: Readonly<Record<string, string>>) =>
  Promise.all(Object.entries(papers).map(([id, text]) => scratch.comparer.index(id, text)));
const compare = (text: string, id = 'new') => scratch.comparer.compare({ id, document: { text } });
/** The passage that holds the words, as one line. */
const verdictOn = (text: string, { passages }: Comparison, words: string) => {
  const at = text.indexOf(words);
  const passage = passages.find(({ start, end }) => start <= at && at < end);
  return passage?.source ? `${passage.verdict} from ${passage.source.id}` : passage?.verdict;
};

describe('A data set', () => {
  it('has its first figures compared, not each of thousands with each', async () => {
    const rows = (least: number) =>
      Array.from({ length: 1_600 }, (_, at) => `\n第${at + 1}类设备改造后的补助标准为每台${least + at}元。`).join('');
    await index({ old: `云岭市设备改造补助办法${rows(5_000)}` });
    const { factChanges } = await compare(`云岭市设备改造补助办法${rows(9_000)}`);
    const last = Math.max(...factChanges.map(({ after }) => Number(after.value)));
    expect(factChanges.length).toBeGreaterThan(500);
    expect(last).toBeLessThan(9_000 + 1_500);
  });
});

describe('A new paper against an empty corpus', () => {
  it('is new but for the formulas of letters', async () => {
    const comparison = await compare(LETTER);
    expect(comparison).toMatchObject({ duplicateOf: null, factChanges: [] });
    const formulas = comparison.passages.filter(({ verdict }) => verdict === 'boilerplate');
    expect(formulas.length).toBeGreaterThan(0);
    for (const { start, end } of formulas) expect(isCourtesy(LETTER.slice(start, end))).toBe(true);
    expect(comparison.noveltyShare).toBeGreaterThan(0.98);
  });

  it.each(['', ' \n ', '。', '〔〕', 'hello', '1', '\ud800'])('answers for %j', async (text) => {
    const { passages, duplicateOf } = await compare(text);
    expect(duplicateOf).toBeNull();
    expect(passages.map(({ start, end }) => text.slice(start, end)).join('')).toBe(passages.length === 0 ? '' : text);
  });
});

describe('A copy', () => {
  it.each([
    ['as it was', LETTER],
    ['in page chrome', inChrome(LETTER)],
    ['in half width', LETTER.replaceAll('，', ',').replaceAll('。', '.').replaceAll('（', '(').replaceAll('）', ')')],
    ['in full-width digits', LETTER.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
    ['with pinyin', LETTER.replaceAll('机器人', '机jī器qì人rén').replaceAll('企业', '企(qǐ)业(yè)')],
    ['in one line', LETTER.replaceAll('\n', '')],
    ['broken every 30 characters', LETTER.replace(/(.{30})/g, '$1\n')],
    ['with its title cut short', LETTER.replace(LETTER.slice(8, 22), '')],
    ['with slips of the hand', LETTER.replace('逐', '').replace('揭榜', '揭榜榜').replace('水产加工', '水產加工')],
    [
      'with a comment around it',
      `编者按：我市又有好消息，全文如下，请收藏。\n${LETTER}\n更多消息请关注我们，欢迎转发给朋友。`,
    ],
  ])('%s is known again', async (_, copy) => {
    await index({ letter: LETTER, other: OTHER_LETTER, call: CALL });
    expect((await compare(copy)).duplicateOf).toBe('letter');
  });

  it('is no copy of itself', async () => {
    await index({ letter: LETTER });
    const again = await compare(LETTER, 'letter');
    expect(again.duplicateOf).toBeNull();
    expect(again.passages.every(({ source }) => source === null)).toBe(true);
  });
});

describe('A paper that only looks like a known one', () => {
  it.each([
    ['another letter of the bureau', OTHER_LETTER, { letter: LETTER }],
    ['the same letter on another case', LETTER.replace('20230118', '20230119'), { letter: LETTER }],
    ["next year's call", CALL.replaceAll('2023', '2024'), { call: CALL }],
    ['the call with another amount', CALL.replace('最高100万元', '最高150万元'), { call: CALL }],
    ['the call with another date', CALL.replace('2023年9月15日', '2023年10月15日'), { call: CALL }],
    ['the call in another batch', CALL.replace('满两年', '满三年'), { call: CALL }],
    [
      'the call with one clause more',
      CALL.replace('三年内不予受理', '三年内不予受理，已经拨付的奖励由县区主管部门全额追回'),
      { call: CALL },
    ],
    ['the call without a condition', CALL.replace('近三年未发生较大以上安全、环保事故，', ''), { call: CALL }],
    ['a long paper that quotes it whole', `${OTHER_LETTER}\n附：\n${CALL}\n${LETTER}`, { call: CALL }],
    [
      'a report with it as an annex',
      `${OTHER_LETTER.split('\n').slice(4, 10).join('\n')}\n附：\n${CALL}`,
      { call: CALL },
    ],
    [
      'a bad copy with another amount',
      CALL.replace('最高100万元', '最高150万元').replace('广泛', '').replace('初审', '出审'),
      { call: CALL },
    ],
    ['a part of it', LETTER.slice(0, 420), { letter: LETTER }],
  ])('%s is a paper of its own', async (_, paper, corpus) => {
    await index(corpus);
    expect((await compare(paper)).duplicateOf).toBeNull();
  });
});

describe('Passages', () => {
  const paste = '我局每半年征集一次应用场景清单，由用人单位提出需求，由机器人企业揭榜。';
  const fresh = '市图书馆今年起在每个街道设一间夜间自习室，开放到晚上十一点，凭身份证免费入座。';

  it('say where a sentence was said before, with its place', async () => {
    await index({ letter: LETTER, other: OTHER_LETTER });
    const text = `${fresh}\n${paste}\n${fresh.replaceAll('图书馆', '少年宫')}`;
    const comparison = await compare(text);
    const passage = comparison.passages.find(({ verdict }) => verdict === 'recycled');
    expect(text.slice(passage?.start, passage?.end).trim()).toBe(paste);
    expect(LETTER.slice(passage?.source?.start, passage?.source?.end)).toBe(paste.slice(0, -1));
    expect(passage?.source).toMatchObject({ id: 'letter', similarity: 1 });
  });

  it.each([
    [
      'the line that says which proposal is answered',
      '关于市政协九届二次会议第20260117号提案的答复',
      '关于市政协九届二次会议第20260342号提案的答复',
    ],
    [
      'the line that a proposal came in',
      '您提出的“关于增设夜间公交线路”的建议收悉，现答复如下：',
      '您提出的“关于整治废弃矿坑积水”的建议收悉，现答复如下：',
    ],
    ['a date', '2026年5月11日', '2026年6月29日'],
  ])('take %s for new where it names another', async (_, known, other) => {
    const matter = '全市今年新设夜间自习室，在每个街道各选一处，由社区工作者轮流值守。';
    await index({ letter: `${known}\n${matter}` });
    const again = `${fresh}\n${known}\n${matter}`;
    const others = `${fresh}\n${other}\n${matter}`;
    expect(verdictOn(again, await compare(again), known)).toBe('recycled from letter');
    expect(verdictOn(others, await compare(others), other)).toBe('new');
  });

  it('take a courtesy for nobody’s words unless what stands beside it is quoted too', async () => {
    const thanks = '感谢您对我市教育工作的关心与支持！';
    await index({ letter: `${paste}\n${thanks}` });
    const alone = `${fresh}\n${thanks}`;
    const beside = `${fresh}\n${paste}\n${thanks}`;
    expect(verdictOn(alone, await compare(alone), thanks)).toBe('boilerplate');
    expect(verdictOn(beside, await compare(beside), thanks)).toBe('recycled from letter');
  });

  it('cover the text without gap or overlap', async () => {
    await index({ letter: LETTER });
    const text = `\n　${fresh}\r\n\r\n${paste}${fresh}（${paste}）\n`;
    const { passages } = await compare(text);
    expect(passages.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    expect(passages.map(({ verdict }) => verdict)).toContain('new');
  });

  it('find a sentence that was rewritten beside one that was kept', async () => {
    await index({ letter: LETTER, other: OTHER_LETTER });
    const rewritten =
      '今年三月以来，我局会同各县区对建成二十年以上的旧厂房逐一排查，共查厂房1260栋，发现通道堵塞、违规隔层、电线老化等隐患3418处，大多已经整改。';
    const kept = '对拒不整改的业主，由属地应急管理部门依法处罚，并在园区公示栏公开。';
    const text = `${rewritten}\n${fresh}\n${kept}`;
    const comparison = await compare(text);
    expect(verdictOn(text, comparison, '今年')).toBe('recycled from other');
    expect(verdictOn(text, comparison, '市图书馆')).toBe('new');
    expect(comparison.passages[0]?.source?.similarity).toBeLessThan(1);
  });

  it('leave a paragraph to the paper that said all of it', async () => {
    const [first = '', second = ''] = OTHER_LETTER.split('\n').filter((line) => line.length > 60);
    await index({ part: `${first}\n${fresh}`, whole: `${first}\n${second}` });
    const comparison = await compare(`${first}\n${second}`);
    expect(comparison.passages.map(({ source }) => source?.id)).toEqual(['whole']);
  });

  it('call boilerplate what everybody says', async () => {
    const thanks = '再次感谢您对我市工业和信息化工作的关心与支持，欢迎继续提出宝贵意见。';
    for (let n = 0; n < 32; n++)
      await index({ [`d${n}`]: `${OTHER_LETTER.slice(40 * (n % 9), 40 * (n % 9) + 90)}\n${thanks}` });
    const text = `${fresh}\n${thanks}`;
    const comparison = await compare(text);
    expect(verdictOn(text, comparison, '再次感谢')).toBe('boilerplate');
    expect(verdictOn(text, comparison, '市图书馆')).toBe('new');
    expect(comparison.noveltyShare).toBeCloseTo(fresh.length / (fresh.length + thanks.length), 2);
  });

  it('do not call boilerplate what only begins as everybody does', async () => {
    const opening = '为进一步优化营商环境，';
    for (let n = 0; n < 40; n++) {
      const own = Array.from({ length: 30 }, (_, at) => String.fromCharCode(0x4e00 + ((n * 97 + at * 31) % 3000))).join(
        '',
      );
      await index({ [`d${n}`]: `${opening}${own}。` });
    }
    const said = `${opening}每个街道设一间夜间自习室并开放到晚上十一点。`;
    const text = `${said}\n${fresh}`;
    expect(verdictOn(text, await compare(text), '每个街道')).toBe('new');
    await index({ last: `${said}\n${OTHER_LETTER.slice(200, 300)}` });
    expect(verdictOn(text, await compare(text), '每个街道')).toBe('recycled from last');
  });

  it('do not take a phrase in common for a quotation', async () => {
    await index({ letter: LETTER });
    const phrase =
      '为方便山区学生上学，市教育局今年起为十二所寄宿学校各配两辆校车，具体班次由用人单位提出需求，司机和照管员的工资由县财政负担，家长不另外交费。';
    const text = `${paste}\n${phrase}`;
    const comparison = await compare(text);
    expect([verdictOn(text, comparison, '我局'), verdictOn(text, comparison, '为方便')]).toEqual([
      'recycled from letter',
      'new',
    ]);
  });

  it('do not take papers on one subject for quotations of each other', async () => {
    await index({ letter: LETTER, call: CALL });
    const { passages } = await compare(
      '我市支持机器人企业加大研发投入。符合条件的企业可以享受研发费用加计扣除，税务部门上门辅导，机器人产业园为初创企业提供免租办公场地。',
    );
    expect(passages.every(({ verdict }) => verdict === 'new')).toBe(true);
  });
});

describe('The index', () => {
  it('may be told of a paper any number of times', async () => {
    await index({ letter: LETTER });
    const once = await compare(inChrome(LETTER));
    await index({ letter: LETTER });
    expect(await compare(inChrome(LETTER))).toEqual(once);
  });

  it('stores a paper that filled a fingerprint under the same ones when it is told of it again', async () => {
    const database = openDatabase('');
    const passages = createPassageIndex(database);
    let stored: readonly number[] = [];
    const add: PassageIndex['add'] = (paper) => {
      stored = paper.keys;
      return passages.add(paper);
    };
    const { index: tell } = createComparer({ passages: { ...passages, add } });
    for (let n = 0; n < POSTINGS_KEPT; n++) await tell(`d${n}`, LETTER);
    const once = stored;
    await tell(`d${POSTINGS_KEPT - 1}`, LETTER);
    expect(stored).toEqual(once);
    database.close();
  });

  it('compares with the newest text of a paper', async () => {
    await index({ call: CALL.replace('最高100万元', '最高90万元') });
    await index({ call: CALL });
    expect((await compare(CALL)).duplicateOf).toBe('call');
  });
});
