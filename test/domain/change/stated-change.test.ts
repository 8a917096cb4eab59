import { describe, expect, it } from 'vitest';
import { diffTexts } from '../../../functions/domain/change/diff.ts';
import { readFacts } from '../../../functions/domain/facts/read.ts';

const paper = (words: string) => `云岭市资助办法\n第一条 本年度预算安排资金${words}，资助青年人才。`;

function changes(old: string, next: string): readonly string[] {
  const facts = (text: string) => readFacts(text, { zones: [], signedOn: null, publishedOn: null });
  const texts = [paper(old), paper(next)] as const;
  return diffTexts(...texts, { old: facts(texts[0]), next: facts(texts[1]) }).facts.map(
    ({ kind, before, after }) => `${kind} ${before?.text ?? '-'} → ${after?.text ?? '-'}`,
  );
}

describe('a text that tells of its change itself', () => {
  it('says the new figure, and adds none', () => {
    expect(changes('1.2亿元', '由1.2亿元增加至1.8亿元')).toEqual(['changed 1.2亿元 → 1.8亿元']);
  });

  it('said the new figure before another came', () => {
    expect(changes('由1.2亿元增加至1.8亿元', '1.2亿元')).toEqual(['changed 1.8亿元 → 1.2亿元']);
  });
});
