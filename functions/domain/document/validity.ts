import type { Anatomy } from './anatomy.ts';
import type { FoldedText } from './folded.ts';
import { findHeaderDate } from './header-date.ts';
import type { Line } from './lines.ts';
import type { Validity } from './model.ts';

/**
 * From when to when the paper itself is in force, and what it ends. A rule that comes into force on the day of its issue (自印发之日起) does so on the day it was
 * signed; one that runs for three years ends the day before the third anniversary. null where the paper says nothing of it.
 */
export function readValidity(
  paper: FoldedText,
  lines: readonly Line[],
  { body, foot }: Anatomy,
  dates: { readonly signedOn: string | null; readonly publishedOn: string | null },
): Validity | null {
  let effectiveOn: string | null = null;
  let expiresOn: string | null = null;
  let years: number | null = null;
  const abolishes: string[] = [];
  for (const line of lines.slice(body, foot)) {
    if (!MENTION.test(line.text)) continue;
    for (const { index, 0: clause } of line.text.matchAll(CLAUSE)) {
      if (OTHER_RULE.test(clause)) continue;
      effectiveOn = effectiveIn(clause, dates) ?? effectiveOn;
      expiresOn = expiryIn(clause) ?? expiresOn;
      years = yearsIn(clause) ?? years;
      abolishes.push(...abolishedIn(paper, clause, line.start + index));
    }
  }
  if (expiresOn === null && effectiveOn !== null && years !== null) expiresOn = dayBefore(effectiveOn, years);
  const isEmpty = effectiveOn === null && expiresOn === null && years === null && abolishes.length === 0;
  return isEmpty ? null : { effectiveOn, expiresOn, years, abolishes: [...new Set(abolishes)] };
}

function effectiveIn(
  clause: string,
  dates: { readonly signedOn: string | null; readonly publishedOn: string | null },
): string | null {
  const match = EFFECTIVE.exec(clause);
  if (match?.groups === undefined) return null;
  const { day, event = '' } = match.groups;
  if (day !== undefined) return findHeaderDate(day)?.on ?? null;
  return event === '印发' ? (dates.signedOn ?? dates.publishedOn) : (dates.publishedOn ?? dates.signedOn);
}

function expiryIn(clause: string): string | null {
  const match = UNTIL.exec(clause);
  return match === null ? null : (findHeaderDate(match[1] ?? '')?.on ?? null);
}

function yearsIn(clause: string): number | null {
  const words = YEARS.exec(clause)?.[1];
  if (words === undefined) return null;
  const value = /^\d+$/.test(words) ? Number(words) : '零一二三四五六七八九十'.indexOf(words.replace('两', '二'));
  return value > 0 && value <= 50 ? value : null;
}

/** 《旧办法》同时废止, 同时废止《旧办法》 */
function abolishedIn(paper: FoldedText, clause: string, start: number): readonly string[] {
  if (!ABOLISHES.test(clause)) return [];
  return [...clause.matchAll(QUOTED)].map(({ index, 0: quoted }) =>
    paper.slice(start + index + 1, start + index + quoted.length - 1),
  );
}

function dayBefore(on: string, years: number): string | null {
  const [year, month, day] = on.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  return new Date(Date.UTC(year + years, month - 1, day - 1)).toISOString().slice(0, 10);
}

const MENTION = /施行|实施|执行|生效|有效期|废止|失效/u;
/** One sentence. */
const CLAUSE = /[^。]{1,600}/gu;
const DAY = '(?<day>(?:19|20)\\d{2} {0,2}[年./-] {0,2}\\d{1,2} {0,2}[月./-] {0,2}\\d{1,2} {0,2}日?)';
/** 自2021年1月1日起施行 · 自印发之日起实施 */
const EFFECTIVE = new RegExp(
  `(?:自|从|于)(?:本(?:办法|通知|规定|细则|意见|措施|方案))?(?:${DAY}|(?<event>发布|印发|公布|颁布|下发)之日) {0,2}(?:起)?.{0,8}(?:施行|实施|执行|生效|有效)`,
  'u',
);
/** 有效期至2024年12月31日 · 施行至… */
const UNTIL =
  /(?:有效期?(?:限|为)?.{0,16}?|施行|实施|执行)(?:截止|截至|到|至) {0,2}((?:19|20)\d{2} {0,2}[年./-] {0,2}\d{1,2} {0,2}[月./-] {0,2}\d{1,2})/u;
/** 有效期3年 · 有效期为五年 · 试行期两年 */
const YEARS = /(?:有效期|试行期|施行期|有效期限)限?(?:为|:)? {0,2}(\d{1,2}|[一二两三四五六七八九十]) {0,2}年/u;
const ABOLISHES = /废止|不再(?:执行|施行)|停止(?:执行|施行)|自行失效/u;
const QUOTED = /《[^《》]{2,120}》/gu;
/** 有关政策自…起施行: a sentence about another rule. */
const OTHER_RULE = /证书|证件|资格|称号|合同|许可证|保质期|合格证|认定.{0,6}有效期|名单有效期|公示期/u;
