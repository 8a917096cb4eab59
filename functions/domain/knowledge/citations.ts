import type { PolicyDocument } from '../document/model.ts';
import { findCitations } from '../facts/citations.ts';
import type { Fact } from '../facts/model.ts';
import type { Span } from '../page/span.ts';
import type { KnownCitation, PaperName, Relation, Said } from './model.ts';
import { areAlike, numberKey } from './number-key.ts';
import { isSamePlace, type Place, placeOf } from './place.ts';
import { isDraftRemark, isPolicyTitle, ruleName } from './rule-name.ts';
import { findStandardNumbers, standardOf } from './standard-number.ts';
import { whoseRule } from './whose-rule.ts';

/**
 * The rules that a paper names, each once, in order of its first place: by title with the number behind it, or by number alone.
 * Short forms count for the title that they stand for. Not among them: the paper itself, what deputies proposed, reports,
 * rankings and other things in 《》 that no authority laid down.
 */
export function citationsIn(document: PolicyDocument, said: Said, own: OwnName | null): readonly KnownCitation[] {
  const citingPlace = placeOf(said.body) ?? placeOf(document.title);
  const known = new Map<string, KnownCitation>();
  for (const mention of mentionsIn(document, citingPlace)) {
    const { title, number } = mention;
    const name = title === null ? null : ruleName(title);
    const keys = [...(number === null ? [] : [numberKey(number, citingPlace)]), ...(name?.keys ?? [])];
    const version = name?.version ?? null;
    if (keys.length === 0 || isItself({ ...mention, keys, bare: name?.bare ?? null, version }, own)) continue;
    // A draft and the rule that it would replace are two papers.
    const stage = isDraftRemark(version) ? 'draft ' : '';
    const same = keys
      .map((key) => known.get(stage + key))
      .find((found) => found !== undefined && !differs(found, number));
    const citation: KnownCitation = {
      ...said,
      title: same?.title ?? title,
      number: same?.number ?? number,
      keys: [...new Set([...(same?.keys ?? []), ...keys])],
      bare: same?.bare ?? name?.bare ?? null,
      version: same === undefined ? version : same.version,
      place: same?.place ?? mention.place,
      citingPlace,
      relation: stronger(same?.relation ?? 'cites', own?.isDraft ? inDraft(mention.relation) : mention.relation),
      times: (same?.times ?? 0) + 1,
      start: same?.start ?? mention.start,
      end: same?.end ?? mention.end,
      form: same?.form === 'marked' ? 'marked' : mention.form,
    };
    for (const key of citation.keys) known.set(stage + key, citation);
  }
  return [...new Set(known.values())].toSorted((a, b) => a.start - b.start);
}

/** The names of the citing paper itself. */
export type OwnName = Pick<PaperName, 'keys' | 'bare' | 'number' | 'place' | 'version' | 'isDraft'>;

interface Mention {
  readonly title: string | null;
  readonly number: string | null;
  readonly place: Place | null;
  readonly relation: Relation;
  readonly form: 'marked' | 'unmarked';
  readonly start: number;
  readonly end: number;
}

