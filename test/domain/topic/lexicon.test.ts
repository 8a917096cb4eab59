import { describe, expect, it } from 'vitest';
import { buildLexicon, findCues } from '../../../functions/domain/topic/lexicon.ts';
import { parseTaxonomy } from '../../../functions/domain/topic/taxonomy.ts';
import { processorTime, SEED_TAXONOMY, SMALL_TAXONOMY } from './samples.ts';

describe('findCues', () => {
  const lexicon = buildLexicon(SMALL_TAXONOMY);

  it('takes the longest phrase and leaves its parts alone', () => {
    expect(findCues(lexicon, '修农村公路和小学').map(({ phrase, start, end }) => [phrase, start, end])).toEqual([
      ['农村公路', 1, 5],
      ['小学', 6, 8],
    ]);
  });

  it('reads over a word in which a phrase stands by accident', () => {
    const muted = buildLexicon({ ...SMALL_TAXONOMY, mute: ['缩小学'] });
    expect(findCues(muted, '缩小学费差距').flatMap(({ entries }) => entries)).toEqual([]);
  });

  it('knows what a phrase of a sub-topic says for its topic', () => {
    expect(findCues(lexicon, '资助')[0]?.entries).toMatchObject([{ code: 'FIS', sub: 'FIS.GRANT' }]);
  });

  it('lets one phrase speak for several topics', () => {
    const both = buildLexicon(
      parseTaxonomy({
        version: 1,
        topics: [
          { code: 'TAL', zh: '人才', strong: ['人才公寓'] },
          { code: 'HOU', zh: '住房', cues: ['人才公寓'] },
        ],
      }),
    );
    expect(findCues(both, '人才公寓')[0]?.entries.map(({ code }) => code)).toEqual(['TAL', 'HOU']);
  });

  it('costs the same per character in a long text as in a short one', () => {
    const seeds = buildLexicon(SEED_TAXONOMY);
    const line = '为解决农村公路养护和学校教师住房问题,我局会同财政部门争取专项资金,推进项目建设。\n';
    const best = (text: string) => processorTime(() => findCues(seeds, text));
    const short = line.repeat(8_000);
    const long = line.repeat(80_000);
    best(short);
    expect(best(long) / best(short)).toBeLessThan(40);
  });
});
