import { matchesOf } from '../matches.ts';
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
  { body, foot, headTitle, laterTitle }: Anatomy,
  dates: IssueDates,
): Validity | null {
  let effectiveOn: string | null = null;
  let expiresOn: string | null = null;
  let months: number | null = null;
  const abolishes: string[] = [];
  const ownTitle = `${headTitle?.words ?? ''}${laterTitle?.words ?? ''}`;
  for (const line of lines.slice(body, foot)) {
    if (!MENTION.test(line.text)) continue;
    for (const { index, 0: clause } of matchesOf(line.text, CLAUSE)) {
      if (OTHER_RULE.test(clause)) continue;
      abolishes.push(...abolishedIn(paper, clause, line.start + index));
      const quoted = ABOUT_QUOTED.exec(clause)?.[1];
      if (quoted !== undefined && !ownTitle.includes(quoted)) continue;
      const term = termIn(clause, dates);
      effectiveOn = term.from ?? effectiveOn;
      expiresOn = term.to ?? expiresOn;
      months = term.months ?? months;
    }
  }
  if (expiresOn === null && effectiveOn !== null && months !== null) expiresOn = lastDay(effectiveOn, months);
  const years = months === null || months % 12 !== 0 ? null : months / 12;
  const isEmpty = effectiveOn === null && expiresOn === null && months === null && abolishes.length === 0;
  return isEmpty ? null : { effectiveOn, expiresOn, years, abolishes: [...new Set(abolishes)] };
}

interface IssueDates {
  readonly signedOn: string | null;
  readonly publishedOn: string | null;
}

/** What one sentence says of the paper's time in force. A length of time counts only beside a word of coming into force or of the paper itself. */
function termIn(clause: string, dates: IssueDates): { from: string | null; to: string | null; months: number | null } {
  const isDated = YEAR.test(clause);
  const span = isDated ? FROM_TO.exec(clause) : null;
  const start = isDated || clause.includes(DAY_OF) ? startIn(clause) : null;
  const from = dayOf(span?.groups?.day) ?? (start === null ? null : startOf(start, dates));
  const to = isDated
    ? (dayOf(span?.groups?.last) ?? dayOf(UNTIL.exec(clause)?.[1]) ?? dayOf(ENDS.exec(clause)?.[1]))
    : null;
  const isOwn = start !== null || OWN.test(clause) || ONLY_TERM.test(clause);
  return { from, to, months: isOwn ? monthsIn(clause) : null };
}

function startIn(clause: string): RegExpExecArray | null {
  return EFFECTIVE.exec(clause) ?? TERM_FROM.exec(clause) ?? LABELLED.exec(clause) ?? BARE.exec(clause);
}

function dayOf(words: string | undefined): string | null {
  return words === undefined ? null : (findHeaderDate(words)?.on ?? null);
}

/** 自印发之日起30日后: days of grace are counted; working days are not, for holidays are not known. */
function startOf(match: RegExpExecArray, { signedOn, publishedOn }: IssueDates): string | null {
  const { day, event = '', delay, unit } = match.groups ?? {};
  const issued =
    SENT.has(event) || isReposted(signedOn, publishedOn) ? (signedOn ?? publishedOn) : (publishedOn ?? signedOn);
  const from = day === undefined ? issued : dayOf(day);
  if (delay === undefined || from === null) return from;
  return unit === '个工作日' ? null : moved(from, 0, numberOf(delay));
}

/** A page that shows a paper long after its signature repeats it: the paper was published when it was signed. */
function isReposted(signedOn: string | null, publishedOn: string | null): boolean {
  if (signedOn === null || publishedOn === null) return false;
  return Date.parse(publishedOn) - Date.parse(signedOn) > LONG_AFTER;
}

function monthsIn(clause: string): number | null {
  const { count = '', unit } = TERM.exec(clause)?.groups ?? {};
  const value = numberOf(count.replace('两', '二'));
  if (count === '' || value <= 0) return null;
  return unit === '年' ? (value <= 50 ? value * 12 : null) : value;
}

/** 30, 三十, 十五, 三 */
function numberOf(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const [tens = '', units = ''] = words.includes('十') ? words.split('十') : ['零', words];
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (units === '' ? 0 : DIGITS.indexOf(units));
}

/** 《旧办法》同时废止, 同时废止《旧办法》 */
function abolishedIn(paper: FoldedText, clause: string, start: number): readonly string[] {
  if (!ABOLISHES.test(clause)) return [];
  return matchesOf(clause, QUOTED).map(({ index, 0: quoted }) =>
    paper.slice(start + index + 1, start + index + quoted.length - 1),
  );
}

function lastDay(on: string, months: number): string | null {
  return moved(on, months, -1);
}

function moved(on: string, months: number, days: number): string | null {
  const [year, month, day] = on.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  return new Date(Date.UTC(year, month - 1 + months, day + days)).toISOString().slice(0, 10);
}

