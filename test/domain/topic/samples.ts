import { readFileSync } from 'node:fs';
import type { TopicPaper } from '../../../functions/domain/topic/model.ts';
import { parseTaxonomy, type Taxonomy } from '../../../functions/domain/topic/taxonomy.ts';

/** The taxonomy that a fresh deployment starts with. */
export const SEED_TAXONOMY: Taxonomy = parseTaxonomy(JSON.parse(readFileSync('seeds/topics.json', 'utf8')));

/** A taxonomy of three topics, small enough to see through. */
export const SMALL_TAXONOMY: Taxonomy = parseTaxonomy({
  version: 1,
  topics: [
    { code: 'TRA', zh: '交通', strong: ['红绿灯', '公路', '农村公路'], cues: ['道路'], agencies: ['交通局'] },
    { code: 'EDU', zh: '教育', strong: ['小学'], cues: ['学生', '教师'], weak: ['培训'], agencies: ['教育局'] },
    {
      code: 'FIS',
      zh: '财税',
      strong: ['减税'],
      cues: ['奖励'],
      yieldsTo: ['EDU'],
      sub: [{ code: 'FIS.GRANT', zh: '奖补', cues: ['奖励', '资助'] }],
    },
    { code: 'AGR', zh: '农业', cues: ['农村', '水稻'] },
    { code: 'GOV', zh: '程序', cues: ['收悉', '抄送'] },
  ],
});

/** A letter that answers a suggestion: the matter in its sentence of receipt, then the answer. */
export function letter(matter: string, answer: string): TopicPaper {
  const text = `关于县人大第9号建议的答复\n\n赵某某代表:\n您提出的《${matter}》收悉,现答复如下:\n${answer}\n`;
  return { title: '关于县人大第9号建议的答复', text, sections: [] };
}

/**
 * Milliseconds of this thread's processor, the least of four runs: other work on the machine does not count. At least 2, for
 * the processor's clock is coarse.
 */
export function processorTime(work: () => unknown): number {
  const once = () => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  };
  return Math.max(Math.min(once(), once(), once(), once()), 2);
}
