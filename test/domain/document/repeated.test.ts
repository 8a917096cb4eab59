import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../functions/domain/document/read.ts';

const labelTopics = () => ({ labels: [], sectionTopics: [] });

/** CPU time of this thread in ms to read a text of so many characters. */
function cost(unit: string, size: number): number {
  const text = unit.repeat(size / unit.length);
  const before = process.threadCpuUsage();
  readDocument(text, { url: null, publishedOn: null, pageTitle: null, labelTopics });
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

describe('a text that repeats itself', () => {
  // What these cost where each place looks through the whole line is a quarter of a minute.
  it.each(['\t\t、', '\t|', '甲\t乙', '10、', '、10', '3、4、'])(
    '%j is read in time that follows its length',
    (unit) => {
      expect(cost(unit, 64_000)).toBeLessThan(3000);
    },
  );
});
