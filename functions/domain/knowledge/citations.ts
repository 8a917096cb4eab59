import type { PolicyDocument } from '../document/model.ts';
import { findCitations } from '../facts/citations.ts';
import type { Fact } from '../facts/model.ts';
import type { Span } from '../page/span.ts';
import { LONGEST_LISTED, listedTitle } from './listed-title.ts';
import type { KnownCitation, PaperName, Relation, Said } from './model.ts';
import { areAlike, numberKey } from './number-key.ts';
import { isSamePlace, type Place, placeOf } from './place.ts';
import { relationReader } from './relation.ts';
import { isNoPolicy, isPolicyTitle, ruleName, versionClass } from './rule-name.ts';
import { findStandardNumbers, standardOf } from './standard-number.ts';
import { whoseRule } from './whose-rule.ts';

/**
 * The rules that a paper names, each once, in order of its first place: by title with the number behind it, or by number alone.
 * Short forms count for the title that they stand for. Not among them: the paper itself, what deputies proposed, reports,
 * rankings and other things in 《》 that no authority laid down.
 */
export function citationsIn(document: PolicyDocument, said: Said, own: OwnName | null): readonly KnownCitation[] {
  const citingPlace = citingPlaceOf(document, said);
  const known = new Map<string, KnownCitation>();
  const keysOf = new Map<KnownCitation, readonly string[]>();
  for (const mention of mentionsIn(document, citingPlace)) {
    const { title, number } = mention;
    const name = title === null ? null : ruleName(title);
    const keys = [...(number === null ? [] : [numberKey(number, citingPlace)]), ...(name?.keys ?? [])];
    const version = name?.version ?? null;
    if (keys.length === 0 || isItself({ ...mention, keys, bare: name?.bare ?? null, version }, own)) continue;
    // A rule, its draft and its 试行 predecessor may be three papers; a number means one.
    const ofVersion = (key: string) => (key.startsWith('number|') ? key : `${versionClass(version)} ${key}`);
    const same = keys
      .map((key) => known.get(ofVersion(key)))
      .find((found) => found !== undefined && !differs(found, number));
    const citation: KnownCitation = {
      ...said,
      title: same?.title ?? title,
      number: same?.number ?? number,
      keys: [...new Set([...(same?.keys ?? []), ...keys])].slice(0, NAMES_KEPT),
      bare: same?.bare ?? name?.bare ?? null,
      version: same === undefined ? version : same.version,
      place: same?.place ?? mention.place,
      citingPlace,
      relation: stronger(same?.relation ?? 'cites', own?.isDraft ? inDraft(mention.relation) : mention.relation),
      until: same?.until ?? (mention.relation === 'extends' ? extendedUntil(document, mention) : null),
      times: (same?.times ?? 0) + 1,
      start: same?.start ?? mention.start,
      end: same?.end ?? mention.end,
      form: same?.form === 'marked' ? 'marked' : mention.form,
    };
    const standing = same === undefined ? [] : (keysOf.get(same) ?? []).filter((key) => known.get(key) === same);
    const held = [...new Set([...standing, ...citation.keys.map(ofVersion)])];
    for (const key of held) known.set(key, citation);
    keysOf.set(citation, held);
  }
  return [...new Set(known.values())].toSorted((a, b) => a.start - b.start);
}

/**
 * Where a paper is from: its issuer says so, its title, or else the one city or county that its cited titles name; the city of a
 * district that stands without it is the one that they name.
 */
