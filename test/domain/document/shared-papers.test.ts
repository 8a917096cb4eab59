import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../../functions/domain/document/model.ts';
import { read } from './reading.ts';

const SEEDS = resolve('../shared/corpus/seeds');
const isHere = existsSync(SEEDS);
const seed = (name: string): PolicyDocument => read(readFileSync(join(SEEDS, name), 'utf8'));
const headings = ({ sections }: PolicyDocument, level: number) => sections.filter((section) => section.level === level);

if (!isHere) console.log('shared-papers.test.ts: skipped, the seed papers are not beside this checkout');

describe.runIf(isHere)('the five seeds', () => {
  it('are read with a number that differs between title and text', () => {
    const document = seed('000_8c7b722f76a7ec1f.txt');
    expect(document).toMatchObject({
      kind: 'proposal-reply',
      case: { body: '政协', number: '20210201' },
      signedOn: '2021-08-11',
      disclosure: '主动公开',
      warnings: [{ code: 'case-number-differs' }],
    });
    expect(headings(document, 1)).toHaveLength(4);
  });

  it('are read with a lost heading', () => {
    const document = seed('001_1ef60d47501aebc3.txt');
    expect(headings(document, 1).map(({ label }) => label)).toEqual(['一、', '', '三、']);
    expect(headings(document, 2)).toHaveLength(7);
  });

  it('are read with class, number and PDF breaks', () => {
    const document = seed('002_eee921c61daf46e8.txt');
    expect(document).toMatchObject({ answerClass: 'A', hasContactPhone: true, signedOn: '2022-06-13' });
    expect(document.documentNumber).toMatch(/59号$/);
    expect(headings(document, 1)).toHaveLength(4);
  });

  it('are read as a third party’s repost of a draft, with 32 measures that run on', () => {
    const document = seed('003_8908b80a7cc7cc05.txt');
    expect(document).toMatchObject({ kind: 'draft', stage: 'draft', warnings: [{ code: 'repost-of-draft' }] });
    expect([headings(document, 1).length, headings(document, 2).length]).toEqual([9, 32]);
  });

  it('are read with thirteen addressees and a date of publication apart from the signature', () => {
    const document = seed('004_d7b116baf236fd64.txt');
    expect(document).toMatchObject({ kind: 'suggestion-reply', signedOn: '2025-05-23', publishedOn: '2025-10-29' });
    expect(document.addressees).toHaveLength(13);
  });
});
