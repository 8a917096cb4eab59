import { codeSet, codesOf } from '../code-set.ts';
import { matchesOf } from '../matches.ts';
import type { Span } from '../page/span.ts';
import type { CueHit } from './lexicon.ts';

/** Leaves out the mentions that speak for nothing: in brackets of responsible units, in lines of copies, and after a denial. */
export function voicedCues(text: string, hits: readonly CueHit[]): readonly CueHit[] {
  const muted = mutedSpans(text);
  let next = 0;
  return hits.filter((hit) => {
    while (next < muted.length && (muted[next]?.end ?? 0) <= hit.start) next += 1;
    const span = muted[next];
    if (span !== undefined && span.start < hit.end && hit.start < span.end) return false;
    return !mayBeDenied(text, hit.start) || !DENIAL.test(text.slice(Math.max(hit.start - 6, 0), hit.start));
  });
}

/** Does a denial's last character stand near before a place? Most mentions are asked no more. */
function mayBeDenied(text: string, at: number): boolean {
  for (let before = at - 1; before >= at - 5; before -= 1) if (DENIAL_ENDS.has(text.charCodeAt(before))) return true;
  return false;
}

function mutedSpans(text: string): readonly Span[] {
  return matchesOf(text, MUTED).map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/**
 * How much a mention says, given the words around it: 在小学门口设红绿灯 is about a place at a school, and 向河道倒垃圾
 * about waste, wherever it is thrown.
 */
export function locationShare(text: string, hit: CueHit): number {
  if (OPENS_PLACE.has(text.charCodeAt(hit.end)) && PLACE.test(text.slice(hit.end, hit.end + 3))) return AS_A_PLACE;
  return IN_A_PLACE.has(text.charCodeAt(hit.start - 1)) ? AS_A_SETTING : 1;
}

const AS_A_PLACE = 0.3;
const AS_A_SETTING = 0.6;
/** 门口, 周边, 路段 behind a name */
const PLACE =
  /^(?:子女|家属|大?门[口前]|正?对面|周边|周围|附近|路[口段]|旁边|北侧|南侧|东侧|西侧|至|北路|南路|东路|西路)/u;
const OPENS_PLACE = codeSet(codesOf('子家大门正对周附路旁北南东西至'));
const IN_A_PLACE = codeSet(codesOf('在向往'));
/** (责任单位:市教育局、市财政局), 抄送:市政协提案委。 */
const MUTED =
  /[(](?:责任|牵头|配合|主办|会办|协办|承办|完成)单位[:][^()\n]{0,200}[)]|(?:抄送|抄报|主送|联系人|联系单位|主办单位|承办单位|协办单位|会办单位|办理单位|发布机构|信息来源|来源)[:|][^\n|]{0,120}|综合(?:市|县|区|省|州)?[^\n,。]{2,60}(?:意见|会办)/gu;
/** 不涉及养老, 并非贷款, 除学校外; but 移除 and 清除 take away what they name */
const DENIAL = /(?:不涉及|不属于|不包括|不含|并非|而非|而不是|(?<![移拆清消解铲防排扫免删破])除了?)[^,。]{0,2}$/u;
const DENIAL_ENDS = codeSet(codesOf('及于括含非是除了'));
