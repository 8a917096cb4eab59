import type { TopicLabeller } from '../topic/model.ts';
import { dissect } from './anatomy.ts';
import { readCase } from './case.ts';
import { readPublishedOn, readSignedOn } from './dates.ts';
import { foldText } from './folded.ts';
import { readIssuer } from './issuer.ts';
import { readKind } from './kind.ts';
import { splitLines } from './lines.ts';
import type { PolicyDocument } from './model.ts';
import { findOwnNumber } from './own-number.ts';
import { findAnswerClass, findDisclosure, hasPhone } from './remarks.ts';
import { readSections } from './sections.ts';

/** What is known of a paper from outside its text. `publishedOn` ISO, `pageTitle` as the page's list or head names it. */
export interface ReadContext {
  readonly url: string | null;
  readonly publishedOn: string | null;
  readonly pageTitle: string | null;
  readonly labelTopics: TopicLabeller;
}

/**
 * Reads an official paper: what it is, its header, its parts. Pure and total: any string is read, and the same one always alike.
 * Strings are verbatim, offsets lead into `text`, and what the paper does not say is null.
 */
export function readDocument(text: string, context: ReadContext): PolicyDocument {
  const paper = foldText(text);
  const lines = splitLines(paper);
  const anatomy = dissect(lines);
  const words = (span: { start: number; end: number } | null) =>
    span === null ? null : oneLine(paper.slice(span.start, span.end));
  const found = anatomy.replyTitle ?? anatomy.paperTitle;
  const kind = readKind(lines, anatomy, found?.words ?? context.pageTitle);
  const isReply = kind === 'proposal-reply' || kind === 'suggestion-reply';
  const title = words(isReply ? anatomy.replyTitle : found) ?? (isReply ? null : context.pageTitle);
  const isLetterLine = (at: number) => (at < anatomy.body || at >= anatomy.back) && at < anatomy.foot;
  const { sections } = readSections(paper, lines, anatomy);
  const { labels, sectionTopics } = context.labelTopics({ title, text, sections });
  return {
    kind,
    title,
    documentNumber: words(findOwnNumber(lines, anatomy.fields, anatomy.salutation?.at ?? anatomy.body)),
    case: isReply ? readCase(paper, lines, anatomy, kind) : null,
    issuer: readIssuer(paper, lines, anatomy),
    addressees:
      anatomy.salutation === null || !isReply
        ? []
        : anatomy.salutation.names.map((name) => paper.name(name.start, name.end)),
    signedOn: readSignedOn(anatomy),
    publishedOn: context.publishedOn ?? readPublishedOn(lines, anatomy),
    stage: null,
    answerClass: isReply ? findAnswerClass(lines, isLetterLine) : null,
    disclosure: words(findDisclosure(lines, isLetterLine)),
    hasContactPhone: hasPhone(lines, (at) => at >= anatomy.body && at < anatomy.foot),
    validity: null,
    deadlines: [],
    topics: labels,
    sections: sections.map((section, at) => ({ ...section, topics: sectionTopics[at] ?? [] })),
    facts: [],
    commitments: [],
    warnings: [],
    text,
  };
}

function oneLine(words: string): string {
  return words.replace(/\s*\n\s*/g, ' ').trim();
}
