import { readCommitments } from '../facts/commitments.ts';
import { readDeadlines } from '../facts/deadlines.ts';
import { readFacts } from '../facts/read.ts';
import { segmentedText } from '../facts/segments.ts';
import type { Span } from '../page/span.ts';
import type { TopicLabeller } from '../topic/model.ts';
import { dissect } from './anatomy.ts';
import { caseOf, readCases } from './case.ts';
import { readAttachmentNames, readCopies } from './copies.ts';
import { readPublishedOn, readSignedOn } from './dates.ts';
import { foldText } from './folded.ts';
import { findHeadings } from './headings.ts';
import { readIssuer } from './issuer.ts';
import { readKind } from './kind.ts';
import { findMainRecipients } from './main-recipients.ts';
import type { DocumentKind, PolicyDocument } from './model.ts';
import { onOneLine } from './one-line.ts';
import { findOwnNumber } from './own-number.ts';
import { findAnswerClass, findDisclosure, hasPhone } from './remarks.ts';
import { findRepost } from './repost.ts';
import { readSections } from './sections.ts';
import { splitLines } from './split-lines.ts';
import { readStage } from './stage.ts';
import { isReplyTitle } from './title.ts';
import { readValidity } from './validity.ts';
import { readWarnings } from './warnings.ts';
import { readZones } from './zones.ts';

/**
 * What is known of a paper from outside its text. `publishedOn` ISO, `pageTitle` as the page's list or head names it, `pageNumber` the
 * document number of the page's own table (文号), for a text that gives none.
 */
export interface ReadContext {
  readonly url: string | null;
  readonly publishedOn: string | null;
  readonly pageTitle: string | null;
  readonly pageNumber?: string | null;
  readonly labelTopics: TopicLabeller;
}

/**
 * Reads an official paper: what it is, its header, its parts, what it states and promises. Pure and total: any string is read, and the same one always alike.
 * Strings are verbatim, offsets lead into `text`, and what the paper does not say is null.
 */
export function readDocument(text: string, context: ReadContext): PolicyDocument {
  const paper = foldText(text);
  const lines = splitLines(paper);
  const anatomy = dissect(lines);
  const pageTitle = context.pageTitle === null ? null : foldText(context.pageTitle);
  const words = (span: Span | null) => (span === null ? null : onOneLine(paper.slice(span.start, span.end)).trim());
  const titleWords = anatomy.headTitle?.words ?? pageTitle?.folded ?? anatomy.laterTitle?.words ?? '';
  const kind = readKind(lines, anatomy, titleWords);
  const isReply = kind === 'proposal-reply' || kind === 'suggestion-reply';
  const title = isReply
    ? (words(anatomy.replyTitle) ?? (pageTitle !== null && isReplyTitle(pageTitle.folded) ? pageTitle.raw : null))
    : (words(anatomy.headTitle) ?? pageTitle?.raw ?? words(anatomy.laterTitle));
  const { attached } = anatomy;
  const headings = [
    ...findHeadings(lines, anatomy.body, anatomy.back),
    ...(attached === null ? [] : findHeadings(lines, attached.from, attached.to)),
  ];
  const repost = isReply ? null : findRepost(lines, anatomy, context.url);
  const zones = readZones(paper, lines, anatomy, headings, repost);
  const sections = readSections(paper, lines, headings, zones);
  const dates = {
    signedOn: readSignedOn(anatomy),
    publishedOn: context.publishedOn ?? readPublishedOn(lines, anatomy),
  };
  const cases = readCases(lines, anatomy, titleWords);
  const plain = segmentedText(text);
  const facts = readFacts(text, { zones, ...dates }, plain);
  const { labels, sectionTopics } = context.labelTopics({ title, text, sections });
  const isMargin = (at: number) =>
    (at < anatomy.body || at >= anatomy.back) &&
    at < anatomy.foot &&
    !(attached && at >= attached.from && at < attached.to);
  return {
    kind,
    title,
    documentNumber:
      words(findOwnNumber(lines, anatomy.fields, anatomy.opening)) ??
      words(anatomy.order?.number ?? null)?.replace(BLANK, '') ??
      context.pageNumber ??
      null,
    case: isReply ? caseOf(paper, cases, kind) : null,
    issuer: readIssuer(paper, lines, anatomy, pageTitle),
    addressees: (isReply
      ? (anatomy.salutation?.names ?? [])
      : RECEIVED.has(kind)
        ? findMainRecipients(lines, anatomy.headTitle, anatomy.body)
        : []
    ).map(({ start, end }) => paper.name(start, end)),
    cc: readCopies(paper, lines, anatomy),
    attachments: readAttachmentNames(paper, lines, anatomy),
    signedOn: dates.signedOn,
    publishedOn: dates.publishedOn,
    stage: readStage(lines, anatomy, kind, title),
    answerClass: isReply ? findAnswerClass(lines, isMargin) : null,
    disclosure: words(findDisclosure(lines, isMargin)),
    hasContactPhone: hasPhone(lines, (at) => at >= anatomy.body && at < anatomy.foot),
    validity:
      isReply || kind === 'news' ? null : readValidity(paper, lines, anatomy, kind === 'draft' ? UNDATED : dates),
    deadlines: readDeadlines(text, { zones, ...dates, facts }, plain),
    topics: labels,
    sections: sections.map((section, at) => ({ ...section, topics: sectionTopics[at] ?? [] })),
    facts,
    commitments: readCommitments(text, { zones, ...dates, facts }, plain),
    warnings: readWarnings(kind, repost, cases),
    text,
  };
}

/** Kinds of papers that are sent to organs (主送机关). */
const RECEIVED: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['notice', 'measure', 'draft', 'guide']);
/** An order's number stands below its name: no word ends there. */
const BLANK = /\s/gu;
/** A draft's 自印发之日 has not come yet, whatever the day of its announcement. */
const UNDATED = { signedOn: null, publishedOn: null };
