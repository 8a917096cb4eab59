import type { PolicyDocument } from '../../functions/domain/document/model.ts';
import type { GoldLetter, GoldNegative } from './gold.ts';
import { add, compareSets, NOTHING, type Tally } from './tally.ts';

export interface Read<G> {
  readonly gold: G;
  readonly document: PolicyDocument;
}

/** Header fields of the letters, field by field. White space does not count; absent on both sides is no hit. */
export function scoreHeaders(letters: readonly Read<GoldLetter>[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { gold, document } of letters) {
    for (const [name, tally] of fieldsOf(gold, document)) tallies.set(name, add(tallies.get(name) ?? NOTHING, tally));
  }
  return tallies;
}

/** How kinds were mixed up: gold kind → read kind → how often. */
export function kindConfusion(
  letters: readonly Read<GoldLetter>[],
  negatives: readonly Read<GoldNegative>[],
): { readonly right: number; readonly all: number; readonly wrong: ReadonlyMap<string, number> } {
  const wrong = new Map<string, number>();
  let right = 0;
  const note = (isRight: boolean, gold: string, read: string) => {
    if (isRight) right += 1;
    else wrong.set(`${gold} read as ${read}`, (wrong.get(`${gold} read as ${read}`) ?? 0) + 1);
  };
  for (const { gold, document } of letters) {
    const kinds = [gold.kind, ...(gold.accept?.kind ?? [])].map((kind) => kind?.replace('_', '-'));
    note(kinds.includes(document.kind), gold.kind, document.kind);
  }
  for (const { gold, document } of negatives) note(!document.kind.endsWith('-reply'), gold.kind, document.kind);
  return { right, all: letters.length + negatives.length, wrong };
}

function fieldsOf(gold: GoldLetter, document: PolicyDocument): readonly (readonly [string, Tally])[] {
  const one = (
    name: string,
    right: string | null,
    read: string | null,
    ...others: readonly (string | null | undefined)[]
  ) => {
    const accepted = [right, ...(gold.accept?.[name] ?? []), ...others.filter((other) => other != null)].map(plain);
    return compareOne(accepted, plain(right), plain(read));
  };
  return [
    ['title', one('title', gold.title, document.title, ...(gold.title_alt ?? []))],
    ['document number', one('doc_no', gold.doc_no, document.documentNumber, gold.doc_no_norm)],
    ['case number', one('case_no', number(gold.case_no), number(document.case?.number ?? null))],
    ['case body', one('body', gold.body, document.case?.body ?? null)],
    ['issuer', one('issuer', office(gold.issuer), office(document.issuer))],
    ['signed on', one('signed', gold.signed, document.signedOn)],
    ['published on', one('published', gold.published, document.publishedOn)],
    ['answer class', one('answer_class', gold.answer_class, document.answerClass)],
    ['disclosure', one('disclosure', bare(gold.disclosure), bare(document.disclosure))],
    [
      'addressees',
      compareSets(
        document.addressees.map((name) => plain(name) ?? ''),
        (gold.addressees ?? []).map((name) => plain(name) ?? ''),
      ),
    ],
    ['phone given', compareSets(document.hasContactPhone ? ['yes'] : [], gold.has_contact_phone ? ['yes'] : [])],
  ];
}

function compareOne(accepted: readonly (string | null)[], gold: string | null, read: string | null): Tally {
  if (accepted.includes(read)) return { hits: gold === null ? 0 : 1, extra: 0, missed: 0 };
  return { hits: 0, extra: read === null ? 0 : 1, missed: gold === null ? 0 : 1 };
}

function plain(words: string | null | undefined): string | null {
  const stripped = words?.replace(BLANKS, '') ?? '';
  return stripped === '' ? null : stripped;
}

/** Leading zeros do not count: 043 is 43. */
function number(digits: string | null): string | null {
  return digits?.replace(ZEROS, '') ?? null;
}

function office(words: string | null): string | null {
  return words?.replace(REMARK, '') ?? null;
}

function bare(words: string | null): string | null {
  return words?.replace(LABEL, '').replace(BRACKETS, '').replace('此件', '') ?? null;
}

const BLANKS = /[\s\u200b]+/gu;
const ZEROS = /^0+(?=\d)/u;
/** 某市水务局（盖章） */
const REMARK = /[（(][^（）()]*[）)]/gu;
/** 公开方式：主动公开 */
const LABEL = /^[^：:]*[：:]/u;
const BRACKETS = /[（）()]/gu;
