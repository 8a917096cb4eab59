import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { importPaper } from '../../functions/steps/import-paper.ts';
import { missingRules } from '../../functions/steps/recall/missing.ts';
import { isOfText, stampOf } from '../../functions/steps/remember.ts';
import { openMonitor } from './monitor.ts';
import { CITING_LETTER } from './recall/corpus.ts';

describe('A process that died between a record and what follows', () => {
  it('leaves work that the next import of the paper does', async () => {
    const monitor = openMonitor();
    const paper = { id: 'p', url: null, text: CITING_LETTER, publishedOn: null };
    const dying = { ...monitor.ports, remember: () => Promise.reject(new Error('killed')) };
    await expect(importPaper(paper, '2026-11-01T00:00:00.000Z', dying)).rejects.toThrow('killed');
    await importPaper(paper, '2026-11-01T00:00:01.000Z', monitor.ports);
    const { ledger, blobs, clock } = monitor.ports;
    const missing = await missingRules({ knowledge: monitor.knowledge, ledger, blobs, clock });
    expect(missing).toHaveLength(2);
    await monitor.close();
  });
});

describe('Rows of an earlier version', () => {
  const state = { contentHash: 'c1' };
  const stamp = (version: number, contentHash: string) =>
    createHash('sha256').update(`${version}|${contentHash}`).digest('hex').slice(0, 12);

  it('are of the same text, and answer questions no more', () => {
    expect(isOfText(stamp(2, 'c1'), state)).toBe(true);
    expect(stampOf(state)).not.toBe(stamp(2, 'c1'));
    expect(isOfText(stampOf(state), state)).toBe(true);
  });

  it('are of no text that was revised since', () => {
    expect(isOfText(stamp(2, 'c0'), state)).toBe(false);
  });
});
