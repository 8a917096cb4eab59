import { describe, expect, it } from 'vitest';
import { type NamedSource, sourcesPage } from '../../../functions/domain/reader/sources.ts';

function source(id: string, more: Partial<NamedSource> = {}): NamedSource {
  return {
    id,
    name: `${id} 通知公告`,
    baseline: 'done',
    verdict: 'ok',
    since: '2026-11-01T01:00:00.000Z',
    lastGoodAt: '2026-11-20T01:00:00.000Z',
    lastRoundAt: '2026-11-20T01:00:00.000Z',
    opened: null,
    settled: null,
    judged: null,
    nextDueAt: 0,
    itemCounts: [],
    changeCounts: [],
    revision: 1,
    ...more,
  };
}

const cellsOf = (html: string) =>
  [...html.matchAll(/<tr>(<td[ >].*?)<\/tr>/g)].map(([, cells = '']) =>
    [...cells.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell),
  );

describe('the page of sources', () => {
  it('names what is broken first, since when, for how long, and what to do', () => {
    const down = source('b', {
      verdict: 'down',
      since: '2026-11-18T01:00:00.000Z',
      lastGoodAt: '2026-11-17T01:00:00.000Z',
    });
    const { body } = sourcesPage([source('a'), down]);
    expect(cellsOf(body)).toEqual([
      ['b 通知公告', '无法访问', '2026-11-18', '2026-11-17（3 天前）', '暂无须处理，持续再查'],
      ['a 通知公告', '正常', '2026-11-01', '2026-11-20（本轮）', '—'],
    ]);
    expect(body).toContain('截至 2026-11-20 09:00（北京时间）');
  });

  it('says beside the verdict how many papers are answered by other pages', () => {
    const missing = { pages: 2, since: '2026-11-18T01:00:00.000Z', url: 'http://a.example/p/1.html' };
    const cells = cellsOf(sourcesPage([source('a', { missing })]).body);
    expect(cells[0]?.[1]).toBe('正常；2 件文件的网址显示其他页面');
  });

  it('counts hours within a day', () => {
    const quiet = source('b', { lastRoundAt: '2026-11-19T20:00:00.000Z', lastGoodAt: '2026-11-19T20:00:00.000Z' });
    expect(cellsOf(sourcesPage([source('a'), quiet]).body)[1]?.[3]).toBe('2026-11-20（5 小时前）');
  });

  it('shows a source that was never checked as such', () => {
    const fresh = source('a', { verdict: null, since: null, lastGoodAt: null, lastRoundAt: null });
    expect(cellsOf(sourcesPage([fresh]).body)).toEqual([['a 通知公告', '尚未检查', '—', '—', '运行一轮']]);
  });
});
