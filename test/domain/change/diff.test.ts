import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffFingerprint, diffTexts } from '../../../functions/domain/change/diff.ts';
import type { Block, TextDifference } from '../../../functions/domain/change/model.ts';
import { cutFigures, revisedTexts } from './texts.ts';

const RULE: readonly [string, string, string, string, string, string] = [
  '第一条 为了支持中小企业发展，规范专项资金的使用，制定本办法。',
  '第二条 本办法所称专项资金，是指市财政预算安排的用于支持企业技术改造的资金。',
  '第三条 申报企业应当在本市登记注册，依法纳税，没有不良信用记录。',
  '第四条 专项资金采取事后补助的方式，由市主管部门会同市财政部门组织实施。',
  '第五条 企业弄虚作假骗取资金的，追回已经拨付的资金，五年内不得再次申报。',
  '第六条 本办法自公布之日起施行。',
];

const kinds = ({ blocks }: TextDifference) => blocks.map(({ kind, moved }) => `${kind}${moved ? ' moved' : ''}`);
const shown = ({ edits }: Block) =>
  edits.map(({ op, text }) => (op === 'equal' ? text : op === 'insert' ? `{+${text}+}` : `[-${text}-]`)).join('');
const lines = (...paragraphs: readonly string[]) => paragraphs.join('\n');

describe('two texts', () => {
  it('that are the same have the same blocks without edits', () => {
    const difference = diffTexts(lines(...RULE), lines(...RULE));
    expect(new Set(kinds(difference))).toEqual(new Set(['same']));
    expect(difference.blocks.every(({ edits }) => edits.length === 0)).toBe(true);
    expect(difference.stats).toMatchObject({ insertedChars: 0, deletedChars: 0, movedChars: 0, capped: false });
  });

  it('that differ in white space alone have no block that is not the same', () => {
    expect(new Set(kinds(diffTexts('第一章 总则\n甲乙丙丁', '第一章　总 则\r\n\r\n甲乙丙丁\n')))).toEqual(
      new Set(['same']),
    );
  });

  it('show an edited paragraph by its words', () => {
    const next = RULE.with(2, '第三条 申报企业应当在本市登记注册满一年，依法纳税，没有不良信用记录。');
    const difference = diffTexts(lines(...RULE), lines(...next));
    expect(kinds(difference)).toEqual(['same', 'same', 'edited', 'same', 'same', 'same']);
    expect(difference.blocks.flatMap(({ edits }) => edits.filter(({ op }) => op !== 'equal'))).toEqual([
      { op: 'insert', text: '满一年' },
    ]);
  });

  it('show a paragraph that moved, also where it was edited', () => {
    const [first, second, third, fourth, fifth, sixth] = RULE;
    const edited = third.replace('没有不良信用记录', '没有严重失信记录').replace('第三条 ', '');
    const difference = diffTexts(lines(...RULE), lines(first, second, fourth, fifth, sixth, edited));
    expect(kinds(difference)).toEqual(['same', 'same', 'same', 'same', 'same', 'edited moved']);
  });

  it('show a paragraph that was split', () => {
    const [head, tail] = [
      '第一条 为了支持中小企业发展，规范专项资金的使用，制定本办法。',
      '专项资金由市财政预算安排。',
    ];
    const difference = diffTexts(lines(head + tail, ...RULE.slice(1)), lines(head, tail, ...RULE.slice(1)));
    expect(kinds(difference)[0]).toBe('split');
    expect(difference.blocks[0]?.new).toHaveLength(2);
    expect(difference.blocks[0] && shown(difference.blocks[0])).toBe(`${head}{+\n+}${tail}\n`);
  });

  it('show paragraphs that were merged', () => {
    const merged = `${RULE[3]}${RULE[4].replace('第五条 ', '')}`;
    const difference = diffTexts(lines(...RULE), lines(...RULE.slice(0, 3), merged, RULE[5]));
    expect(kinds(difference)).toEqual(['same', 'same', 'same', 'merged', 'same']);
    expect(difference.blocks[3]?.old).toHaveLength(2);
  });

  it('report renumbering once, as a run, and call the paragraphs the same', () => {
    const renumbered = RULE.slice(1).map((text, at) => text.replace(/^第.条/, `第${'三四五六七'.charAt(at)}条`));
    const next = lines(RULE[0], '第二条 市主管部门负责专项资金的日常管理，接受审计监督。', ...renumbered);
    const difference = diffTexts(lines(...RULE), next);
    expect(kinds(difference)).toEqual(['same', 'inserted', 'same', 'same', 'same', 'same', 'same']);
    expect(difference.renumbered).toEqual([{ old: '第二条至第六条', new: '第三条至第七条' }]);
  });

  it('keep repeated lines with their neighbours', () => {
    const old = lines('一、奖励', '按规定执行。', '二、处罚', '按规定执行。', '三、附则', '按规定执行。');
    const next = lines('一、奖励', '按规定执行。', '三、附则', '按规定执行。');
    expect(kinds(diffTexts(old, next))).toEqual(['same', 'same', 'deleted', 'deleted', 'same', 'same']);
  });

  it.each([
    ['an amount', '最高5000万元', '最高3000万元', '最高[-5000万元-]{+3000万元+}'],
    ['a share', '不低于12.5%', '不低于12.8%', '不低于[-12.5%-]{+12.8%+}'],
    ['a date', '2023年6月30日前', '2023年5月31日前', '[-2023年6月30日-]{+2023年5月31日+}前'],
    ['a document number', '〔2021〕1号', '〔2021〕12号', '[-〔2021〕1号-]{+〔2021〕12号+}'],
    ['a Chinese numeral', '在三十日内', '在六十日内', '在[-三十日-]{+六十日+}内'],
    ['a label', '第十二条 适用', '第十三条 适用', '[-第十二条-]{+第十三条+} 适用'],
    ['a label in brackets', '（三）材料', '（四）材料', '[-（三）-]{+（四）+}材料'],
    ['a surrogate pair', '用𠮷字', '用𠮶字', '用[-𠮷-]{+𠮶+}字'],
  ])('never cut %s', (_, before, after, expected) => {
    const [head, tail] = ['甲乙丙丁戊己庚辛', '子丑寅卯辰巳午未。'];
    const [block] = diffTexts(`${before}${tail}${head}`, `${after}${tail}${head}`).blocks;
    expect(block && shown(block)).toBe(`${expected}${tail}${head}`);
  });

  it('let an insertion begin behind punctuation', () => {
    const old = '企业应当依法纳税。企业应当诚信经营。';
    const next = '企业应当依法纳税。企业应当如实申报。企业应当诚信经营。';
    expect(diffTexts(old, next).blocks.map(shown)).toEqual([
      '企业应当依法纳税。{+企业应当如实申报。+}企业应当诚信经营。',
    ]);
  });

  it('say where a search was cut short', () => {
    const [a, b] = [noise(1, 60_000), noise(2, 60_000)];
    const difference = diffTexts(`${HEAD}${a}`, `${HEAD}${b}`);
    expect(difference.stats.capped).toBe(true);
    for (const block of difference.blocks) expectExact(block, `${HEAD}${a}`, `${HEAD}${b}`);
  });

  it('may be empty', () => {
    expect(diffTexts('', '').blocks).toEqual([]);
    expect(kinds(diffTexts('', '甲'))).toEqual(['inserted']);
    expect(kinds(diffTexts('甲', ''))).toEqual(['deleted']);
    expect(kinds(diffTexts('\n\n', ''))).toEqual(['deleted']);
  });
});

