import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type RevisionMaker, scoreRevisions } from '../../../bench/comparing/revision-score.ts';
import { diffTexts } from '../../../functions/domain/change/diff.ts';

const maker = new URL('../../../../shared/score/generate.mjs', import.meta.url);
const isThere = existsSync(maker);
if (!isThere) console.log('revisions.test.ts: skipped, the statute revisions are not beside this checkout');

describe.skipIf(!isThere)('revisions of statutes with known truth', () => {
  it.each([
    { touched: 0.25, link: 0.99, move: 0.95, parts: 0.95 },
    { touched: 0.6, link: 0.97, move: 0.9, parts: 0.95 },
  ])('with $touched of their paragraphs touched are aligned', async ({ touched, link, move, parts }) => {
    const { revision }: RevisionMaker = await import(maker.href);
    const revisions = Array.from({ length: 40 }, (_, k) => revision(77_000 + k, touched));
    const score = scoreRevisions(revisions, (old, next) => diffTexts(old, next).blocks);
    expect(score.link).toBeGreaterThanOrEqual(link);
    expect(score.move).toBeGreaterThanOrEqual(move);
    expect(score.parts).toBeGreaterThanOrEqual(parts);
  });
});
