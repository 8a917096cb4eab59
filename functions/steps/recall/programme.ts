import { programmeKeysOf } from '../../domain/knowledge/points.ts';
import { KEY } from '../../domain/knowledge/rows.ts';
import { type PlacedPoint, type Series, seriesOf } from '../../domain/knowledge/series.ts';
import { type Corpus, openCorpus, type RecallPorts } from './corpus.ts';
import type { Told } from './rows.ts';

/** The series of a programme, each point with its sentence. */
export interface ProgrammeHistory {
  readonly programme: string;
  readonly series: readonly QuotedSeries[];
}

export type QuotedSeries = Omit<Series, 'points' | 'programme'> & {
  readonly points: readonly (Series['points'][number] & { readonly quote: string; readonly title: string })[];
};

/**
 * What the corpus knows of a programme's figures: of the rule or name that is named so, else of every programme that has the words
 * in its name, at most `PROGRAMMES_SHOWN`. Empty where no paper gives a figure.
 */
export async function programmeHistories(name: string, ports: RecallPorts): Promise<readonly ProgrammeHistory[]> {
  const corpus = openCorpus(ports);
  const exact = await pointsOf(programmeKeysOf(name), corpus);
  if (exact.length > 0) return [await historyOf(exact, corpus)];
  const histories: ProgrammeHistory[] = [];
  const seen = new Set<string>();
  const words = name.normalize('NFKC').replace(NO_WORD, '').toLowerCase();
  for await (const key of ports.knowledge.keys(KEY.series(''))) {
    if (words === '' || !key.includes(words) || histories.length === PROGRAMMES_SHOWN) continue;
    const programme = key.slice(KEY.series('').length);
    if (seen.has(programme)) continue;
    const told = await pointsOf([programme], corpus);
    for (const { programmeKeys } of told) for (const alias of programmeKeys) seen.add(alias);
    if (told.length > 0) histories.push(await historyOf(told, corpus));
  }
  return histories;
}

/** Follows the names of a programme from paper to paper: one gives title and number, the next one the number alone. */
async function pointsOf(keys: readonly string[], corpus: Corpus): Promise<readonly Told<'points'>[]> {
  const waiting = [...keys];
  const asked = new Set<string>();
  const found = new Map<string, Told<'points'>>();
  for (let key = waiting.shift(); key !== undefined && asked.size < KEYS_FOLLOWED; key = waiting.shift()) {
    if (asked.has(key)) continue;
    asked.add(key);
    for (const told of await corpus.at(KEY.series(key), 'points')) {
      found.set(`${told.documentId} ${told.programmeKeys.join()}`, told);
      waiting.push(...told.programmeKeys);
    }
  }
  return [...found.values()];
}

async function historyOf(told: readonly Told<'points'>[], corpus: Corpus): Promise<ProgrammeHistory> {
  const points = told.flatMap(({ points, documentId, body, saidOn, programme, programmeKeys, edition }) =>
    points.map((point): PlacedPoint => {
      return { ...point, documentId, paper: { body, saidOn, programme, programmeKeys, edition } };
    }),
  );
  const series = await Promise.all(
    seriesOf(points).map(async ({ programme: _programme, ...one }): Promise<QuotedSeries> => {
      const quoted = one.points.map(async (point) => ({
        ...point,
        quote: await corpus.quote(point.documentId, point),
        title: (await corpus.entry(point.documentId))?.record.state.title ?? '',
      }));
      return { ...one, points: await Promise.all(quoted) };
    }),
  );
  const programme = told.reduce((best, one) => (one.programme.length > best.length ? one.programme : best), '');
  return { programme, series: series.toSorted((a, b) => b.points.length - a.points.length) };
}

const PROGRAMMES_SHOWN = 20;
const KEYS_FOLLOWED = 40;
const NO_WORD = /[\s\p{P}\p{S}]+/gu;
