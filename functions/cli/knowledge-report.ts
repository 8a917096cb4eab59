import type { PaperView } from '../steps/recall/paper.ts';
import type { ProgrammeHistory, QuotedSeries } from '../steps/recall/programme.ts';

/** A programme's series as text: one block a series, one line a paper, with the words that prove it. */
export function programmeLines({ programme, series }: ProgrammeHistory): readonly string[] {
  return [`${programme}`, ...series.flatMap(seriesLines)];
}

function seriesLines(series: QuotedSeries): readonly string[] {
  const { attribute, unit, scope, kind, points } = series;
  const heading = [attribute, unit, scope.join('、'), kind].filter((part) => part !== null && part !== '').join(' | ');
  return [
    `  ${heading}`,
    ...points.map(({ paper, step, text, op, replaces, value, quote, documentId }) => {
      const mark = step === 'first' || step === 'same' ? '' : `  ${step}`;
      const change = replaces === null ? '' : ` (${replaces} → ${value})`;
      return `    ${paper.saidOn ?? 'undated   '}  ${text} ${op}${change}${mark}  「${quote}」  ${documentId}`;
    }),
  ];
}

/** A paper among others as text; empty parts are left out. */
export function paperLines(view: PaperView): readonly string[] {
  const { paper, title, standing, versions, disputes, cites, citedBy, enacts, enactedBy } = view;
  return [
    paper === null
      ? `${title}: not in the corpus`
      : [paper.title, paper.number, paper.body, paper.saidOn, paper.documentId]
          .filter((part) => part !== null)
          .join(' · '),
    ...(standing === null ? [] : [`standing: ${standingWords(standing)}`]),
    ...part(
      'DISPUTED: a copy gives other figures',
      disputes.flatMap(({ url, figures }) => [
        url,
        ...figures.map(({ ours, theirs }) => `  「${ours}」 ≠ 「${theirs}」`),
      ]),
    ),
    ...part(
      'other versions',
      versions.map(({ saidOn, title: name, version, documentId }) =>
        [saidOn ?? 'undated', name, version, documentId].filter((word) => word !== null).join(' · '),
      ),
    ),
    ...part(
      'lays itself on',
      enacts.map(({ depth, level, title: name, documentId }) => chainLine(depth, level, name, documentId)),
    ),
    ...part(
      'laid down on its ground',
      enactedBy.map(({ depth, level, title: name, documentId }) => chainLine(depth, level, name, documentId)),
    ),
    ...part(
      'cites',
      cites.map(({ title: name, number, relation, paper: cited, standing: stands, isOutdated }) => {
        const words = [name === null ? null : `《${name}》`, number].filter((word) => word !== null).join(' ');
        const place =
          cited === null ? 'missing' : `${cited.documentId}${stands === null ? '' : `, ${standingWords(stands)}`}`;
        return `${relation.padEnd(10)} ${words}  ${place}${isOutdated ? '  CHECK: it changed after this paper' : ''}`;
      }),
    ),
    ...part(
      'cited by',
      citedBy.map(({ saidOn, relation, title: name, quote, documentId, isOutdated }) => {
        const warning = isOutdated ? '  CHECK: this rule changed after that paper' : '';
        return `${saidOn ?? 'undated'}  ${relation.padEnd(10)} ${name}  「${quote}」  ${documentId}${warning}`;
      }),
    ),
  ];
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

function chainLine(depth: number, level: string | null, title: string, documentId: string | null): string {
  return `${'  '.repeat(depth - 1)}${level ?? '?'}  ${title}  ${documentId ?? 'missing'}`;
}

function standingWords({ state, since, by }: NonNullable<PaperView['standing']>): string {
  return `${state}${since === null ? '' : ` since ${since}`}${by === null ? '' : ` by ${by.title} (${by.documentId})`}`;
}