describe('any two texts', () => {
  it('follow from the difference to the letter, and so does every block', () => {
    fc.assert(
      fc.property(revisedTexts, ({ old, next }) => {
        const difference = diffTexts(old, next);
        expect(
          covers(
            difference.blocks.flatMap((block) => block.old),
            old,
          ),
        ).toBe(true);
        expect(
          covers(
            difference.blocks.flatMap((block) => block.new),
            next,
          ),
        ).toBe(true);
        for (const block of difference.blocks) expectExact(block, old, next);
      }),
      { numRuns: 1000 },
    );
  });

  it('have no figure and no surrogate pair cut', () => {
    fc.assert(
      fc.property(revisedTexts, ({ old, next }) => {
        for (const { edits } of diffTexts(old, next).blocks) expect(cutFigures(edits)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('leave no crumbs of two characters or less between edits', () => {
    fc.assert(
      fc.property(revisedTexts, ({ old, next }) => {
        for (const { edits } of diffTexts(old, next).blocks) {
          const crumbs = edits.slice(1, -1).filter(({ op, text }) => op === 'equal' && text.length <= 2);
          expect(crumbs).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('give the same difference every time', () => {
    fc.assert(
      fc.property(revisedTexts, ({ old, next }) => {
        expect(diffTexts(old, next)).toEqual(diffTexts(old, next));
      }),
      { numRuns: 100 },
    );
  });
});

describe('a fingerprint', () => {
  const page = (title: string, footer: string) => lines(title, `${title}的全部内容在此，请遵照执行。`, footer);
  const change = (title: string, from: string, to: string) =>
    diffFingerprint(diffTexts(page(title, from), page(title, to)));

  it('is the same for one change of a template on many pages', () => {
    const [from, to] = ['主办单位：某市人民政府办公室　备案号123', '主办单位：某市人民政府办公厅　备案号456'];
    expect(change('关于开展检查的通知', from, to)).toBe(change('关于发放补贴的公告', from, to));
  });

  it('masks figures', () => {
    const footer = (n: number) => `主办单位：某市人民政府办公室，今日访问${n}次`;
    expect(change('甲通知', footer(17), footer(18))).toBe(change('乙通知', footer(230), footer(4)));
  });

  it('differs for another change', () => {
    const from = '主办单位：某市人民政府办公室';
    expect(change('通知', from, '主办单位：某市人民政府办公厅')).not.toBe(
      change('通知', from, '主办单位：某市大数据局'),
    );
  });
});

const HEAD = '共同的开头一段话，足够长，可以对上。';

function expectExact({ kind, edits, old: oldSpans, new: nextSpans }: Block, old: string, next: string): void {
  const before = oldSpans.map(([start, end]) => old.slice(start, end)).join('');
  const after = nextSpans.map(([start, end]) => next.slice(start, end)).join('');
  if (edits.length === 0) {
    expect(kind).toBe('same');
    expect(before).toBe(after);
    return;
  }
  const joined = (not: 'insert' | 'delete') =>
    edits
      .filter(({ op }) => op !== not)
      .map(({ text }) => text)
      .join('');
  expect(joined('insert')).toBe(before);
  expect(joined('delete')).toBe(after);
}

function covers(spans: Block['old'], text: string): boolean {
  let at = 0;
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (start !== at) return false;
    at = end;
  }
  return at === text.length;
}

/** Characters without order, the same for the same seed. */
function noise(seed: number, length: number): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return String.fromCharCode(0x4e00 + ((state >>> 16) % 40));
  }).join('');
}
