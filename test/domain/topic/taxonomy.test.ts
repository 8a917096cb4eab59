import { describe, expect, it } from 'vitest';
import { deadTopicCodes, parseTaxonomy, topicNames } from '../../../functions/domain/topic/taxonomy.ts';
import { SEED_TAXONOMY, SMALL_TAXONOMY } from './samples.ts';

const TOPIC = { code: 'TRA', zh: '交通', strong: ['公路'] };
const of = (...topics: readonly unknown[]) => ({ version: 1, topics });

describe('parseTaxonomy', () => {
  it.each([
    ['a list', [], 'taxonomy'],
    ['no version', { topics: [TOPIC] }, 'version'],
    ['no topics', of(), 'topics'],
    ['a code in small letters', of({ ...TOPIC, code: 'tra' }), 'topics[0].code'],
    ['a topic without a name', of({ ...TOPIC, zh: '' }), 'topics[0].zh'],
    ['a phrase of one character', of({ ...TOPIC, strong: ['公路', '路'] }), 'topics[0].strong[1]'],
    ['a phrase with a blank', of({ ...TOPIC, cues: ['公 路'] }), 'topics[0].cues[0]'],
    ['a code that stands twice', of(TOPIC, TOPIC), '"TRA"'],
    [
      'a sub-topic of another topic',
      of({ ...TOPIC, sub: [{ code: 'EDU.X', zh: '甲', cues: [] }] }),
      'topics[0].sub[0].code',
    ],
    ['a topic that yields to an unknown one', of({ ...TOPIC, yieldsTo: ['XYZ'] }), 'TRA.yieldsTo'],
    ['a topic silent beside an unknown one', of({ ...TOPIC, silentBeside: ['XYZ'] }), 'TRA.silentBeside'],
  ])('refuses %s and names the member', (_, value, member) => {
    expect(() => parseTaxonomy(value)).toThrow(
      expect.objectContaining({ code: 'HONGTOU_BAD_TAXONOMY', message: expect.stringContaining(member) }),
    );
  });

  it('takes absent lists as empty', () => {
    expect(parseTaxonomy(of(TOPIC)).topics[0]).toMatchObject({
      cues: [],
      weak: [],
      agencies: [],
      sub: [],
      yieldsTo: [],
    });
  });
});

describe('topicNames', () => {
  it('names topics and sub-topics, and gives an unknown code back', () => {
    const nameOf = topicNames(SMALL_TAXONOMY);
    expect(['TRA', 'FIS.GRANT', 'XYZ'].map(nameOf)).toEqual(['交通', '奖补', 'XYZ']);
  });
});

describe('deadTopicCodes', () => {
  it('names the codes of a watch that no paper can have any more', () => {
    expect(deadTopicCodes(['TRA', 'FIS.GRANT', 'OLD', 'FIS.GONE', 'GOV'], SMALL_TAXONOMY)).toEqual([
      'OLD',
      'FIS.GONE',
      'GOV',
    ]);
  });

  it('calls a topic without phrases dead', () => {
    const taxonomy = parseTaxonomy(of({ code: 'TRA', zh: '交通' }));
    expect(deadTopicCodes(['TRA'], taxonomy)).toEqual(['TRA']);
  });
});

describe('seeds/topics.json', () => {
  it('gives every topic phrases of its own', () => {
    const poor = SEED_TAXONOMY.topics.filter(
      ({ code, strong, cues }) => code !== 'GOV' && strong.length + cues.length < 20,
    );
    expect(poor.map(({ code }) => code)).toEqual([]);
  });

  it('lets no two topics give way to each other', () => {
    const yieldsTo = new Map(SEED_TAXONOMY.topics.map((topic) => [topic.code, topic.yieldsTo]));
    const rings = SEED_TAXONOMY.topics.filter(({ code, yieldsTo: before }) =>
      before.some((other) => other === code || yieldsTo.get(other)?.includes(code)),
    );
    expect(rings.map(({ code }) => code)).toEqual([]);
  });
});