const DIGITS = '零一二三四五六七八九';
/** 60 days, in milliseconds. */
const LONG_AFTER = 60 * 86_400_000;
/** What is sent out is in force on the day it was signed, what is published on the day of publication. */
const SENT: ReadonlySet<string> = new Set(['印发', '发文', '签发']);
const MENTION = /施行|实施|执行|生效|有效|废止|失效|试行/u;
/** One sentence. */
const CLAUSE = /[^。]{1,600}/gu;
const DATE =
  '(?:19|20)\\d{2} {0,2}[年./-] {0,2}\\d{1,2} {0,2}[月./-] {0,2}\\d{1,2} {0,2}日?|[一二][零OoO0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日';
/** Without one a clause gives no date. */
const YEAR = /(?:19|20)\d{2}|[一二][零OoO0一二三四五六七八九]{3}年/;
/** 印发之日 */
const DAY_OF = '之日';
const IN_FORCE = '(?:施行|实施|执行|生效|有效|试行|计算|起算)';
/** 自2021年1月1日起施行 · 自印发之日起30日后实施 */
const EFFECTIVE = new RegExp(
  `(?:自|从|于)(?:本(?:办法|通知|规定|细则|意见|措施|方案))?(?:(?<day>${DATE})|(?<event>发布|印发|公布|颁布|下发|发文|签发)之日) {0,2}(?:起)?(?:满?(?<delay>\\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?)(?<unit>个工作日|日|天)后)?.{0,8}${IN_FORCE}`,
  'u',
);
/** 有效期自发布之日起至… */
const TERM_FROM =
  /(?:有效|施行|执行|实施|试行)期限?(?:为|:)?(?:自|从)(?<event>发布|印发|公布|颁布|下发|发文|签发)之日/u;
/** 实施日期为2022年7月1日 */
const LABELLED = new RegExp(`(?:施行|实施|执行|生效)(?:日期|时间)(?:为|:|是){0,2} {0,2}(?<day>${DATE})`, 'u');
/** 本办法2022年7月1日起施行 */
const BARE = new RegExp(`(?:^|[,;、]|[\\p{Script=Han}]{2})(?<day>${DATE})起.{0,6}${IN_FORCE}`, 'u');
/** 自2022年7月1日起至2025年6月30日止施行 · 有效期为2022年7月1日至2024年6月30日 */
const FROM_TO = new RegExp(
  `(?:(?:有效期|施行期|执行期|实施期|试行期)限?(?:为|自|从|:){0,2}|(?:自|从)(?=.{16,60}${IN_FORCE})) {0,2}(?<day>${DATE}) {0,2}起?(?:至|到|-) {0,2}(?<last>${DATE})`,
  'u',
);
/** 有效期至2024年12月31日 · 施行至… · 执行期限至… */
const UNTIL = new RegExp(
  `(?:有效期?(?:限|为)?.{0,16}?|施行(?:期限?)?|实施(?:期限?)?|执行(?:期限?)?|试行(?:期限?)?)(?:截止|截至|到|至) {0,2}(${DATE})`,
  'u',
);
/** 自印发之日起生效,至2025年5月31日止 */
const ENDS = new RegExp(
  `${IN_FORCE}[,、]?(?:截?至|到) {0,2}(${DATE})(?:止|为止|截止|(?:自动|自行)?(?:废止|失效))`,
  'u',
);
/** 有效期3年 · 有效期为五年 · 试行期暂定两年 · 试行2年 · 有效期18个月 */
const TERM =
  /(?:(?:有效期|试行期|施行期|暂行期|执行期|实施期)限?|试行)(?:暂?定?为?|为|:) {0,2}(?<count>\d{1,2}|[一二两三四五六七八九十]) {0,2}(?<unit>年|个月)/u;
/** 本办法有效期… · 本政策 */
const OWN = /本(?:办法|通知|规定|细则|意见|措施|方案|政策|文件|实施|暂行|条例|规则|公告|决定|指南|标准|目录|计划)/u;
/** 有效期五年 as a sentence of its own */
const ONLY_TERM = /^(?:第.{1,6}条 {0,2})?(?:\(.{1,3}\))?(?:有效期|试行期|施行期)/u;
const ABOLISHES = /废止|不再(?:执行|施行)|停止(?:执行|施行)|自行失效/u;
const QUOTED = /《[^《》]{2,120}》/gu;
/** 《另一办法》自2019年1月1日起施行: a sentence about the rule that it begins with */
const ABOUT_QUOTED = new RegExp(
  `^[^《》]{0,40}《([^《》]{2,120})》(?:\\([^()]{1,30}\\))?(?:,?(?:自|从|于|有效期|${DATE}))`,
  'u',
);
/** 有关政策自…起施行: a sentence about another rule. */
const OTHER_RULE = /证书|证件|资格|称号|合同|许可证|保质期|合格证|认定.{0,6}有效期|名单有效期|公示期/u;