function citingPlaceOf({ title, facts }: PolicyDocument, { body }: Said): Place | null {
  const own = placeOf(body) ?? placeOf(title);
  if (own !== null && !(own.level === 'county' && own.names.length === 1)) return own;
  const named = facts.flatMap((fact) => (fact.type === 'citation' ? (placeOf(String(fact.value ?? '')) ?? []) : []));
  const local = named.filter(({ level }) => level === 'city' || (level === 'county' && own === null));
  const [first] = local;
  if (first === undefined || !local.every((place) => isSamePlace(place, first))) return own;
  return own === null ? first : { level: 'county', names: [...first.names, ...own.names] };
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
  const listed = new Map(numbers.map((number) => [number, listedTitle(text, number)] as const));
  const isInListed = ({ start, end }: Span) => {
    for (let at = firstFrom(numbers, end); (numbers[at]?.start ?? Infinity) <= start + LONGEST_LISTED; at++) {
      const number = numbers[at];
      const span = number === undefined ? null : (listed.get(number) ?? null);
      if (span !== null && span.start <= start && end <= span.end) return true;
    }
    return false;
  };
  for (const fact of titles) {
    if (isInListed(fact)) continue;
    const title = String(fact.value ?? '');
    const form = forms.get(fact.start) ?? (fact.text.startsWith('《') ? 'titleMarks' : 'unmarked');
    const number = numberOf(fact, numbers, text);
    if (form === 'quotes' || !(isPolicyTitle(title) || isNumberedPolicy(title, number)) || isProposed(text, fact)) {
      if (number !== null) taken.add(number);
      continue;
    }
    if (number !== null) taken.add(number);
    const { start, end } = fact;
    mentions.push({
      title,
      number: number?.number ?? null,
      place: whoseRule(title, text, fact, citingPlace),
      relation: relate(title, fact),
      form: form === 'unmarked' ? 'unmarked' : 'marked',
      start,
      end,
    });
  }
  for (const numbered of numbers) {
    if (isOtherNumber(text, numbered)) continue;
    const span = listed.get(numbered) ?? null;
    if (taken.has(numbered) || (span === null && (numbered.zone === 'back' || isOwnLine(text, numbered)))) continue;
    const title = span === null ? null : text.slice(span.start, span.end);
    const { start, end } = span ?? numbered;
    const place = title === null ? null : whoseRule(title, text, { start, end }, citingPlace);
    const relation = relate(title, { start, end: numbered.end });
    mentions.push({ title, number: numbered.number, place, relation, form: 'marked', start, end });
  }
  return mentions.sort((a, b) => a.start - b.start);
}

/** What an authority numbered it laid down, whatever its kind; licences and verdicts are numbered too. */
function isNumberedPolicy(title: string, number: Numbered | null): boolean {
  if (number === null) return false;
  return standardOf(number.number) !== null || !(isNoPolicy(title) || NO_POLICY_NUMBER.test(number.number));
}

/** A document's or a standard's number with its place. */
interface Numbered extends Span {
  readonly number: string;
  readonly zone: Fact['zone'] | null;
}

function numberedOf({ value, text, zone, start, end }: Fact): Numbered {
  return { number: String(value ?? text), zone, start, end };
}

/**
 * The number in brackets behind a title; a standard's stands in front of it too (GB 3095—2012《环境空气质量标准》), and any other with what
 * it did to the title (市政府令第9号公布的《…办法》).
 */
function numberOf(title: Span, numbers: readonly Numbered[], text: string): Numbered | null {
  const next = firstFrom(numbers, title.end);
  const behind = numbers[next];
  if (behind !== undefined && behind.start <= title.end + LONGEST_BRACKET) {
    const gap = text.slice(title.end, behind.start);
    if (text === '' ? behind.start <= title.end + 3 : JOINED.test(gap)) return behind;
  }
  const before = numbers
    .slice(Math.max(0, next - NUMBERS_NEAR), next)
    .find(({ end }) => end <= title.start && title.start - end <= 1);
  const isJoined = before !== undefined && text.slice(before.end, title.start).trim() === '';
  if (isJoined && standardOf(before.number) !== null) return before;
  const made = numbers
    .slice(Math.max(0, next - NUMBERS_NEAR), next)
    .findLast(({ end }) => end <= title.start && isMadeBy(text, end, title.start));
  return made ?? null;
}

/** A number of a licence, a verdict or a contract, as its code or the label in front of it says. */
function isOtherNumber(text: string, { number, start }: Numbered): boolean {
  return NO_POLICY_NUMBER.test(number) || OTHER_LABEL.test(text.slice(Math.max(0, start - 10), start));
}

/** Whether the words between a number and a title say that it laid the title down; of a record without its text none are known. */
function isMadeBy(text: string, end: number, start: number): boolean {
  return text === '' ? end === start : MADE_BY.test(text.slice(end, start));
}

/** The index of the first number that begins at or behind a place; of all of them in order. */
function firstFrom(numbers: readonly Numbered[], place: number): number {
  let from = 0;
  let to = numbers.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle]?.start ?? Infinity) < place) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** 您提出的《关于…的意见》收悉: what a deputy wrote. */
function isProposed(text: string, { start, end }: Fact): boolean {
  return PROPOSED.test(text.slice(Math.max(0, start - 8), start)) || RECEIVED.test(text.slice(end, end + 10));
}

/** A number that fills its line heads the paper. */
function isOwnLine(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_BESIDE), start);
  const behind = text.slice(end, end + LONGEST_BESIDE);
  const to = behind.indexOf('\n');
  const rest = (before.slice(before.lastIndexOf('\n') + 1) + (to < 0 ? behind : behind.slice(0, to))).trim();
  return text !== '' && rest.length <= LABEL && !rest.endsWith('。') && !LIST_LABEL.test(rest);
}

