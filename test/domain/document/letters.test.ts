import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../../functions/domain/document/model.ts';
import { LETTERS } from './letters/all.ts';
import type { ExpectedReading } from './letters/model.ts';
import { read } from './reading.ts';

const REPLIES: readonly string[] = ['proposal-reply', 'suggestion-reply'];
const squeeze = (words: string | null | undefined) => words?.normalize('NFKC').replace(/\s+/g, '') ?? null;

function expectReading(document: PolicyDocument, expected: ExpectedReading): void {
  if (expected.kind === null) expect(REPLIES).not.toContain(document.kind);
  else expect(document.kind).toBe(expected.kind);
  if (expected.title) expect(expected.title.map(squeeze)).toContain(squeeze(document.title));
  if (expected.number) expect(expected.number).toContain(document.case?.number ?? null);
  const { documentNumber, issuer, addressees, signedOn, publishedOn, answerClass, disclosure, hasContactPhone } =
    expected;
  const rest = { documentNumber, issuer, addressees, signedOn, publishedOn, answerClass, disclosure, hasContactPhone };
  expect(document).toMatchObject(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)));
}

describe('a paper’s header', () => {
  for (const { name, text, expected } of LETTERS) {
    it(`is read from ${name}`, () => expectReading(read(text), expected));
  }

  it('is the same with half-width punctuation', () => {
    for (const { text, expected } of LETTERS) {
      const halfWidth = text.replace(
        /[：，（）]/gu,
        (mark) => ({ '：': ':', '，': ',', '（': '(', '）': ')' })[mark] ?? mark,
      );
      const { documentNumber: _, ...rest } = expected;
      expectReading(read(halfWidth), rest);
    }
  });

  it('is the same with blank lines between', () => {
    for (const { text, expected } of LETTERS) expectReading(read(text.replace(/\n+/g, '\n\n　\n')), expected);
  });
});
