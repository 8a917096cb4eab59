import { afterEach, describe, expect, it } from 'vitest';
import { decidePromise, followedPromises } from '../../../functions/steps/recall/promises.ts';
import { collect } from '../../contracts/opened.ts';
import { letter } from '../../domain/knowledge/papers.ts';
import { closeCorpora, corpus } from './corpus.ts';

afterEach(closeCorpora);

describe('The ledger of promises', () => {
  const made = letter('20210014', '2021年8月12日', '下一步，我局将修订《深圳市创新券管理办法》，扩大受益范围。');
  const done = letter('20220015', '2022年8月12日', '我局已于2022年3月印发《深圳市创新券管理办法》。');

  it('proposes what is done and waits for a person, whose word stays', async () => {
    const { recall } = await corpus(done, made);
    const [promise] = await collect(followedPromises(recall));
    expect(promise).toMatchObject({ state: 'reported-done', standing: 'awaiting' });
    expect(promise?.transitions[0]?.quote).toContain('印发');
    expect(await decidePromise(promise?.id ?? '', 'confirmed', recall)).toMatchObject({ standing: 'confirmed' });
    expect(await decidePromise(promise?.id ?? '', 'rejected', recall)).toMatchObject({ state: 'open' });
    await expect(decidePromise(promise?.id ?? '', 'confirmed', recall)).rejects.toMatchObject({
      code: 'HONGTOU_NOTHING_PROPOSED',
    });
    await expect(decidePromise('p0', 'confirmed', recall)).rejects.toMatchObject({ code: 'HONGTOU_NOT_FOUND' });
  });

  it('takes the issue of the rule by the same body as evidence', async () => {
    const issued = [
      '深圳市工业和信息化局关于印发《深圳市创新券管理办法》的通知',
      '深工信规〔2022〕4号',
      '各有关单位：',
      '现将《深圳市创新券管理办法》印发给你们。',
      '深圳市工业和信息化局',
      '2022年5月11日',
    ].join('\n');
    const { ids, recall } = await corpus(made, issued);
    const [promise] = await collect(followedPromises(recall));
    expect(promise).toMatchObject({ state: 'reported-done', transitions: [{ evidence: { documentId: ids[1] } }] });
  });

  it('takes no evidence from another body', async () => {
    const { recall } = await corpus(made, done.replaceAll('深圳市工业和信息化局', '深圳市商务局'));
    const [promise] = await collect(followedPromises(recall));
    expect(promise?.state).toBe('open');
  });
});