/**
 * A rule that ends its predecessor of the same name (《…》同时废止) means another paper; so does another number or another place (松溪区民政局《…》), and
 * a version that the paper is not (its 试行 predecessor).
 */
function isItself(
  { keys, title, bare, number, place, relation, version }: Mention & Pick<KnownCitation, 'keys' | 'bare' | 'version'>,
  own: OwnName | null,
): boolean {
  if (own === null || relation === 'abolishes') return false;
  if (number !== null && own.number !== null && areAlike(number, own.number)) {
    return keys.some((key) => key.startsWith('number|') && own.keys.includes(key));
  }
  if (version !== null && own.version === null) return false;
  const isElsewhere = place !== null && own.place !== null && !isSamePlace(place, own.place);
  const isOthers = isElsewhere && title !== null && placeOf(title) === null;
  if (keys.some((key) => own.keys.includes(key))) return !isOthers;
  // 《节水条例》 in the draft of a city's 节水条例 is the state's.
  if (own.isDraft && versionClass(version) !== 'draft') return false;
  return bare !== null && bare === own.bare && !isElsewhere;
}

/** A draft changes nothing yet. */
function inDraft(relation: Relation): Relation {
  return relation === 'implements' ? relation : 'cites';
}

/** 有效期延长至2028年9月30日: the last day in the sentence behind the title. */
function extendedUntil({ facts, text }: PolicyDocument, { end }: Span): string | null {
  const stop = text.indexOf('。', end);
  const days = facts.filter(({ type, start }) => type === 'date' && start >= end && (stop < 0 || start < stop));
  return days.map(({ value }) => String(value)).findLast((day) => DAY.test(day)) ?? null;
}

/** Two numbers, two papers, whatever the title. */
function differs(found: KnownCitation, number: string | null): boolean {
  if (number === null || found.number === null || !areAlike(number, found.number)) return false;
  return numberKey(number) !== numberKey(found.number);
}

/** 建许证字〔2019〕1号 · 环罚〔2020〕3号 */
const NO_POLICY_NUMBER = /(?:证|许|准|罚|判|裁|诉|执|复决|合|协)字?[〔［[【（(﹝]/u;
/** 注册号： · 合同编号: */
const OTHER_LABEL =
  /(?:注册|许可证?|证书?|合同|备案|登记|案件?|批件|受理|工单|项目|标书|决定书)(?:的)?编?号(?:为|是)?[:：（(]?\s?$/u;
const LONGEST_BRACKET = 40;
/** Names of one rule that are kept: by its number a text may give it any. */
const NAMES_KEPT = 24;
/** Numbers before a title, within the title and right before it, among which the one in front of it is looked for. */
const NUMBERS_NEAR = 4;
/** 《…》（ · 《…》深府规… · 《…》（以下简称《办法》， */
const JOINED = /^\s?[（(〔[【]?\s?原?$|^\s?[（(][^（）()]{0,36}[，,；;、年月日]\s?[由以经原]?$/u;
/** 市政府令第9号公布的《…》 · 云府〔2012〕8号印发的《…》 · 云府〔2012〕8号《…》 · 云府〔2012〕8号（以下简称《…》 */
const MADE_BY =
  /^(?:文件|文)?(?:(?:公布|发布|印发|颁布|下发|出台|转发)(?:施行|实施)?的)?[原即]?$|^(?:文件|文)?[（(，,]?(?:以下)?(?:简称|下称)(?:为)?[:：]?[“"]?$/u;
/** Characters on either side of a number in which its line has to end. */
const LONGEST_BESIDE = 100;
/** 发文字号： */
const LABEL = 6;
/** 3. · （二） · 二、 */
const LIST_LABEL = /^(?:\d{1,2}[.．、]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、])/u;
const STRENGTH: readonly Relation[] = ['cites', 'implements', 'extends', 'amends', 'abolishes'];

/** Of two things that a paper does to a rule the one that weighs more. */
export function stronger(a: Relation, b: Relation): Relation {
  return STRENGTH.indexOf(a) >= STRENGTH.indexOf(b) ? a : b;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u;
const PROPOSED = /(?:提出|提交|所提|撰写)(?:的|了)?(?:关于)?[“"]?$/u;
const RECEIVED = /^(?:（第[^（）]{1,12}）)?(?:的)?(?:建议|提案|议案|收悉|已收悉|一文)/u;
