import { matchesOf } from '../matches.ts';
import type { Span } from '../page/span.ts';
import type { Line } from './lines.ts';
import type { FoundTitle } from './title.ts';

/**
 * 主送机关 of a notice or rule (GB/T 9704-2012 §7.3.2): the line behind the title that names organs and ends with a colon. Kinds of organs are set apart by commas;
 * 各委、办、局 is one kind. Places in the folded text, empty where the paper has none.
 * @example 各县(市、区)人民政府,市政府各部门: → two
 */
export function findMainRecipients(lines: readonly Line[], title: FoundTitle | null, body: number): readonly Span[] {
  if (title === null) return [];
  for (const line of lines.slice(title.to + 1, Math.max(body, title.to + 1) + 2)) {
    if (!RECIPIENTS.test(line.text) || NO_RECIPIENT.test(line.text)) continue;
    return kindsOf(line);
  }
  return [];
}

function kindsOf({ text, start }: Line): readonly Span[] {
  const list = text.slice(0, -1).trimEnd();
  const cuts = matchesOf(list, BETWEEN_KINDS).map(({ index }) => index);
  const names = cuts.length > 0 ? cuts : namesApart(list);
  return [...names, list.length].map((end, at) => {
    const from = at === 0 ? 0 : (names[at - 1] ?? 0) + 1;
    const lead = list.slice(from, end).length - list.slice(from, end).trimStart().length;
    return { start: start + from + lead, end: start + end };
  });
}

/** 财政部、教育部: names by themselves; 各委、办、局 are none. */
function namesApart(list: string): readonly number[] {
  const cuts = matchesOf(list, BETWEEN_NAMES).map(({ index }) => index);
  return list.split(BETWEEN_NAMES).every((piece) => piece.trim().length >= SHORTEST_NAME) ? cuts : [];
}

const SHORTEST_NAME = 3;
/** Not inside brackets: 各县(市、区) */
const BETWEEN_KINDS = /[,;](?![^()]{0,60}\))/gu;
const BETWEEN_NAMES = /、(?![^()]{0,60}\))/gu;
/** 各区工业和信息化局,有关企业: */
const RECIPIENTS =
  /^(?=(?:各|有关|相关|全[市省区县]|本)|.{0,240}(?:政府|局|委|厅|办|部|部门|单位|企业|机构|公司|[院校会社处所站队]|中心|办公室)(?:\([^()]{0,20}\))?:$)[^。!?:]{3,280}:$/u;
const NO_RECIPIENT =
  /如下|附件|联系|通知:$|公告:$|规定:$|单位:$(?<![各关].{0,8}单位:)|^\d|^[一二三四五六七八九十]、|^\(|来源|日期|时间|机构:$(?<!各.{0,12}机构:)/u;
