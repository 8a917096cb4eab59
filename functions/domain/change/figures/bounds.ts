import type { Comparator, Fact } from '../../facts/model.ts';

/** How each figure of a text is meant; of 满60人次、120人次 the word before the first holds for all of the list. */
export function boundsOf(facts: readonly Fact[], text: string): readonly Comparator[] {
  const bounds: Comparator[] = [];
  facts.forEach((fact, at) => {
    const [own, before] = [boundOf(fact, text), facts[at - 1]];
    const isListed =
      before?.type === fact.type && before.op === 'eq' && LIST_GAP.test(text.slice(before.end, fact.start));
    bounds.push((own === 'eq' && isListed ? bounds[at - 1] : undefined) ?? own);
  });
  return bounds;
}

/**
 * How a figure is meant, read from its clause: a cap is a cap, whether 最高, 不超过 or 以内, and however many words stand between
 * (最高可申请30万元 for 最高30万元); 满1年 and 1年以上 are one floor.
 */
function boundOf({ op, type, start, end }: Fact, text: string): Comparator {
  if (op === 'max') return 'le';
  if (op !== 'eq' || type === 'date') return op;
  if (WITHIN.test(text.slice(end, end + 2)) && type === 'period') return 'le';
  const lead = text.slice(Math.max(0, start - REACH), start);
  const bound = BOUND_AHEAD.exec(lead)?.[1];
  if (bound !== undefined) return CEILINGS.test(bound) ? 'le' : 'ge';
  return FULL.test(lead) ? 'ge' : op;
}

/** 、 和 */
const LIST_GAP = /^[、和及或]$/u;
const REACH = 12;
/** 10个工作日内 */
const WITHIN = /^内/u;
/** 最高可申请 · 最长期限为 · 最高支付限额: up to the figure no mark and no other figure. */
const BOUND_AHEAD =
  /(最高|最多|最长|至多|上限|封顶|不超过|不得超过|最低|最少|最短|至少|不少于|不低于|下限)[^\d，,。；;：:、（()）\n一二三四五六七八九十百千]{0,8}$/u;
const CEILINGS = /^(?:最[高多长]|至多|上限|封顶|不得?超过)$/u;
/** 注册满|1年 · 达到|60% */
const FULL = /(?:(?<![不未])满|达到?)$/u;
