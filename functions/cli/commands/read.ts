import { readFileSync } from 'node:fs';
import { readDocument } from '../../domain/document/read.ts';
import { createTopicLabeller } from '../../domain/topic/label.ts';
import { parseTaxonomy } from '../../domain/topic/taxonomy.ts';
import { answerLines, type ExitStatus, optionalString } from '../jsonl.ts';

export async function run(args: readonly string[]): Promise<ExitStatus> {
  if (args[0] !== '--jsonl') return 2;
  const labelTopics = createTopicLabeller(
    parseTaxonomy(JSON.parse(readFileSync(new URL('../../../seeds/topics.json', import.meta.url), 'utf8'))),
  );
  return answerLines(process.stdin, process.stdout, (row) =>
    readDocument(optionalString(row, 'text') ?? '', { url: null, publishedOn: null, pageTitle: null, labelTopics }),
  );
}
