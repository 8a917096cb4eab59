import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTopicLabeller } from '../../../functions/domain/topic/label.ts';
import { SEED_TAXONOMY } from './samples.ts';

const LETTERS = '../shared/corpus/replies/gold_replies.jsonl';
const isHere = existsSync(LETTERS);
if (!isHere) process.stderr.write(`skipped: ${LETTERS} is not here, so topics are not measured on real letters\n`);

interface Gold {
  readonly title: string | null;
  readonly text: string;
  readonly topics: readonly string[];
}

describe.skipIf(!isHere)('topics of real letters', () => {
  const read = (): readonly Gold[] =>
    readFileSync(LETTERS, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));

  it('names the matter of nine letters in ten, and few topics that are not there', () => {
    const label = createTopicLabeller(SEED_TAXONOMY);
    const letters = read();
    let primary = 0;
    let hit = 0;
    let said = 0;
    let gold = 0;
    for (const { title, text, topics } of letters) {
      const codes = label({ title, text, sections: [] }).labels.map(({ code }) => code);
      primary += Number(codes[0] === topics[0]);
      hit += codes.filter((code) => topics.includes(code)).length;
      said += codes.length;
      gold += topics.length;
    }
    expect(primary / letters.length).toBeGreaterThan(0.9);
    expect((2 * hit) / (said + gold)).toBeGreaterThan(0.87);
  });
});
