import fc from 'fast-check';
import type { Edit } from '../../../functions/domain/change/model.ts';

/** Pieces that a revision may keep, drop, double, move or cut, with figures, labels, marks, blanks and rare characters among them. */
const PIECES = [
  '第一条 ',
  '第十二条 ',
  '一、',
  '（三）',
  '2.',
  '一是',
  '最高5000万元',
  '3,000.5元',
  '12.5%',
  '２０２３年６月',
  '2023年6月30日',
  '〔2021〕1号',
  '三十日',
  '100',
  '7',
  ',',
  '.',
  '万',
  '企业应当依法纳税',
  '由市主管部门会同财政部门组织实施',
  '申报',
  '的',
  'GDP',
  '𠮷',
  '👩‍🌾',
  '\ud842',
  '，',
  '。',
  '；',
  ' ',
  '\u3000',
  '\u200b',
  '\n',
  '\r\n',
  '\n\n',
] as const;

const text = fc.array(
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary', maxLength: 3 })),
  {
    maxLength: 40,
  },
);

/** A text and a revision of it: some pieces dropped, doubled or swapped, some from another text. */
export const revisedTexts: fc.Arbitrary<{ readonly old: string; readonly next: string }> = fc
  .tuple(text, text, fc.array(fc.nat(9), { minLength: 40, maxLength: 40 }))
  .map(([pieces, others, choices]) => {
    const next = pieces.flatMap((piece, at) => {
      const choice = choices[at] ?? 9;
      if (choice === 0) return [];
      if (choice === 1) return [others[at] ?? ''];
      if (choice === 2) return [piece, others[at] ?? ''];
      return choice === 3 ? [pieces[at + 1] ?? piece] : [piece];
    });
    return { old: pieces.join(''), next: next.join('') };
  });

/** The figures and surrogate pairs of a block that an edge of its edits cuts, each with what stands around the cut. */
export function cutFigures(edits: readonly Edit[]): readonly string[] {
  const cuts: string[] = [];
  for (const leave of ['insert', 'delete'] as const) {
    const side = edits.filter(({ op }) => op !== leave);
    const whole = side.map(({ text: part }) => part).join('');
    let at = 0;
    for (const { text: part } of side) {
      if (at > 0 && CUT.test(whole.slice(at - 1, at + 1))) cuts.push(whole.slice(at - 3, at + 3));
      at += part.length;
    }
  }
  return cuts;
}

/** A digit and what continues it, or the two halves of a surrogate pair. */
const CUT = /^(?:\d[\d,.万亿元%]|[\ud800-\udbff][\udc00-\udfff])$/;
