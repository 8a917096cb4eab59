import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyDocument } from '../../functions/domain/document/model.ts';
import { readDocument } from '../../functions/domain/document/read.ts';
import { createTopicLabeller } from '../../functions/domain/topic/label.ts';
import type { TopicPaper } from '../../functions/domain/topic/model.ts';
import { parseTaxonomy } from '../../functions/domain/topic/taxonomy.ts';
import { keywordTopic, naiveFacts, naivePromises, nearestDefinition } from './baselines.ts';
import { type FactScore, type ReadRow, scoreCommitments, scoreFacts } from './facts.ts';
import { type Gold, readGold } from './gold.ts';
import { kindConfusion, scoreHeaders } from './header.ts';
import { growth, megabytesPerSecond } from './speed.ts';
import { line, share, sum } from './tally.ts';
import { leaveOneOut, scoreSections, scoreTopics, type TopicCase, type TopicScore, topOf } from './topics.ts';

/** npm run bench -- reading — scores what `hongtou read` says of real papers against what was labelled by hand. */
const root = join(import.meta.dirname, '../..');
const taxonomy = parseTaxonomy(JSON.parse(readFileSync(join(root, 'seeds/topics.json'), 'utf8')));
const labelTopics = createTopicLabeller(taxonomy);
/** 某市工业和信息化局 (as stated by reposter) */
const LABELLERS_REMARK = / \([a-z ]+\)$/u;
const gold = readGold(join(root, '../shared'));

if (gold === null) {
  process.stderr.write('bench/reading: ../shared is not here. The labelled papers are not part of the project.\n');
  process.exitCode = 1;
} else {
  report(gold);
}

function report(gold: Gold): void {
  const letters = gold.letters.map((row) => ({ gold: row, ...read(row.text, row.url) }));
  const negatives = gold.negatives.map((row) => ({ gold: row, ...read(row.text, row.url) }));
  const kinds = kindConfusion(letters, negatives);
  title(`${letters.length} letters and ${negatives.length} papers that are none`);
  print(`kind right ${share(kinds.right / kinds.all)} (${kinds.right} of ${kinds.all})`);
  for (const [mixed, count] of kinds.wrong) print(`  ${count} × ${mixed}`);
  for (const [name, tally] of scoreHeaders(letters)) print(line(name, tally));

  const rows = gold.facts.map((row) => ({ gold: row, document: read(row.text).document }));
  title(`facts of ${rows.length} letters`);
  reportFacts(rows);
  title('topics');
  const cases = letters.map(({ gold: row, paper }) => ({ paper, gold: row.topics }));
  reportTopics(cases);
  reportSeeds(gold);
  title('speed');
  const texts = [...gold.letters, ...gold.negatives, ...gold.seeds].map(({ text }) => text);
  const readText = (text: string) => read(text).document;
  print(`reading ${megabytesPerSecond(texts, readText).toFixed(1)} MB/s on ${texts.length} papers`);
  const whole = gold.seeds.map(({ text }) => text);
  print(`of them the ${whole.length} of full length ${megabytesPerSecond(whole, readText).toFixed(1)} MB/s`);
  const papers = [...letters, ...negatives].map(({ paper }) => paper);
  const byText = new Map(papers.map((paper) => [paper.text, paper]));
  const labelText = (text: string) => labelTopics(byText.get(text) ?? { title: null, text, sections: [] });
  print(`topics alone ${megabytesPerSecond(texts, labelText).toFixed(1)} MB/s`);
  const times = growth(texts.join('\n'), readText, [250_000, 2_000_000]);
  print(`2 MB take ${times.toFixed(1)} times as long as 250 kB`);
}

function reportFacts(rows: readonly ReadRow[]): void {
  const naive = rows.map(({ gold: row, document }) => ({ gold: row, document: naiveReading(row.text, document) }));
  const beside = scoreFacts(naive);
  for (const [type, score] of scoreFacts(rows)) print(factLine(type, score, beside.get(type)));
  print(line('commitments', scoreCommitments(rows)));
  print(line('  marker words alone', scoreCommitments(naive)));
}

