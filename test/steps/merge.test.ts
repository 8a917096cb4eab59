import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drain } from '../../functions/pipeline.ts';
import { ownerOf } from '../../functions/steps/identify.ts';
import { importPaper } from '../../functions/steps/import-paper.ts';
import { mergeDocuments } from '../../functions/steps/merge.ts';
import { checkChain } from '../../functions/steps/number.ts';
import { publish } from '../../functions/steps/publish.ts';
import { openMonitor, START } from './monitor.ts';
import { CALL, LETTER, OTHER_LETTER } from './papers.ts';

const TICK = new Date(START).toISOString();
let monitor: ReturnType<typeof openMonitor>;
beforeEach(() => {
  monitor = openMonitor();
});
afterEach(() => monitor.close());

async function published(name: string, text: string): Promise<string> {
  const url = urlOf(name);
  const record = await importPaper({ id: name, url, text, publishedOn: null }, TICK, monitor.ports);
  await drain(monitor.ports);
  return record.documentId;
}

const urlOf = (name: string) => `http://portal.example/${name}.html`;
const merge = (kept: string, other: string) => mergeDocuments(kept, other, TICK, monitor.ports);
const ownerId = async (name: string) => (await ownerOf(urlOf(name), monitor.ports.ledger))?.record.documentId;

describe('Two documents that turn out to be one', () => {
  it('keep their histories, and each has a silent record that names the other', async () => {
    const [a, b] = [await published('a', LETTER), await published('b', OTHER_LETTER)];
    const before = await monitor.ports.ledger.history(b);
    const records = await merge(a, b);
    await drain(monitor.ports);
    expect(records).toMatchObject([
      { documentId: a, kind: 'corrected', cause: 'merged', audience: 'silent', comparedWith: { documentId: b } },
      { documentId: b, kind: 'corrected', cause: 'merged', audience: 'silent', comparedWith: { documentId: a } },
    ]);
    expect((await monitor.ports.ledger.history(b)).slice(0, -1)).toEqual(before);
    expect(await checkChain(monitor.ports.ledger)).toMatchObject({ broken: null });
  });

  it('are one for every page and copy that comes later', async () => {
    const [a, b] = [await published('a', LETTER), await published('b', OTHER_LETTER)];
    await merge(a, b);
    expect(await ownerId('b')).toBe(a);
    expect((await ownerOf(urlOf('a'), monitor.ports.ledger))?.record.state.urls).toEqual([urlOf('a'), urlOf('b')]);
    expect(await published('copy', OTHER_LETTER)).toBe(a);
  });

  it('say so on their pages and in the feed, each leading to the other', async () => {
    const [a, b] = [await published('a', LETTER), await published('b', OTHER_LETTER)];
    await merge(a, b);
    await drain(monitor.ports);
    await publish(monitor.ports);
    const shown = async (path: string) => new TextDecoder().decode((await monitor.ports.site.read(path)) ?? undefined);
    expect(await shown('changes/3.html')).toContain(`本档与<a href="../documents/${b}.html">另一档</a>是同一份文件`);
    expect(await shown(`documents/${a}.html`)).toContain(`与<a href="${b}.html">另一档</a>是同一份文件`);
    expect(await shown(`documents/${b}.html`)).toContain(`与<a href="${a}.html">另一档</a>是同一份文件`);
    expect(await shown('index.html')).toContain('另有 2 件档案因属同一文件而归并');
    const { items } = JSON.parse(await shown('feed.json')) as { items: readonly object[] };
    expect(items).toContainEqual(
      expect.objectContaining({
        content_text: expect.stringContaining('与另一档是同一份文件'),
        _hongtou: expect.objectContaining({ cause: 'merged', documentId: b, sameAs: a }),
      }),
    );
  });

  it('are merged once, whoever repeats it', async () => {
    const [a, b] = [await published('a', LETTER), await published('b', OTHER_LETTER)];
    const first = await merge(a, b);
    expect(await merge(a, b)).toEqual(first);
    expect(await monitor.ports.ledger.history(a)).toHaveLength(2);
  });

  it('lead on to a third one', async () => {
    const [a, b, c] = [await published('a', LETTER), await published('b', OTHER_LETTER), await published('c', CALL)];
    await merge(b, c);
    await merge(a, b);
    expect(await ownerId('c')).toBe(a);
  });

  it('are refused where they are one already, are unknown, or belong to another', async () => {
    const [a, b, c] = [await published('a', LETTER), await published('b', OTHER_LETTER), await published('c', CALL)];
    await expect(merge(a, a)).rejects.toMatchObject({ code: 'HONGTOU_SAME_DOCUMENT' });
    await expect(merge(a, 'nobody')).rejects.toMatchObject({ code: 'HONGTOU_NO_SUCH_DOCUMENT' });
    await merge(a, b);
    await expect(merge(b, a)).rejects.toMatchObject({ code: 'HONGTOU_SAME_DOCUMENT' });
    await expect(merge(c, b)).rejects.toMatchObject({ code: 'HONGTOU_MERGED_ELSEWHERE' });
  });
});
