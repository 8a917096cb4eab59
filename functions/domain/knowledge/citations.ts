import type { PolicyDocument } from '../document/model.ts';
import { findCitations } from '../facts/citations.ts';
import type { Fact } from '../facts/model.ts';
import type { KnownCitation, Relation, Said } from './model.ts';
import { type Place, placeOf, relativePlace } from './place.ts';
import { isPolicyTitle, numberKey, ruleName } from './rule-name.ts';

/**
 * The rules that a paper names, each once, in order of its first place: by title with the number behind it, or by number alone.
 * Short forms count for the title that they stand for. Not among them: the paper itself, what deputies proposed, reports,
 * rankings and other things in 《》 that no authority laid down.
 */
export function citationsIn(document: PolicyDocument, said: Said, own: readonly string[]): readonly KnownCitation[] {
  const citingPlace = placeOf(said.body) ?? placeOf(document.title);
  const known = new Map<string, KnownCitation>();
  for (const mention of mentionsIn(document, citingPlace)) {
    const { title, number } = mention;
    const name = title === null ? null : ruleName(title);
    const keys = [...(number === null ? [] : [numberKey(number)]), ...(name?.keys ?? [])];
    if (keys.length === 0 || isItself(keys, number, own, mention.relation)) continue;
    const same = keys.map((key) => known.get(key)).find((found) => found !== undefined && !differs(found, number));
    const citation: KnownCitation = {
      ...said,
      title: same?.title ?? title,
      number: same?.number ?? number,
      keys: [...new Set([...(same?.keys ?? []), ...keys])],
      bare: same?.bare ?? name?.bare ?? null,
      place: same?.place ?? mention.place,
      citingPlace,
      relation: stronger(same?.relation ?? 'cites', mention.relation),
      times: (same?.times ?? 0) + 1,
      start: same?.start ?? mention.start,
      end: same?.end ?? mention.end,
      form: same?.form === 'marked' ? 'marked' : mention.form,
    };
    for (const key of citation.keys) known.set(key, citation);
  }
  return [...new Set(known.values())].toSorted((a, b) => a.start - b.start);
}

interface Mention {
  readonly title: string | null;
  readonly number: string | null;
  readonly place: Place | null;
  readonly relation: Relation;
  readonly form: 'marked' | 'unmarked';
  readonly start: number;
  readonly end: number;
}

/** From the facts, so that a seed record without its text has its citations too. */
function mentionsIn(document: PolicyDocument, citingPlace: Place | null): readonly Mention[] {
  const { text, facts } = document;
  const relate = relationReader(document);
  const forms = new Map(findCitations(text).map(({ start, form }) => [start, form]));
  const titles = facts.filter((fact) => fact.type === 'citation' && fact.zone !== 'chrome');
  const numbers = facts.filter((fact) => fact.type === 'documentNumber' && fact.zone !== 'chrome');
  const taken = new Set<Fact>();
  const mentions: Mention[] = [];
  for (const fact of titles) {
    const title = String(fact.value ?? '');
    const form = forms.get(fact.start) ?? (fact.text.startsWith('《') ? 'titleMarks' : 'unmarked');
    const number = numbers.find(({ start }) => start >= fact.end && start <= fact.end + 3) ?? null;
    if (form === 'quotes' || !isPolicyTitle(title) || isProposed(text, fact)) {
      if (number !== null) taken.add(number);
      continue;
    }
    if (number !== null) taken.add(number);
    const { start, end } = fact;
    mentions.push({
      title,
      number: number === null ? null : String(number.value ?? number.text),
      place:
        placeOf(title) ??
        placeBefore(text, start) ??
        relativeTo(title, text.slice(Math.max(0, start - 24), start), citingPlace),
      relation: relate(title, start),
      form: form === 'unmarked' ? 'unmarked' : 'marked',
      start,
      end,
    });
  }
  for (const fact of numbers) {
    if (taken.has(fact) || fact.zone === 'back' || isOwnLine(text, fact)) continue;
    const { start, end } = fact;
    const number = String(fact.value ?? fact.text);
    mentions.push({ title: null, number, place: null, relation: relate(null, start), form: 'marked', start, end });
  }
  return mentions.sort((a, b) => a.start - b.start);
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

/** 深圳市人民政府《关于…》: the organ in front of a title says whose it is. */
function placeBefore(text: string, start: number): Place | null {
  const organ = ORGAN_BEFORE.exec(text.slice(Math.max(0, start - 24), start))?.[0];
  return organ === undefined ? null : placeOf(organ.replace(LEAD_WORD, ''));
}

/** 市民营…办法, or 我市 in front: the citing paper's own city. */
function relativeTo(title: string, before: string, citing: Place | null): Place | null {
  const own = RELATIVE_TITLE.exec(title)?.[0];
  return own !== undefined ? relativePlace(own, citing) : relativePlace(before, citing);
}

/** 您提出的《关于…的意见》收悉: what a deputy wrote. */
function isProposed(text: string, { start, end }: Fact): boolean {
  return PROPOSED.test(text.slice(Math.max(0, start - 8), start)) || RECEIVED.test(text.slice(end, end + 10));
}

/** A number that fills its line heads the paper. */
function isOwnLine(text: string, { start, end }: Fact): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  const line = text.slice(from, to < 0 ? text.length : to);
  const rest = line.replace(text.slice(start, end), '').trim();
  return text !== '' && rest.length <= LABEL && !rest.endsWith('。');
}

/** A rule that ends its predecessor of the same name (《…》同时废止) means another paper; so does another number. */
function isItself(keys: readonly string[], number: string | null, own: readonly string[], relation: Relation): boolean {
  if (relation === 'abolishes') return false;
  const isNumbered = own.some((key) => key.startsWith('number|'));
  return number !== null && isNumbered ? own.includes(numberKey(number)) : keys.some((key) => own.includes(key));
}

/** Two numbers, two papers, whatever the title. */
function differs(found: KnownCitation, number: string | null): boolean {
  return number !== null && found.number !== null && numberKey(number) !== numberKey(found.number);
}

/** 发文字号： */
const LABEL = 6;
const STRENGTH: readonly Relation[] = ['cites', 'implements', 'amends', 'abolishes'];

function stronger(a: Relation, b: Relation): Relation {
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
const ORGAN_BEFORE = /[\u4e00-\u9fff]{2,20}(?:国务院|政府|办公厅|办公室|委员会|局|厅|部|委)$/u;
const LEAD_WORD = /^[\u4e00-\u9fff]{0,10}?(?:根据|依据|按照|落实|贯彻|执行|出台|印发|以及|和|及|的|由)/u;
/** 市 in 市民营及中小企业…办法; not in 市场, 区域, 省级 */
const RELATIVE_TITLE = /^[省市](?![场政域级属际值])/u;
const PROPOSED = /(?:提出|提交|所提|撰写)(?:的|了)?(?:关于)?[“"]?$/u;
const RECEIVED = /^(?:（第[^（）]{1,12}）)?(?:的)?(?:建议|提案|议案|收悉|已收悉|一文)/u;