function factLine(type: string, { spans, values }: FactScore, naive: FactScore | undefined): string {
  const beside = naive === undefined ? '' : `; pattern F1 ${line('', naive.spans).match(/F1 ([\d.]+)/u)?.[1]}`;
  return `${line(type, spans)}; values ${values.right} of ${values.all}${beside}`;
}

function naiveReading(text: string, document: ReadRow['document']): ReadRow['document'] {
  const facts = naiveFacts(text).map(
    (fact) => ({ ...fact, unit: null, zone: 'body' }) as PolicyDocument['facts'][number],
  );
  const commitments = naivePromises(text).map((span) => ({ ...span }) as PolicyDocument['commitments'][number]);
  return { ...document, facts, commitments };
}

function reportTopics(cases: readonly TopicCase[]): void {
  print(
    topicLine(
      'all phrases',
      scoreTopics(cases, ({ paper }) => labelTopics(paper).labels),
    ),
  );
  print(topicLine('leave one out', leaveOneOut(cases, taxonomy, 'all')));
  print(topicLine('  and its own phrases', leaveOneOut(cases, taxonomy, 'without-unshared')));
  const single = (codeOf: (text: string) => string) =>
    scoreTopics(cases, ({ paper }) => [{ code: codeOf(paper.text), score: 1, primary: true, evidence: [] }]);
  print(
    topicLine(
      '  keyword count',
      single((text) => keywordTopic(text, taxonomy)),
    ),
  );
  print(topicLine('  nearest definition', single(nearestDefinition(taxonomy))));
}

function reportSeeds({ seeds, letters }: Gold): void {
  const readings = seeds.map((seed) => ({ seed, ...read(seed.text) }));
  title(`${seeds.length} seeds`);
  for (const { seed, document } of readings) {
    const { kind, title: name, issuer, signed } = seed.meta;
    const fields = [
      `kind ${document.kind} (${String(kind)})`,
      `title ${yes(document.title, name)}`,
      `issuer ${yes(document.issuer, issuer)}`,
      `signed ${yes(document.signedOn, signed)}`,
    ];
    print(`${seed.id}  ${fields.join(', ')}`);
  }
  reportFacts(readings.map(({ seed, document }) => ({ gold: seed.facts, document })));
  const cases = readings.map(({ seed, paper }) => ({ paper, gold: [...new Set(seed.topics.map(topOf))] }));
  const others = letters.map(({ text, topics }) => ({ paper: read(text).paper, gold: topics }));
  print(
    topicLine(
      'topics',
      scoreTopics(cases, ({ paper }) => labelTopics(paper).labels),
    ),
  );
  for (const phrases of ['all', 'without-unshared'] as const) {
    const left = leaveOneOut([...cases, ...others], taxonomy, phrases, cases.length);
    print(topicLine(phrases === 'all' ? 'topics, leave one out' : '  and its own phrases', left));
  }
  print(
    topicLine(
      'sections',
      joinScores(readings.map(({ seed, document }) => scoreSections(seed.sections, document.sections))),
    ),
  );
}

function joinScores(scores: readonly TopicScore[]): TopicScore {
  return {
    tally: sum(scores.map(({ tally }) => tally)),
    primary: scores.reduce((total, { primary }) => total + primary, 0),
    all: scores.reduce((total, { all }) => total + all, 0),
  };
}

/** Reads a paper and keeps what the labeller was given. */
function read(text: string, url: string | null = null): { document: PolicyDocument; paper: TopicPaper } {
  let paper: TopicPaper = { title: null, text, sections: [] };
  const document = readDocument(text, {
    url,
    publishedOn: null,
    pageTitle: null,
    labelTopics: (given) => {
      paper = given;
      return labelTopics(given);
    },
  });
  return { document, paper };
}

function topicLine(name: string, { tally, primary, all }: TopicScore): string {
  return `${line(name, tally)}; primary ${share(primary / all)}`;
}

function yes(read: string | null, gold: unknown): string {
  const plain = (words: unknown) =>
    String(words ?? '')
      .replace(LABELLERS_REMARK, '')
      .replace(/\s/gu, '');
  return plain(read) === plain(gold) ? 'right' : `WRONG (${read ?? 'null'})`;
}

function title(words: string): void {
  print(`\n${words}`);
}

function print(words: string): void {
  process.stdout.write(`${words}\n`);
}
