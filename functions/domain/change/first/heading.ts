import type { PolicyDocument } from '../../document/model.ts';
import type { Span } from '../../page/span.ts';

/**
 * Says under which short heading a place stands, asked in rising order: 补贴标准. null where the heading is a sentence, or none is there.
 */
export function headingReader({ sections }: Pick<PolicyDocument, 'sections'>): (place: Span) => string | null {
  const headed = sections.filter(({ level, heading }) => level >= 1 && heading !== '');
  return ({ start }) => {
    let found: string | null = null;
    for (const { start: from, end, heading } of headed) {
      if (from > start) break;
      const words = heading.replace(ABOUT, '');
      if (end > start && SHORT.test(words)) found = words;
    }
    return found;
  };
}

/** 补贴标准, 资金规模; what tells of a thing, not of what is done */
const SHORT = /^(?!总体|基本|工作|组织|保障|下一步|其他|附则|有关|主要|具体|办理|违反)\p{Script=Han}{2,10}$/u;
/** 关于资金支持的建议 */
const ABOUT = /^关于|的(?:建议|问题|意见|提案)$/gu;
