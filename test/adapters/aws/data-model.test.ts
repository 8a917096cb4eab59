import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TABLES } from '../../../functions/adapters/aws/tables.ts';

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../../docs/data-model.md'), 'utf8');

describe('docs/data-model.md', () => {
  it.each(Object.entries(TABLES))(
    'names the keys and indexes of the table %s',
    (name, { partitionKey, sortKey, indexes }) => {
      const [heading = ''] = DOCUMENT.split('\n').filter((line) => line.startsWith(`### \`${name}\``));
      const names = [partitionKey, sortKey, ...indexes.flatMap((index) => [index.name, index.sortKey])];
      for (const word of names) if (word !== null) expect(heading).toContain(`\`${word}\``);
      for (const reach of new Set(indexes.map((index) => index.reach))) expect(heading).toContain(reach);
    },
  );

  it('names no table that is not there', () => {
    const headings = DOCUMENT.match(/^### `\w+`/gm) ?? [];
    expect(headings.map((heading) => heading.slice(5, -1)).toSorted()).toEqual(Object.keys(TABLES).toSorted());
  });
});
