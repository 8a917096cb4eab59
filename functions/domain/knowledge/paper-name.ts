import type { PolicyDocument } from '../document/model.ts';
import type { PaperName, Said } from './model.ts';
import { numberKey } from './number-key.ts';
import { placeOf } from './place.ts';
import { isDraftRemark, ruleName } from './rule-name.ts';

/**
 * The names that a paper goes by. Only a paper that lays a rule down goes by the rule's name: an interpretation of it, a letter
 * about it or news of it has its own title and no more. null for a paper without title and number.
 */
export function nameOf(document: PolicyDocument, said: Said): PaperName | null {
  const { title, kind, validity } = document;
  const documentNumber = document.documentNumber ?? orderOf(document);
  if (title === null && documentNumber === null) return null;
  const words = title === null ? null : ruleWords(title);
  const name = words === null ? null : ruleName(words);
  const isRule = kind === 'measure' || kind === 'draft' || kind === 'notice' || kind === 'guide' || kind === 'other';
  const version = name?.version ?? VERSION_IN.exec(title ?? '')?.[0] ?? null;
  return {
    ...said,
    title: title ?? documentNumber ?? '',
    number: documentNumber,
    keys: [
      ...(documentNumber === null ? [] : [numberKey(documentNumber)]),
      ...(isRule ? (name?.keys ?? []) : (name?.keys ?? []).slice(0, 1)),
    ],
    bare: isRule ? (name?.bare ?? null) : null,
    place: placeOf(words) ?? placeOf(said.body),
    kind,
    version,
    isDraft: kind === 'draft' || document.stage === 'draft' || isDraftVersion(version, document),
    effectiveOn: validity?.effectiveOn ?? null,
    expiresOn: validity?.expiresOn ?? null,
  };
}

/** The order that promulgated a regulation stands in brackets below its title: （2020年3月17日云岭市人民政府令第9号公布）. */
function orderOf({ facts, text }: PolicyDocument): string | null {
  const order = facts.find(({ type, zone, start, end }) => {
    if (type !== 'documentNumber' || zone !== 'front' || !MADE_PUBLIC.test(text.slice(end, end + 8))) return false;
    const before = text.slice(Math.max(0, start - LONGEST_LEAD), start);
    return OPENED.test(before.slice(before.lastIndexOf('\n') + 1));
  });
  return order === undefined ? null : String(order.value ?? order.text);
}

/** 修订稿 is a draft too, unless the paper is numbered or promulgates it: some rules are issued by that name. */
function isDraftVersion(version: string | null, { title, documentNumber }: PolicyDocument): boolean {
  const isIssued = documentNumber !== null || ISSUES.test(title ?? '');
  return isDraftRemark(version) && !(isIssued && REVISED.test(version ?? ''));
}

/** 《临澜市扶持办法》（征求意见稿）: a title in marks and nothing else around it is that title. */
function ruleWords(title: string): string {
  const asked = ASKED.exec(title);
  if (asked !== null) return asked[1] ?? title;
  const only = MARKED_ONLY.exec(title.trim());
  return only === null ? title : `${only[1] ?? ''}${only[2] ?? ''}`;
}

/** 关于《临澜市扶持办法（征求意见稿）》公开征求意见的通告 · 关于公开征求《…（征求意见稿）》意见的公告 */
const ASKED =
  /关于(?:就)?(?:再次|公开|向社会){0,3}(?:征[求集](?:对)?)?《([^《》]{4,120})》(?:再次|公开|向社会){0,3}(?:征[求集])?(?:社会|公众|各界|的){0,3}意见/u;
/** Characters between the bracket and the order: 2020年3月17日…常务会议通过. */
const LONGEST_LEAD = 200;
const OPENED = /^\s*[（(][^（）()]*$/u;
const MADE_PUBLIC = /^\s?(?:公布|发布|颁布)/u;
const ISSUES = /印发|发布|公布/u;
const REVISED = /^修订稿$/u;
const MARKED_ONLY = /^《([^《》]{4,120})》([（(][^（）()]{2,14}[）)])?$/u;
const VERSION_IN = /征求意见稿|送审稿|草案|试行|暂行/u;
