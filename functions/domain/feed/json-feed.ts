import { maskPersonalData } from '../alert/mask.ts';
import { oneLine, safeLink } from '../alert/plain-text.ts';
import {
  changeWord,
  DEADLINES_TOLD,
  deadlineLine,
  figureLines,
  kindWord,
  moreLine,
  noveltyLine,
  ownWord,
  provenFigures,
  sentencesQuoted,
  titleOf,
  validityLine,
} from '../alert/wording.ts';
import type { ChangeRecord } from '../change/record.ts';

/** A change with its public number. */
export interface NumberedChange {
  readonly n: number;
  readonly hash: string;
  readonly record: ChangeRecord;
}

export interface FeedAddress {
  /** Absolute URL of the site, ending in `/`. */
  readonly base: string;
  readonly topicName: (code: string) => string;
}

/** Items of one page of the feed and of the change log. */
export const PAGE_SIZE = 50;

/**
 * One page of the feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), newest first. Full pages never change; the
 * head (`feed.json`) shows the newest items and leads on by `next_url`.
 */
export function feedPage(
  changes: readonly NumberedChange[],
  page: { url: string; nextUrl: string | null },
  site: FeedAddress,
): string {
  const items = changes.map((change) => feedItem(change, site));
  return feedPageOf(items, page, site);
}

/** The same of changes that were rendered before. */
export function feedPageOf(
  items: readonly FeedItem[],
  page: { url: string; nextUrl: string | null },
  site: Pick<FeedAddress, 'base'>,
): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: '红头：政策变化',
    home_page_url: site.base,
    feed_url: page.url,
    ...(page.nextUrl === null ? {} : { next_url: page.nextUrl }),
    language: 'zh-CN',
    // Whoever hears nothing can see whether that is because nothing happened.
    _hongtou: { sources: `${site.base}sources.json` },
    items: items.toSorted((a, b) => b._hongtou.n - a._hongtou.n),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}

export type FeedItem = ReturnType<typeof feedItem>;

/** One change as the feed tells it. */
export function feedItem(change: NumberedChange, site: FeedAddress) {
  const { record } = change;
  const { state } = record;
  const external = safeLink(state.urls[0] ?? '');
  return {
    id: record.id,
    url: `${site.base}changes/${change.n}.html`,
    ...(external === null ? {} : { external_url: external }),
    title: `${changeWord(record)}：${titleOf(record)}`,
    content_text: contentOf(record),
    date_published: record.tick,
    tags: state.topics.map(site.topicName),
    _hongtou: {
      n: change.n,
      hash: change.hash,
      kind: record.kind,
      ...(record.cause === undefined ? {} : { cause: record.cause }),
      ...(record.cause === 'merged' && record.comparedWith !== null ? { sameAs: record.comparedWith.documentId } : {}),
      documentId: record.documentId,
      version: state.version,
      documentKind: state.kind,
      issuer: state.issuer === null ? null : published(state.issuer),
      region: state.region,
      topics: state.topics,
      signedOn: state.signedOn,
      publishedOn: state.publishedOn,
      figures: record.figures.map((figure) => ({
        label: published(figure.label),
        type: (figure.after ?? figure.before)?.fact.type ?? null,
        before: figure.before && {
          value: figure.before.fact.value,
          unit: figure.before.fact.unit,
          op: figure.before.fact.op,
          sentence: published(figure.before.sentence),
        },
        after: figure.after && {
          value: figure.after.fact.value,
          unit: figure.after.fact.unit,
          op: figure.after.fact.op,
          sentence: published(figure.after.sentence),
        },
      })),
      deadlines: record.deadlines.map(({ what, on, sentence }) => ({
        what: published(what),
        on,
        ...(sentence === undefined ? {} : { sentence: published(sentence) }),
      })),
      ...validityOf(record),
      commitments: record.commitments.map(published),
      ...(record.more === undefined ? {} : { more: record.more }),
      noveltyShare: record.noveltyShare,
      weight: record.weight.score,
      reasons: record.weight.reasons.map(({ code, points, words }) => ({
        code,
        points,
        words: published(words),
      })),
      silent: record.audience === 'silent',
    },
  };
}

function validityOf({ validity }: ChangeRecord) {
  if (validity === undefined) return {};
  const { sentence, ...dates } = validity;
  return { validity: { ...dates, sentence: sentence === null ? null : published(sentence) } };
}

function contentOf(record: ChangeRecord): string {
  const lines = [kindWord(record.state.kind)];
  const quoted = sentencesQuoted(record);
  for (const { figures, proofs } of provenFigures(record)) {
    lines.push(...figureLines(figures, record));
    for (const { where, sentence } of proofs) lines.push(`${where}：「${sentence}」`);
  }
  for (const deadline of record.deadlines.slice(0, DEADLINES_TOLD)) {
    lines.push(`期限：${deadlineLine(deadline)}`);
    if (deadline.sentence !== undefined && !quoted.has(deadline.sentence))
      lines.push(`${ownWord(record)}：「${deadline.sentence}」`);
  }
  const validity = validityLine(record);
  if (validity !== null) lines.push(`施行：${validity}`);
  for (const promise of record.commitments) lines.push(`承诺：「${promise}」`);
  if (record.cause === 'merged') lines.push(MERGED);
  const rest = [moreLine(record), noveltyLine(record)].filter((line) => line !== null);
  return [...lines, ...rest].map(published).join('\n');
}

const MERGED = '经核对，与另一档是同一份文件，今后的变化并为一档记录；原文未变，两档此前的记录都照旧保留。';

/** Words of a paper as they may leave the house. */
function published(words: string): string {
  return maskPersonalData(oneLine(words));
}
