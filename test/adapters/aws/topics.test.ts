import type { PublishCommandInput, SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { createChangeTopic } from '../../../functions/adapters/aws/change-topic.ts';
import { withOpsTopic } from '../../../functions/adapters/aws/ops-topic.ts';
import type { ChangeRecord } from '../../../functions/domain/change/record.ts';
import type { LedgerEntry } from '../../../functions/ports/ledger.ts';
import type { OpsReport, OpsReports } from '../../../functions/ports/ops-reports.ts';
import { changeRecord } from '../../contracts/samples.ts';

function topic() {
  const published: PublishCommandInput[] = [];
  const client = {
    send: async ({ input }: { input: PublishCommandInput }) => {
      published.push(input);
      return { MessageId: 'm' };
    },
  };
  return { client: client as unknown as SNSClient, published };
}

describe('the topic of changes', () => {
  const options = { topicArn: 'arn:aws:sns:eu-central-1:1:Changes', siteUrl: 'https://policy.example/' };

  function announce(record: ChangeRecord, claimedNumber: number | null) {
    const { client, published } = topic();
    const entry: LedgerEntry = { record, claimedNumber, handled: 'handled' };
    const changes = createChangeTopic(client, { ...options, ledger: { entry: async () => entry } });
    return { published, answer: changes.announce(record.id) };
  }

  it('tells the number, the place to read more and attributes to filter by', async () => {
    const record = changeRecord('d1f2', 1);
    const { published, answer } = announce(record, 7);
    expect(await answer).toBe('announced');
    expect(published).toHaveLength(1);
    const [{ Message = '', MessageAttributes = {} } = {}] = published;
    expect(JSON.parse(Message)).toMatchObject({
      n: 7,
      id: record.id,
      kind: record.kind,
      url: 'https://policy.example/changes/7.html',
    });
    expect(MessageAttributes).toMatchObject({ kind: { DataType: 'String', StringValue: record.kind } });
    expect(Object.values(MessageAttributes).filter(({ StringValue }) => StringValue === '')).toEqual([]);
  });

  it('masks mobile numbers that stand in a title and drops links that are none', async () => {
    const plain = changeRecord('d1f2', 1);
    const state = {
      ...plain.state,
      title: '联系人\r\n13800138000',
      urls: ['javascript:alert(1)'],
      topics: [],
      region: '',
    };
    const { published, answer } = announce({ ...plain, state }, 7);
    await answer;
    const [{ Message = '', MessageAttributes = {} } = {}] = published;
    expect(JSON.parse(Message)).toMatchObject({ title: '联系人 138****8000', source: null });
    expect(Object.keys(MessageAttributes).toSorted()).toEqual(['documentKind', 'kind']);
  });

  it.each([
    ['fills the corpus only', { audience: 'silent' as const }, 7],
    ['has no number yet', {}, null],
  ])('says nothing of what %s', async (_, change, n) => {
    const { published, answer } = announce({ ...changeRecord('d1f2', 1), ...change }, n);
    expect(await answer).toBe('silent');
    expect(published).toEqual([]);
  });
});

describe('the topic of ops', () => {
  const report: OpsReport = {
    id: 'broken sz-gxj 2026',
    tick: '2026-11-25T03:45:00.000Z',
    subject: 'sz-gxj',
    kind: 'source-broken',
    message: '列表为空\nsince yesterday',
  };

  it('gets every report once, in a subject that SNS takes', async () => {
    const { client, published } = topic();
    const filed = new Set<string>();
    const reports: OpsReports = {
      file: async ({ id }) => {
        if (filed.has(id)) return 'present';
        filed.add(id);
        return 'filed';
      },
      all: async () => [],
    };
    const told = withOpsTopic(reports, client, 'arn:aws:sns:eu-central-1:1:Ops');
    expect(await told.file(report)).toBe('filed');
    expect(await told.file(report)).toBe('present');
    await told.file({ ...report, id: 'other', subject: `深圳 ${'x'.repeat(200)}\r\n` });
    expect(published).toHaveLength(2);
    expect(published[0]).toMatchObject({ Subject: 'Hongtou: source-broken: sz-gxj' });
    expect(published[0]?.Message).toContain('列表为空');
    for (const { Subject = '' } of published) expect(Subject).toMatch(/^[ -~]{1,99}$/);
  });
});
