import type { PolicyDocument } from '../../document/model.ts';
import { matchesOf } from '../../matches.ts';
import type { Span } from '../../page/span.ts';
import { sentenceAround } from '../figure-words.ts';
import type { ChangeRecord } from '../record.ts';

/**
 * From when to when a paper holds, with the sentence in which the paper itself comes into force or ends; null where it does not say. The
 * sentence is null where none surely tells it: a day may as well be that of an application.
 */
export function validityOf(document: PolicyDocument): NonNullable<ChangeRecord['validity']> | null {
  const { validity, text, facts } = document;
  if (validity === null || (validity.effectiveOn ?? validity.expiresOn ?? validity.years) === null) return null;
  const { effectiveOn, expiresOn, years } = validity;
  const days = new Set([effectiveOn, expiresOn]);
  const dated = facts.filter(({ type, value }) => type === 'date' && days.has(String(value).split('/')[0] ?? ''));
  const place = placeOf(dated, text) ?? placeOf(undated(text), text);
  return { effectiveOn, expiresOn, years, sentence: place === null ? null : sentenceAround(text, place) };
}

/** The last place that speaks of the paper's own time in force: one that names the paper before one that only comes into force. */
function placeOf(places: readonly Span[], text: string): Span | null {
  const sure = places.filter((place) => comesIntoForce(clauseAround(text, place)));
  return sure.findLast((place) => NAMES_ITSELF.test(clauseAround(text, place))) ?? sure.at(-1) ?? null;
}

function undated(text: string): readonly Span[] {
  return matchesOf(text, FROM_ISSUE_OR_YEARS).map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
}

function comesIntoForce(clause: string): boolean {
  if (!IN_FORCE.test(clause)) return false;
  return NAMES_ITSELF.test(clause) || !OF_SOMETHING_ELSE.test(clause.replace(QUOTED, ''));
}

function clauseAround(text: string, { start, end }: Span): string {
  const before =
    text
      .slice(Math.max(0, start - REACH), start)
      .split(CLAUSE_END)
      .at(-1) ?? '';
  return `${before}${text.slice(start, end)}${text.slice(end, end + REACH).split(CLAUSE_END, 1)[0] ?? ''}`;
}

const REACH = 60;
const CLAUSE_END = /[，,。；;！？\n]/u;
const FROM_ISSUE_OR_YEARS =
  /[自从](?:印发|发布|公布|颁布|下发|发文|签发)之?日|(?:有效|施行|实施|执行|试行)期限?[为:：]?[\d一二三四五六七八九十两]{1,3}年|(?:试行|有效)[\d一二三四五六七八九十两]{1,3}年/gu;
/** 自2026年10月1日起施行, 有效期3年, 执行至2028年12月31日; not 2026年5月1日前实施的项目 */
const IN_FORCE =
  /[自从于][^，。；前]{0,40}(?:施行|实施|执行|生效|有效|试行)(?![的中完]|证)|(?:有效|施行|实施|执行|试行)(?:期|日期|时间|至|到|[\d一二三四五六七八九十两]{1,3}年)/u;
/** 本办法自, 本通知有效期; not 本办法规定的证书 */
const NAMES_ITSELF =
  /本(?:\p{Script=Han}{2})?(?:办法|通知|规定|细则|意见|措施|方案|条例|规则|决定|公告|通告|政策|指引|标准|规程|规范|制度|计划|准则|目录|文件|指南)(?:的?有效|施行|实施|执行|试行|生效|[自从于至])/u;
/** What else may begin or hold from a day. */
const OF_SOMETHING_ELSE =
  /提[出交]|申[报请领诉]|报名|公示|材料|异议|证[照书件]|证明|许可证|资格|资质|称号|合同|协议|凭证|报告|名单|券|发票|票据|项目|工程|活动|备案|认定|号牌|口令|账号/u;
const QUOTED = /《[^《》]*》/gu;
