import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalMonitor } from '../../functions/compose/local.ts';
import { importPaper } from '../../functions/steps/import-paper.ts';
import { openMonitor } from './monitor.ts';

const TICK = '2026-11-18T01:00:00.000Z';

let monitor: LocalMonitor;
beforeEach(() => {
  monitor = openMonitor();
});
afterEach(() => monitor.close());

async function titleOfImported(text: string, url: string | null = null): Promise<string> {
  const { state } = await importPaper({ id: 'p', url, text, publishedOn: null }, TICK, monitor.ports);
  return state.title;
}

describe('a paper without a title', () => {
  it('is called by its issuer, kind and date, and never given a title of our own', async () => {
    const letter =
      '林白川委员：\n您提出的提案收悉，现答复如下：\n全镇供水改造投入12万元。\n云岭市水务局\n2026年9月27日';
    expect(await titleOfImported(letter)).toBe('（无标题）云岭市水务局 政协提案答复 2026-09-27');
  });

  it('that says nothing of itself is called by its place', async () => {
    const url = 'https://swj.example.gov.cn/1.html';
    expect(await titleOfImported('供水改造投入12万元，年内完成。', url)).toBe(url);
  });
});
