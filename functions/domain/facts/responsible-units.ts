import { matchesOf } from '../matches.ts';
import type { Span } from '../page/span.ts';

/** An office named in the bracket behind a measure: (责任单位:市财政局、各区政府). `role` is the bracket's own word. */
export interface ResponsibleUnit extends Span {
  readonly name: string;
  readonly role: string;
}

/** All of them, in order. Names are split at 、 ， ； and, after them, at new roles inside the bracket (牵头单位…；配合单位…). */
export function findResponsibleUnits(text: string): readonly ResponsibleUnit[] {
  const units: ResponsibleUnit[] = [];
  for (const bracket of matchesOf(text, BRACKET)) {
    const lead = bracket.groups?.lead ?? '';
    let role = bracket.groups?.role ?? '';
    let at = bracket.index + lead.length;
    for (const part of (bracket.groups?.names ?? '').split(SEPARATOR)) {
      const inner = ROLE.exec(part);
      if (inner !== null) role = inner.groups?.role ?? role;
      const words = part.slice(inner?.[0].length ?? 0);
      const name = words.trim();
      const start = at + (inner?.[0].length ?? 0) + (words.length - words.trimStart().length);
      if (name.length >= 2 && !OTHER_ENTRY.test(name)) units.push({ start, end: start + name.length, name, role });
      at += part.length + 1;
    }
  }
  return units;
}

/** (责任单位:…) · （牵头单位：…） */
const BRACKET =
  /(?<lead>[（(]\s{0,2}(?<role>(?:责任|牵头|配合|主办|会办|协办|承办|实施)(?:单位|部门)|牵头|责任人?)\s{0,2}[:：])(?<names>[^（()）]{2,400})[）)]/g;
/** 市财政局、各区政府 */
const SEPARATOR = /[、，,；;。]/u;
/** 完成时限：2024年6月底, which stands in the same bracket */
const OTHER_ENTRY = /^(?:完成|办结|整改|实施|推进)?(?:时限|时间|期限|年限|进度)(?:要求)?\s{0,2}[:：]/u;
/** 配合单位： */
const ROLE = /^\s{0,2}(?<role>(?:责任|牵头|配合|主办|会办|协办|承办|实施)(?:单位|部门))\s{0,2}[:：]/u;
