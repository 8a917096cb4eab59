import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSourceDefinition } from '../../../functions/domain/source/definition.ts';
import {
  judgeMass,
  judgeRound,
  MASS_FLOOR,
  type MassChange,
  type RoundFacts,
} from '../../../functions/domain/source/health.ts';

const definition = parseSourceDefinition({
  id: 'qinghe',
  name: '青禾市通知公告',
  region: '449901',
  issuer: '青禾市商务局',
  cadenceHours: 24,
  adapter: { type: 'static-list', listUrl: 'http://swj.qinghe.example/', item: 'li' },
  assertions: { minimumItems: 3, datedShare: 0.8 },
  seenLive: false,
});
const WELL: RoundFacts = { lists: ['ok'], problems: [null], items: 20, dated: 20, fresh: 2 };
const judge = (round: Partial<RoundFacts>, itemCounts: readonly number[] = [20, 20, 20]) =>
  judgeRound(definition, { itemCounts }, { ...WELL, ...round });

describe('judgeRound', () => {
  it.each<[string, Partial<RoundFacts>]>([
    ['ok', {}],
    ['ok', { lists: ['unchanged'] }],
    ['ok', { fresh: 2, filtered: 1 }],
    ['nothing-new', { fresh: 0 }],
    ['filtered-out', { fresh: 2, filtered: 2 }],
    ['selector-found-nothing', { items: 0, dated: 0, fresh: 0, problems: ['selector-found-nothing'] }],
    ['selector-found-nothing', { problems: ['not-a-list'] }],
    ['selector-found-nothing', { dated: 15 }],
    ['list-shrank', { items: 9, dated: 9 }],
    ['list-shrank', { items: 2, dated: 2 }],
    ['challenged', { lists: ['ok', 'challenge'] }],
    ['blocked', { lists: ['blocked'] }],
    ['down', { lists: ['gone'] }],
    ['down', { lists: [] }],
    ['stale', { fresh: 0, newestAgeHours: 24 * 400 }],
    ['nothing-new', { fresh: 0, newestAgeHours: 24 * 100 }],
  ])('says %s of %j', (verdict, round) => {
    expect(judge(round)).toBe(verdict);
  });

  it('does not mind an empty page beyond the end of a numbered list', () => {
    expect(judge({ problems: [null, 'selector-found-nothing'] })).toBe('ok');
  });

  it('has no opinion on shrinking before it has a history', () => {
    expect(judge({ items: 5, dated: 5 }, [])).toBe('ok');
  });
});

const mass = (change: Partial<MassChange>) =>
  judgeMass({ revised: 0, withdrawn: 0, pages: 1000, changeCounts: [], fingerprints: [], ...change });
const distinct = (count: number) => Array.from({ length: count }, (_, index) => `edit ${index}`);

describe('judgeMass', () => {
  it('holds more than 20 changes, but not 20', () => {
    expect(mass({ revised: 15, withdrawn: 5, fingerprints: distinct(15) })).toBe('release');
    expect(mass({ revised: 15, withdrawn: 6, fingerprints: distinct(15) })).toMatchObject({
      hold: expect.stringMatching(/^21 papers changed/),
    });
  });

  it('holds more than five times the p95 of a busy source', () => {
    const changeCounts = Array.from({ length: 40 }, () => 8);
    expect(mass({ revised: 40, changeCounts, fingerprints: distinct(40) })).toBe('release');
    expect(mass({ revised: 41, changeCounts, fingerprints: distinct(41) })).not.toBe('release');
  });

  it('holds more than 30 % of the papers', () => {
    expect(mass({ revised: 6, pages: 20, fingerprints: distinct(6) })).toBe('release');
    expect(mass({ revised: 7, pages: 20, fingerprints: distinct(7) })).toMatchObject({
      hold: expect.stringMatching(/^7 of 20/),
    });
  });

  it('holds more than 60 % with one edit', () => {
    expect(mass({ revised: 10, fingerprints: [...Array<string>(6).fill('banner'), ...distinct(4)] })).toBe('release');
    const held = mass({ revised: 10, fingerprints: [...Array<string>(7).fill('banner'), ...distinct(3)] });
    expect(held).toMatchObject({ hold: expect.stringMatching(/^7 of 10 changed papers share one edit/) });
  });

  it('never holds fewer changes than the floor, however small the source', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MASS_FLOOR - 1 }), fc.integer({ min: 0, max: 5 }), (revised, pages) => {
        expect(mass({ revised, pages, fingerprints: Array<string>(revised).fill('same') })).toBe('release');
      }),
    );
  });
});