/** Titles and numbers from the facts, so that a seed record without its text has its citations too; standards from the text. */
function mentionsIn(document: PolicyDocument, citingPlace: Place | null): readonly Mention[] {
  const { text, facts } = document;
  const relate = relationReader(document);
  const forms = new Map(findCitations(text).map(({ start, form }) => [start, form]));
  const titles = facts.filter((fact) => fact.type === 'citation' && fact.zone !== 'chrome');
  const numbers: readonly Numbered[] = [
    ...facts.filter((fact) => fact.type === 'documentNumber' && fact.zone !== 'chrome').map(numberedOf),
    ...findStandardNumbers(text).map((found) => ({ ...found, number: found.text, zone: null })),
  ].sort((a, b) => a.start - b.start);
  const taken = new Set<Numbered>();
  const mentions: Mention[] = [];
  for (const fact of titles) {
    const title = String(fact.value ?? '');
    const form = forms.get(fact.start) ?? (fact.text.startsWith('《') ? 'titleMarks' : 'unmarked');
    const number = numberOf(fact, numbers, text);
    const isStandard = number !== null && standardOf(number.number) !== null;
    if (form === 'quotes' || !(isStandard || isPolicyTitle(title)) || isProposed(text, fact)) {
      if (number !== null) taken.add(number);
      continue;
    }
    if (number !== null) taken.add(number);
    const { start, end } = fact;
    mentions.push({
      title,
      number: number?.number ?? null,
      place: whoseRule(title, text, fact, citingPlace),
      relation: relate(title, start),
      form: form === 'unmarked' ? 'unmarked' : 'marked',
      start,
      end,
    });
  }
  for (const numbered of numbers) {
    if (taken.has(numbered) || numbered.zone === 'back' || isOwnLine(text, numbered)) continue;
    const { number, start, end } = numbered;
    mentions.push({ title: null, number, place: null, relation: relate(null, start), form: 'marked', start, end });
  }
  return mentions.sort((a, b) => a.start - b.start);
}

/** A document's or a standard's number with its place. */
interface Numbered extends Span {
  readonly number: string;
  readonly zone: Fact['zone'] | null;
}

function numberedOf({ value, text, zone, start, end }: Fact): Numbered {
  return { number: String(value ?? text), zone, start, end };
}

/** The number in brackets behind a title; a standard's stands in front of it too (GB 3095—2012《环境空气质量标准》). */
function numberOf(title: Span, numbers: readonly Numbered[], text: string): Numbered | null {
  const behind = numbers.find(({ start }) => start >= title.end && start <= title.end + LONGEST_BRACKET);
  const gap = behind === undefined ? null : text.slice(title.end, behind.start);
  if (behind !== undefined && (text === '' ? behind.start <= title.end + 3 : JOINED.test(gap ?? ''))) return behind;
  const before = numbers.find(({ end }) => end <= title.start && title.start - end <= 1);
  const isJoined = before !== undefined && text.slice(before.end, title.start).trim() === '';
  return isJoined && standardOf(before.number) !== null ? before : null;
}

function relationReader(document: PolicyDocument): (title: string | null, start: number) => Relation {
  const { text, title: own, kind } = document;
  const ended = new Set((document.validity?.abolishes ?? []).flatMap((title) => ruleName(title).keys));
  const changes = own === null ? null : (CHANGING_TITLE.exec(own)?.[1] ?? null);
  const named = own === null ? [] : findCitations(own).flatMap(({ title }) => ruleName(title).keys);
  return (title, start) => {
    const keys = title === null ? [] : ruleName(title).keys;
    if (keys.some((key) => ended.has(key))) return 'abolishes';
    const grounded = GROUND.test(leadOf(text, start)) && ENACTS.test(sentenceBehind(text, start));
    if (changes !== null && !grounded && (named.length === 0 || keys.some((key) => named.includes(key)))) {
      return ENDING.test(changes) ? 'abolishes' : 'amends';
    }
    return grounded && (kind === 'measure' || kind === 'draft' || kind === 'notice' || kind === 'guide')
      ? 'implements'
      : 'cites';
  };
}

/** The words of the sentence before a title, other titles and numbers of the same list left out: 根据《甲》（…号）、《乙》 is 根据. */
function leadOf(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - 240), start);
  const sentence = before.split(SENTENCE_END).at(-1) ?? '';
  return sentence.replace(TITLE, '').replace(BRACKETED, '').replace(LIST_WORDS, '').slice(-16);
}

/** The rest of the sentence: 按照《…》核算 obeys a rule, 根据《…》，制定本办法 lays one down. */
function sentenceBehind(text: string, start: number): string {
  return (
    text
      .slice(start, start + 240)
      .replace(TITLE, '')
      .split(SENTENCE_END, 1)[0] ?? ''
  );
}

/** 您提出的《关于…的意见》收悉: what a deputy wrote. */
function isProposed(text: string, { start, end }: Fact): boolean {
  return PROPOSED.test(text.slice(Math.max(0, start - 8), start)) || RECEIVED.test(text.slice(end, end + 10));
}

