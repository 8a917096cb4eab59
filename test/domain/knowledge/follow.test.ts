import { describe, expect, it } from 'vitest';
import { type Decision, followPromise } from '../../../functions/domain/knowledge/follow.ts';
import { promisesIn, reportsIn } from '../../../functions/domain/knowledge/promises.ts';
import { letter, paper, saidIn } from './papers.ts';

const TODAY = '2026-11-18';

/** What became of the first promise of the first letter, after the others. */
function follow(texts: readonly string[], today = TODAY, decisions: readonly Decision[] = []) {
  const papers = texts.map((text, at) => {
    const document = paper(text);
    const documentId = `d${at}`;
    return {
      promises: promisesIn(document, saidIn(document), documentId).map((promise) => ({ ...promise, documentId })),
      reports: reportsIn(document, saidIn(document)).map((report) => ({ ...report, documentId })),
      signedOn: document.signedOn,
    };
  });
  const [first] = papers[0]?.promises ?? [];
  if (first === undefined) throw new Error('the first letter promises nothing');
  const later = {
    promises: papers.flatMap(({ promises }) => promises),
    reports: papers.flatMap(({ reports }) => reports),
    signedOn: papers.flatMap(({ signedOn }) => signedOn ?? []),
  };
  return { promise: first, ...followPromise(first, later, today, decisions) };
}

const PROMISE = letter('1', '2021年8月12日', '下一步，我局将修订《深圳市创新券管理办法》，提高资助标准。');

describe('A promise', () => {
  it('stays open while no later paper names its object', () => {
    const other = letter('2', '2022年8月12日', '我局已印发《深圳市绿色工厂管理办法》。');
    expect(follow([PROMISE, other])).toMatchObject({ state: 'open', transitions: [] });
  });

  it('is under way while a later letter says so', () => {
    const later = letter('2', '2022年8月12日', '目前正在修订《深圳市创新券管理办法》，已形成初稿。');
    expect(follow([PROMISE, later])).toMatchObject({ state: 'progressing', standing: 'none' });
  });

  it('is reported done by a later letter, and waits for a person', () => {
    const later = letter('2', '2022年8月12日', '我局已于2022年3月印发《深圳市创新券管理办法》。');
    const { state, standing, transitions } = follow([PROMISE, later]);
    expect([state, standing]).toEqual(['reported-done', 'awaiting']);
    expect(transitions[0]?.evidence).toMatchObject({ documentId: 'd1', saidOn: '2022-08-12' });
  });

  it('is not done because a later letter acts by the same rule', () => {
    const later = letter('2', '2022年8月12日', '按照《深圳市创新券管理办法》，已完成认定50家企业。');
    expect(follow([PROMISE, later]).state).toBe('open');
  });

  it('is not done where it is not done yet', () => {
    const later = letter('2', '2022年8月12日', '《深圳市创新券管理办法》尚未修订。');
    expect(follow([PROMISE, later]).state).toBe('open');
  });

  it('takes no evidence from papers of the same day or before', () => {
    const earlier = letter('2', '2021年8月12日', '我局已印发《深圳市创新券管理办法》。');
    expect(follow([PROMISE, earlier]).state).toBe('open');
  });

  it('is restated where a later letter says the same', () => {
    const later = letter('2', '2022年8月12日', '下一步，我局将修订《深圳市创新券管理办法》，提高资助标准。');
    expect(follow([PROMISE, later]).state).toBe('restated');
  });

  it('has changed where its target or day has', () => {
    const made = letter('1', '2021年8月12日', '下一步，我局计划2022年新建“临澜智谷”平台20个。');
    const later = letter('2', '2022年8月12日', '下一步，我局计划2023年新建“临澜智谷”平台15个。');
    const { promise, state, transitions } = follow([made, later]);
    expect(promise.due).toBe('2022');
    expect(state).toBe('changed');
    expect(transitions[0]?.note).toContain('2022 → 2023');
  });

  it('was dropped in silence a year after its day, if the body has spoken since', () => {
    const made = letter('1', '2021年8月12日', '下一步，我局将于2022年底前修订《深圳市创新券管理办法》。');
    const other = letter('2', '2024年8月12日', '我局已印发《深圳市绿色工厂管理办法》。');
    expect(follow([made, other])).toMatchObject({ state: 'dropped', standing: 'awaiting' });
    expect(follow([made]).state).toBe('open');
    expect(follow([made, other], '2023-06-01').state).toBe('open');
    const mention = letter('3', '2023年8月12日', '《深圳市创新券管理办法》规定了标准。');
    expect(follow([made, other, mention]).state).toBe('open');
  });

  it('keeps the word of a person', () => {
    const later = letter('2', '2022年8月12日', '我局已于2022年3月印发《深圳市创新券管理办法》。');
    const { promise, transitions } = follow([PROMISE, later]);
    const word = (verdict: Decision['verdict']) => [
      { promiseId: promise.id, transitionId: transitions[0]?.id ?? '', verdict, decidedAt: '' },
    ];
    expect(follow([PROMISE, later], TODAY, word('confirmed'))).toMatchObject({ standing: 'confirmed' });
    expect(follow([PROMISE, later], TODAY, word('rejected'))).toMatchObject({ state: 'open', transitions: [] });
  });
});
