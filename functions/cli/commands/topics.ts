import { readFileSync } from 'node:fs';
import { readDocument } from '../../domain/document/read.ts';
import { HongtouError } from '../../domain/error.ts';
import { createTopicExplainer, createTopicLabeller } from '../../domain/topic/label.ts';
import type { TopicEvidence, TopicPaper, TopicScore } from '../../domain/topic/model.ts';
import { type Taxonomy, topicNames } from '../../domain/topic/taxonomy.ts';
import { readTaxonomy } from '../config.ts';
import type { ExitStatus } from '../jsonl.ts';
import { printJson, printLines, readOptions } from '../options.ts';
import { textOfBytes } from '../paper-text.ts';

const USAGE = `hongtou topics list [--json]           the topics of seeds/topics.json
hongtou topics explain FILE [--json]   which topics a paper's text speaks for, and by which phrases`;

/** Shows the taxonomy, and why a paper has its topics. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const options = readOptions(args, { json: { type: 'boolean' } }, USAGE);
  if (options === null) return 0;
  const [what, file] = options.positionals;
  const asJson = options.values.json === true;
  if (what === 'list') list(readTaxonomy(), asJson);
  else if (what === 'explain' && file !== undefined) explain(readText(file), readTaxonomy(), asJson);
  else throw new HongtouError('HONGTOU_USAGE', USAGE);
  return 0;
}

function list(taxonomy: Taxonomy, asJson: boolean): void {
  const topics = taxonomy.topics.flatMap((topic) => [topic, ...topic.sub]).map(({ code, zh }) => ({ code, zh }));
  if (asJson) for (const topic of topics) printJson(topic);
  else printLines(topics.map(({ code, zh }) => `${code.padEnd(12)}${zh}`));
}

function explain(text: string, taxonomy: Taxonomy, asJson: boolean): void {
  const { paper, labels } = paperOf(text, taxonomy);
  const asserted = new Set(labels);
  const ranked = createTopicExplainer(taxonomy)(paper).map((topic) => ({
    ...topic,
    asserted: asserted.has(topic.code),
  }));
  if (asJson) {
    printJson({ title: paper.title, taxonomy: taxonomy.version, topics: ranked });
    return;
  }
  const nameOf = topicNames(taxonomy);
  const lines = ranked.flatMap((topic) => [
    `${topic.asserted ? '*' : ' '} ${topic.code} ${nameOf(topic.code)}  ${percent(topic)}`,
    `    ${phrases(topic.evidence)}`,
  ]);
  printLines([paper.title ?? '(no title)', ...lines]);
}

/** The paper as the labeller gets it from the reading, and the codes that it asserts. */
function paperOf(text: string, taxonomy: Taxonomy): { paper: TopicPaper; labels: readonly string[] } {
  const label = createTopicLabeller(taxonomy);
  let paper: TopicPaper = { title: null, text, sections: [] };
  const { topics } = readDocument(text, {
    url: null,
    publishedOn: null,
    pageTitle: null,
    labelTopics: (given) => {
      paper = given;
      return label(given);
    },
  });
  return { paper, labels: topics.map(({ code }) => code) };
}

function percent({ score, subject, body }: TopicScore): string {
  return `${(score * 100).toFixed(1)} %  (matter ${subject.toFixed(1)}, text ${body.toFixed(1)})`;
}

/** 红绿灯×3 (12, 80, 301): each phrase with the places where it stands. */
function phrases(evidence: readonly TopicEvidence[]): string {
  const places = Map.groupBy(evidence, ({ phrase }) => phrase);
  return [...places]
    .map(
      ([phrase, found]) =>
        `${phrase}${found.length > 1 ? `×${found.length}` : ''} (${found.map(({ start }) => start).join(', ')})`,
    )
    .join('  ');
}

function readText(file: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (cause) {
    throw new HongtouError('HONGTOU_NO_FILE', `${file}: cannot be read`, { cause });
  }
  return textOfBytes(bytes, file);
}
