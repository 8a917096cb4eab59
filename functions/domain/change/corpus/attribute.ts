import type { Fact } from '../../facts/model.ts';
import { matchesOf } from '../../matches.ts';
import { foldWords } from './fold.ts';

/**
 * What a figure measures, one word for all its synonyms: by the word nearest to it on either side; null where none says. `lead`
 * and `tail` are what its sentence has before and behind it.
 */
export function attributeOf(fact: Fact, lead: string, tail: string): string | null {
  if (fact.type === 'count') return countedOf(lead, tail);
  const behind = (tail.split(CLAUSE_END, 1)[0] ?? '').slice(0, 10);
  const before = lead.slice(-40);
  const near = [
    ...measuresIn(behind).map(({ at, measure }) => ({ measure, distance: at })),
    ...measuresIn(fact.text).map(({ measure }) => ({ measure, distance: 0 })),
    ...measuresIn(before).map(({ end, measure }) => ({ measure, distance: before.length - end + 1 })),
  ];
  const fitting = near.filter(({ measure }) => fact.type !== 'money' || !RATES.has(measure.name));
  let nearest = fitting[0];
  for (const found of fitting) {
    if (nearest === undefined || found.distance < nearest.distance) nearest = found;
    // Of words that are equally near the one that stands first in the list.
    else if (found.distance === nearest.distance && found.measure.rank < nearest.measure.rank) nearest = found;
  }
  return nearest?.measure.name ?? null;
}

/**
 * What a figure measures where no word of the list says: the words in front of it back to one that leads to a name, or six characters.
 * @example nameBefore('每家企业每年申领创新券额度') // '申领创新券额度'
 */
export function nameBefore(words: string): string {
  const near = words.slice(-LONGEST_NAME);
  let name = '';
  for (const { 0: lead, index } of matchesOf(near, LEAD_TO_NAME)) {
    const rest = near.slice(index + lead.length);
    if (rest.length >= SHORTEST_NAME) name = rest;
  }
  return name === '' ? words.slice(-USUAL_NAME) : name;
}

const SHORTEST_NAME = 4;
const USUAL_NAME = 6;
const LONGEST_NAME = 14;
/** 每年申领额度 · 给予企业研发投入 */
const LEAD_TO_NAME = /每年度?|每[家户人个次项]|[当全]年|企业|单位|给予|可以|按照|[的可对按其将为在并由从与和且]/gu;

interface MeasureWord {
  readonly word: string;
  readonly name: string;
  readonly rank: number;
}

/** The words in a text that say what is measured, wherever they stand. */
function measuresIn(
  text: string,
): readonly { readonly measure: MeasureWord; readonly at: number; readonly end: number }[] {
  const found = [];
  for (let at = 0; at < text.length; at++) {
    for (const measure of MEASURE_WORDS.get(text[at] ?? '') ?? []) {
      if (text.startsWith(measure.word, at)) found.push({ measure, at, end: at + measure.word.length });
    }
  }
  return found;
}

/** What is counted: the noun behind the measure word (53家示范平台), else the one before the number (示范平台53家). */
function countedOf(lead: string, tail: string): string | null {
  const behind = COUNTED_BEHIND.exec(tail)?.[0];
  if (behind !== undefined) return behind.slice(-6);
  const before = (lead.split(CLAUSE_END).at(-1) ?? '').replace(VERB_TAIL, '');
  const noun = foldWords(before).slice(-4);
  return noun.length < 2 ? null : noun;
}

const ATTRIBUTES: ReadonlyMap<string, readonly string[]> = new Map([
  ['资助', ['资助', '奖励', '补助', '补贴', '奖补', '扶持', '支持', '奖金', '津贴', '给予']],
  ['贴息', ['贴息', '利息']],
  ['贷款', ['贷款', '授信', '信贷', '融资']],
  ['担保', ['担保', '保费', '保险']],
  ['罚款', ['罚款', '处罚']],
  ['投资', ['投资', '投入']],
  ['收入', ['营业收入', '营收', '销售额', '产值', '主营业务收入']],
  ['注册资本', ['注册资本', '实缴资本']],
  ['研发费用', ['研发费用', '研发投入', '研究开发费用']],
  ['租金', ['租金', '房租']],
  ['税率', ['税率', '税']],
  ['利率', ['利率', '费率']],
  ['办理时限', ['办理', '审批', '审核', '办结', '受理', '时限', '压缩', '缩短', '审查', '答复']],
  ['有效期', ['有效期', '有效']],
  ['申报时间', ['申报', '申请', '报名', '征集', '提交']],
  ['征求意见', ['征求意见', '反馈', '意见']],
  ['施行', ['施行', '实施', '执行']],
  ['覆盖率', ['覆盖率', '覆盖']],
  ['达标率', ['达标率', '合格率', '优良率', '普及率', '满意率', '完成率', '开工率', '就业率']],
  ['增长', ['增长', '同比', '增速']],
  ['比例', ['比例', '占比', '占']],
]);
const MEASURE_WORDS: ReadonlyMap<string, readonly MeasureWord[]> = Map.groupBy(
  [...ATTRIBUTES]
    .flatMap(([name, words]) => words.map((word) => ({ name, word })))
    .map((word, rank) => ({ ...word, rank })),
  ({ word }) => word.charAt(0),
);
/** What no amount measures: 减税降费1万亿元 is no 税率 */
const RATES: ReadonlySet<string> = new Set(['税率', '利率', '覆盖率', '达标率', '增长', '比例']);
/** 示范平台 in 53家示范平台 */
const COUNTED_BEHIND = /^[\u4e00-\u9fff]{2,10}/u;
const VERB_TAIL = /(?:共有|共计|共|累计|达到?|有|为|约|近|超过?|已){1,8}$/u;
const CLAUSE_END = /[，,。；;！？\n]/u;
