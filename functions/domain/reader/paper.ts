import { DEADLINES_TOLD, figureLines, kindWord, provenFigures } from '../alert/wording.ts';
import { deadlinesOf, promisesOf, wordsOf } from '../change/first/news.ts';
import { asNew, tellingFigures } from '../change/first/telling.ts';
import { validityOf } from '../change/first/validity.ts';
import type { DocumentState } from '../change/record.ts';
import type { DocumentKind, PolicyDocument } from '../document/model.ts';
import { deadlineSection } from './deadlines.ts';
import { type ReaderContext, shown } from './layout.ts';

/** Another paper that this one cites, or that cites it. `documentId` is null where the corpus lacks it. */
export interface Reference {
  readonly title: string;
  readonly documentId: string | null;
  /** What has become of it, or what it does to this one: 已废止, 修改本文件; null where nothing is to be said. */
  readonly note: string | null;
}

/** The papers of a kind that a page tells, and how many others there are. */
export interface ReferenceList {
  readonly told: readonly Reference[];
  readonly others: number;
}

/** What a paper cites and which papers cite it. */
export interface References {
  readonly cites: ReferenceList;
  readonly citedBy: ReferenceList;
}

/** How many of a kind a page tells; the others are counted. */
const FIGURES_TOLD = 10;
const PROMISES_TOLD = 8;
export const REFERENCES_TOLD = 20;
const LETTERS: ReadonlySet<DocumentKind> = new Set(['proposal-reply', 'suggestion-reply']);

/** The head of a paper as a list of terms: who, which number, when, for how long, what about. */
export function headOf(paper: PolicyDocument, state: DocumentState, { topicName }: ReaderContext): string {
  const validity = paper.validity;
  const rows: readonly (readonly [term: string, words: string | null])[] = [
    ['发文机关', state.issuer],
    ['发文字号', paper.documentNumber],
    ['文件种类', kindWord(state.kind)],
    ['文件状态', standingOf(paper, state)],
    ['所答提案或建议', caseLine(paper)],
    // A letter is written to persons, whom nobody has to look up here.
    ['主送', paper.case === null && !LETTERS.has(paper.kind) ? paper.addressees.join('、') : null],
    ['成文日期', paper.signedOn],
    ['发布日期', paper.publishedOn],
    ['施行日期', validity?.effectiveOn ?? null],
    ['有效期', validity?.expiresOn ? `至 ${validity.expiresOn}` : validity?.years ? `${validity.years} 年` : null],
    [
      '同时废止',
      validity?.abolishes.map((title) => (title.startsWith('《') ? title : `《${title}》`)).join('、') ?? null,
    ],
    ['办理结果', paper.answerClass === null ? null : `${paper.answerClass} 类`],
    ['公开方式', paper.disclosure],
    ['主题', state.topics.map(topicName).join('、')],
  ];
  const told = rows.filter(([, words]) => words !== null && words !== '');
  return `<dl class="head">${told.map(([term, words]) => `<dt>${term}</dt><dd>${shown(words ?? '')}</dd>`).join('')}</dl>`;
}

/** What a paper says and with what it is tied up, in the order in which a reader asks. `today` is `YYYY-MM-DD`. */
export function contentOf(
  paper: PolicyDocument,
  documentId: string,
  references: References,
  today: string,
): readonly string[] {
  return [
    deadlinesIn(paper, today),
    figuresIn(paper, documentId),
    promisesIn(paper),
    validityIn(paper),
    attachmentsIn(paper),
    referenceList('引用的文件', references.cites),
    referenceList('引用本文件的文件', references.citedBy),
  ].filter((part) => part !== '');
}

function standingOf({ stage }: PolicyDocument, { presence, force }: DocumentState): string {
  const said = force === 'expired' ? '已失效' : force === 'abolished' || stage === 'abolished' ? '已废止' : null;
  const words = [
    said ?? (stage === 'draft' ? '征求意见' : null),
    presence === 'withdrawn' ? '原网页已撤下' : '原网页可查',
  ];
  return words.filter((word) => word !== null).join('，');
}

function caseLine({ case: answered }: PolicyDocument): string | null {
  if (answered === null) return null;
  const { body, session, number } = answered;
  const what = body === '人大' ? '建议' : '提案';
  const words = [session, number === null ? what : `第 ${number} 号${what}`].filter((word) => word !== null);
  return words.length === 1 && number === null ? null : words.join(' ');
}

function deadlinesIn(paper: PolicyDocument, today: string): string {
  const deadlines = deadlinesOf(paper, today);
  return `${deadlineSection(deadlines.slice(0, DEADLINES_TOLD))}${rest(deadlines.length - DEADLINES_TOLD, '期限')}`;
}

function figuresIn(paper: PolicyDocument, documentId: string): string {
  const telling = tellingFigures(paper);
  if (telling.length === 0) return '';
  const figures = telling.slice(0, FIGURES_TOLD).map((one) => asNew(one, { text: paper.text, documentId }));
  const record = { kind: 'published', comparedWith: null, documentId, figures } as const;
  const groups = provenFigures(record).map(({ figures: own, proofs }) => {
    const lines = figureLines(own, record).map((line) => `<p class="figure">${shown(line)}</p>`);
    return [...lines, ...proofs.map(({ sentence }) => `<blockquote>${shown(sentence)}</blockquote>`)].join('\n');
  });
  return `<h2>主要数字</h2>\n${groups.join('\n')}${rest(telling.length - FIGURES_TOLD, '数字')}`;
}

function promisesIn(paper: PolicyDocument): string {
  const promises = promisesOf(paper);
  const items = promises.slice(0, PROMISES_TOLD).map((promise) => `<li>${shown(wordsOf(promise))}</li>`);
  return items.length === 0
    ? ''
    : `<h2>承诺</h2>\n<ul>${items.join('')}</ul>${rest(promises.length - PROMISES_TOLD, '承诺')}`;
}

function validityIn(paper: PolicyDocument): string {
  const sentence = validityOf(paper)?.sentence ?? null;
  return sentence === null ? '' : `<h2>施行与有效期</h2>\n<blockquote>${shown(sentence)}</blockquote>`;
}

function attachmentsIn({ attachments }: PolicyDocument): string {
  const items = attachments.map((name) => `<li>${shown(name)}</li>`);
  return items.length === 0 ? '' : `<h2>附件</h2>\n<ol>${items.join('')}</ol>`;
}

function referenceList(heading: string, { told, others }: ReferenceList): string {
  if (told.length === 0) return '';
  const items = told.map(({ title, documentId, note }) => {
    const words = shown(title);
    const name = documentId === null ? words : `<a href="${documentId}.html">${words}</a>`;
    return `<li>${name}${note === null ? '' : ` <span class="meta">${shown(note)}</span>`}</li>`;
  });
  return `<h2>${heading}</h2>\n<ul>${items.join('')}</ul>${rest(others, '文件')}`;
}

function rest(count: number, what: string): string {
  return count > 0 ? `\n<p class="meta">另有 ${count} 项${what}未列出，请见原文。</p>` : '';
}
