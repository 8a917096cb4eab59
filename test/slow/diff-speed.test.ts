import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openScratchComparer } from '../../functions/compose/comparing.ts';
import { diffTexts } from '../../functions/domain/change/diff.ts';
import { readFacts } from '../../functions/domain/facts/read.ts';
import { revisedTexts } from '../domain/change/texts.ts';

/** CPU time of one comparison in ms. The limits are several times what an idle machine takes; quadratic work takes minutes. */
function cpuMs(old: string, next: string, facts?: Parameters<typeof diffTexts>[2]): number {
  const before = process.cpuUsage();
  diffTexts(old, next, facts);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('comparing texts takes time that grows with their length', () => {
  it.each([
    ['one line without marks', letters(1, 70_000, 3000), letters(2, 70_000, 3000), 3_000],
    ['a line of few different characters', letters(1, 70_000, 2), letters(2, 70_000, 2), 3_000],
    ['one character', '啊'.repeat(1_000_000), `${'啊'.repeat(900_000)}吧${'啊'.repeat(50_000)}`, 3_000],
    ['digits alone', '1'.repeat(500_000), '1'.repeat(400_000), 3_000],
    ['a period', '甲乙丙'.repeat(100_000), '甲丙乙'.repeat(100_000), 5_000],
    [
      'equal lines',
      '第一条 相同的一行。\n'.repeat(100_000),
      `${'第一条 相同的一行。\n'.repeat(99_000)}新的一行\n`,
      10_000,
    ],
    ['blank lines', `${'\n'.repeat(100_000)}甲`, `${'\n'.repeat(90_000)}乙`, 3_000],
    ['lines that share all but a figure', numbered(20_000, 0), numbered(20_000, 3), 10_000],
    ['lines of two templates', templates('甲', '乙'), templates('丙', '丁'), 5_000],
    ['words', 'ab '.repeat(100_000), 'ba '.repeat(100_000), 5_000],
    ['labels without end', '第'.repeat(200_000), '（'.repeat(200_000), 3_000],
  ])('also for %s', (_, old, next, limit) => {
    expect(cpuMs(old, next)).toBeLessThan(limit);
  });
});

describe('comparing the facts of two texts takes time that grows with their number', () => {
  it.each([
    ['in one line without end', (count: number) => '补贴金额100万元，'.repeat(count)],
    ['in lines of their own', (count: number) => '补贴金额100万元。\n'.repeat(count)],
  ])('%s', (_, textOf) => {
    const cost = (count: number) => {
      const text = textOf(count);
      const facts = readFacts(text, { signedOn: null, publishedOn: null, zones: [] });
      return cpuMs(text, text, { old: facts, next: facts });
    };
    cost(2_000);
    // Sixteen times the facts; quadratic work is 256 times as dear.
    expect(cost(64_000) / cost(4_000)).toBeLessThan(50);
  });
});

/** Made texts whose figures have the same words all along: every figure may be any other. */
const MADE: readonly (readonly [string, (count: number, side: 'old' | 'next') => string])[] = [
  [
    'each beside a new one of its words, in one sentence',
    (count, side) => {
      const item = (at: number) => `重点企业奖励${(at % 900) + 1}万元，`;
      return repeated(count, (at) => (side === 'old' ? item(at) : item(at + 100) + item(at)));
    },
  ],
  [
    'with a pace of their own that the other text gives otherwise',
    (count, side) => repeated(count, (at) => `每${side === 'old' ? '年' : '月'}资助${100 + at}万元。\n`),
  ],
  [
    'that the other text has in words, in one paragraph',
    (count, side) =>
      repeated(count, (at) => (side === 'old' ? `新增学位${(at % 90) + 3}人，` : `学校建设进度${at % 7}，`)),
  ],
];

describe('pairing thousands of figures', () => {
  it.each(MADE)('takes time that grows with their number where they are %s', (_, textOf) => {
    const cost = (count: number) => {
      const [old, next] = [textOf(count, 'old'), textOf(count, 'next')];
      const facts = { old: readFacts(old, PLAIN), next: readFacts(next, PLAIN) };
      return cpuMs(old, next, facts);
    };
    cost(2_000);
    // Four times the figures; quadratic work is sixteen times as dear.
    expect(cost(16_000) / cost(4_000)).toBeLessThan(9);
  });
});

const PLAIN = { signedOn: null, publishedOn: null, zones: [] } as const;

function repeated(count: number, piece: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => piece(at)).join('');
}

describe('comparing a paper with the corpus takes time that grows with its figures', () => {
  it.each([
    ['in sentences of one template', '。'],
    ['in one sentence without end', '，'],
  ])('%s', async (_, mark) => {
    const paper = (count: number, least: number) =>
      `云岭市资助标准${repeated(count, (at) => `${mark}对第${at % 77}档企业给予最高${((at * 37) % 900) + least}万元资助`)}。`;
    const cost = async (count: number) => {
      const { comparer, close } = openScratchComparer();
      await comparer.index('old', paper(count, 10));
      const document = { text: paper(count, 11) };
      const before = process.cpuUsage().user;
      await comparer.compare({ id: 'new', document });
      const spent = process.cpuUsage().user - before;
      close();
      return spent;
    };
    await cost(500);
    // Four times the figures; quadratic work is 16 times as dear.
    expect((await cost(4_000)) / (await cost(1_000))).toBeLessThan(8);
  });
});

describe('ten thousand pairs of texts', () => {
  it('are rebuilt on both sides', () => {
    fc.assert(
      fc.property(revisedTexts, ({ old, next }) => {
        const { blocks } = diffTexts(old, next);
        const told = (side: 'old' | 'new', leave: 'insert' | 'delete', text: string) =>
          blocks
            .flatMap((block) => {
              const words = block.edits
                .filter(({ op }) => op !== leave)
                .map((edit) => edit.text)
                .join('');
              const spans = block[side];
              const whole = spans.map(([start, end]) => text.slice(start, end)).join('');
              if (block.edits.length > 0) expect(words).toBe(whole);
              return spans.map(([start, end]) => ({ start, words: text.slice(start, end) }));
            })
            .sort((a, b) => a.start - b.start)
            .map(({ words }) => words)
            .join('');
        expect(told('old', 'insert', old)).toBe(old);
        expect(told('new', 'delete', next)).toBe(next);
      }),
      { numRuns: 10_000 },
    );
  });
});

function letters(seed: number, length: number, kinds: number): string {
  let state = seed;
  let text = '';
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    text += String.fromCharCode(0x4e00 + ((state >>> 16) % kinds));
  }
  return text;
}

function numbered(count: number, shift: number): string {
  return Array.from({ length: count }, (_, i) => `企业${i + shift}号获得补贴${(i + shift) * 7}元。`).join('\n');
}

function templates(first: string, second: string): string {
  return Array.from({ length: 30_000 }, (_, i) => `${i % 2 ? first : second}获得补贴的相同的一行`).join('\n');
}
