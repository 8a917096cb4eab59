import { describe, expect, it } from 'vitest';
import { createShelf } from '../../../../functions/domain/change/corpus/shelf.ts';

describe('A shelf of papers read last', () => {
  it('gives a paper again without reading it again', () => {
    const shelf = createShelf();
    expect(shelf('a', '对平台给予50万元奖励。')).toBe(shelf('a', '对平台给予50万元奖励。'));
  });

  it('reads a paper anew whose text is another', () => {
    const shelf = createShelf();
    shelf('a', '对平台给予50万元奖励。');
    expect(shelf('a', '对平台给予80万元奖励。').folded.text).toBe('对平台给予80万元奖励。');
    expect(shelf('a', '对平台给予80万元奖励。').reading().statements[0]?.fact.value).toBe(800000);
  });

  it('lets go of the paper that was asked for least lately', () => {
    const shelf = createShelf(12);
    const [a, b] = [shelf('a', '六个字的文本'), shelf('b', '另外六个文字')];
    expect(shelf('a', '六个字的文本')).toBe(a);
    shelf('c', '第三篇的文字');
    expect(shelf('a', '六个字的文本')).toBe(a);
    expect(shelf('b', '另外六个文字')).not.toBe(b);
  });
});