/** A number that fills its line heads the paper. */
function isOwnLine(text: string, { start, end }: Span): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  const line = text.slice(from, to < 0 ? text.length : to);
  const rest = line.replace(text.slice(start, end), '').trim();
  return text !== '' && rest.length <= LABEL && !rest.endsWith('。');
}

/**
 * A rule that ends its predecessor of the same name (《…》同时废止) means another paper; so does another number or another place, and
 * a version that the paper is not (its 试行 predecessor).
 */
function isItself(
  { keys, bare, number, place, relation, version }: Mention & Pick<KnownCitation, 'keys' | 'bare' | 'version'>,
  own: OwnName | null,
): boolean {
  if (own === null || relation === 'abolishes') return false;
  if (number !== null && own.number !== null && areAlike(number, own.number)) {
    return keys.some((key) => key.startsWith('number|') && own.keys.includes(key));
  }
  if (version !== null && own.version === null) return false;
  if (keys.some((key) => own.keys.includes(key))) return true;
  const isElsewhere = place !== null && own.place !== null && !isSamePlace(place, own.place);
  return bare !== null && bare === own.bare && !isElsewhere;
}

/** A draft changes nothing yet. */
function inDraft(relation: Relation): Relation {
  return relation === 'amends' || relation === 'abolishes' ? 'cites' : relation;
}

/** Two numbers, two papers, whatever the title. */
function differs(found: KnownCitation, number: string | null): boolean {
  if (number === null || found.number === null || !areAlike(number, found.number)) return false;
  return numberKey(number) !== numberKey(found.number);
}

const LONGEST_BRACKET = 40;
/** 《…》（ · 《…》深府规… · 《…》（以下简称《办法》， */
const JOINED = /^\s?[（(〔[【]?\s?$|^\s?[（(][^（）()]{0,36}[，,；;、]\s?$/u;
/** 发文字号： */
const LABEL = 6;
const STRENGTH: readonly Relation[] = ['cites', 'implements', 'amends', 'abolishes'];

/** Of two things that a paper does to a rule the one that weighs more. */
export function stronger(a: Relation, b: Relation): Relation {
  return STRENGTH.indexOf(a) >= STRENGTH.indexOf(b) ? a : b;
}

const SENTENCE_END = /[。；;！？\n]/u;
const TITLE = /《[^《》]{1,120}》/gu;
const BRACKETED = /[（(][^（）()]{0,30}[）)]/gu;
/** 、 和 以及 等文件精神 */
const LIST_WORDS = /[、，,]|以及|和|及|等(?:有关)?(?:文件|法律法规|规定)?/gu;
/** 根据 · 为贯彻落实 · 按照国务院 */
const GROUND =
  /(?:根据|依据|按照|依照|遵照|贯彻落实|贯彻|落实|执行)(?:国务院|国家|中央|全国|[\u4e00-\u9fff]{0,3}[省市区县](?:委|政府)?|[\u4e00-\u9fff]{2,8}部|[^，。]{0,8}(?:局|厅|委|办公室)?)?(?:印发|发布|关于|的)?$/u;
/** 制定本办法 · 结合我市实际 · 现提出如下意见 */
const ENACTS = /制定|制订|拟定|编制|现就|现将|特作|特此|(?:提出|作出)(?:如下|以下)|结合[^，]{0,14}实际|决定/u;
/** 关于修改《…》的决定 · 关于废止部分规范性文件的决定 */
const CHANGING_TITLE = /关于(?:公布)?(宣布失效|宣布废止|停止执行|废止|失效|修改|修订|修正|调整)/u;
const ENDING = /废止|失效|停止/u;
const PROPOSED = /(?:提出|提交|所提|撰写)(?:的|了)?(?:关于)?[“"]?$/u;
const RECEIVED = /^(?:（第[^（）]{1,12}）)?(?:的)?(?:建议|提案|议案|收悉|已收悉|一文)/u;
