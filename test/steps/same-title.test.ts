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

interface Parts {
  readonly number?: string;
  readonly issuer?: string;
  readonly award?: string;
  readonly body?: string;
  readonly signed?: string;
}

function notice({ number = '', issuer = '云岭市科学技术局', award = '20万元', body, signed = '2026年9月1日' }: Parts) {
  const rule = body ?? `对通过认定的企业给予一次性奖励${award}。申报截止日期为2026年12月15日。`;
  return [
    `${issuer}关于组织申报创新企业奖励的通知`,
    number,
    '各有关单位：',
    `现将有关事项通知如下：${rule}`,
    issuer,
    signed,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

const take = (name: string, text: string) =>
  importPaper(
    { id: name, url: `https://kjj.example.gov.cn/${name}.html`, text, publishedOn: null },
    TICK,
    monitor.ports,
  );

const BODY_OF_ANOTHER = '经专家评审和公示，下列单位列入第二批名单，共拨付资金386.5万元，有异议的请于12月3日前提出。';

describe('a second paper under a title that its issuer used before', () => {
  it.each([
    ['with other figures', notice({ award: '25万元', signed: '2026年11月2日' })],
    ['with a body of its own', notice({ body: BODY_OF_ANOTHER, signed: '2026年11月2日' })],
  ])('is a paper of its own, %s', async (_, text) => {
    const first = await take('1', notice({}));
    const second = await take('2', text);
    expect([first.kind, second.kind]).toEqual(['published', 'published']);
    expect(second.documentId).not.toBe(first.documentId);
    expect(second.deadlines).toHaveLength(1);
  });

  it('is recorded once, however often it is taken, and so is a third', async () => {
    await take('1', notice({}));
    const second = await take('2', notice({ award: '25万元' }));
    expect(await take('2', notice({ award: '25万元' }))).toEqual(second);
    const third = await take('3', notice({ award: '30万元' }));
    expect((await take('1', notice({}))).documentId).not.toBe(third.documentId);
    expect((await monitor.ports.ledger.history(third.documentId)).map(({ record }) => record.kind)).toEqual([
      'published',
    ]);
  });

  it('is a copy where it says the same', async () => {
    const first = await take('1', notice({}));
    expect(await take('2', notice({}))).toMatchObject({ kind: 'reposted', documentId: first.documentId });
  });
});

describe('a paper that its portal puts up again at another address', () => {
  it('is its next version where title and number are the same and a later day has another text', async () => {
    const number = '云科发〔2026〕12号';
    const first = await take('1', notice({ number }));
    const again = await take('2', notice({ number, award: '25万元', signed: '2026年11月2日' }));
    expect(again).toMatchObject({ kind: 'revised', documentId: first.documentId });
    expect(again.figures).toMatchObject([
      { before: { fact: { text: '20万元' } }, after: { fact: { text: '25万元' } } },
    ]);
    expect(again.state.urls[0]).toBe('https://kjj.example.gov.cn/2.html');
  });
});

describe('numbers that many issuers give', () => {
  it.each(['2026年第5号', '公告第3号'])('%s alone makes two papers no one', async (number) => {
    const first = await take('1', notice({ number }));
    const other = await take('2', notice({ number, issuer: '云岭市财政局', body: BODY_OF_ANOTHER }));
    expect([other.kind, other.documentId === first.documentId]).toEqual(['published', false]);
  });
});
