import { type MessageAttributeValue, PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { maskPersonalData } from '../../domain/alert/mask.ts';
import { oneLine, safeLink } from '../../domain/alert/plain-text.ts';
import type { ChangeRecord } from '../../domain/change/record.ts';
import type { Ledger } from '../../ports/ledger.ts';

export interface ChangeTopic {
  /**
   * Tells partners' systems of a numbered change, at least once: `n` names it for good. What only fills the corpus is not told.
   * Answers what was told.
   */
  announce(changeId: string): Promise<'announced' | 'silent'>;
}

/** The SNS topic of changes, with attributes to filter by: kind, documentKind, region, topics. */
export function createChangeTopic(
  client: SNSClient,
  options: { readonly topicArn: string; readonly siteUrl: string; readonly ledger: Pick<Ledger, 'entry'> },
): ChangeTopic {
  return {
    announce: async (changeId) => {
      const entry = await options.ledger.entry(changeId);
      if (entry === null || entry.claimedNumber === null || entry.record.audience === 'silent') return 'silent';
      const { record, claimedNumber: n } = entry;
      await client.send(
        new PublishCommand({
          TopicArn: options.topicArn,
          Message: JSON.stringify(eventOf(n, record, options.siteUrl)),
          MessageAttributes: attributesOf(record),
        }),
      );
      return 'announced';
    },
  };
}

/** Small and public: who wants the figures follows `url` or asks `/v1/changes?after=${n - 1}`. */
function eventOf(n: number, record: ChangeRecord, siteUrl: string) {
  const { state } = record;
  return {
    n,
    id: record.id,
    kind: record.kind,
    documentId: record.documentId,
    version: state.version,
    title: maskPersonalData(oneLine(state.title)),
    documentKind: state.kind,
    issuer: state.issuer === null ? null : maskPersonalData(oneLine(state.issuer)),
    region: state.region,
    topics: state.topics,
    signedOn: state.signedOn,
    publishedOn: state.publishedOn,
    source: safeLink(state.urls[0] ?? ''),
    url: `${siteUrl}changes/${n}.html`,
  };
}

function attributesOf(record: ChangeRecord): Record<string, MessageAttributeValue> {
  const { kind, region, topics } = record.state;
  return {
    kind: { DataType: 'String', StringValue: record.kind },
    documentKind: { DataType: 'String', StringValue: kind },
    // SNS refuses empty strings.
    ...(region === '' ? {} : { region: { DataType: 'String', StringValue: region } }),
    ...(topics.length === 0 ? {} : { topics: { DataType: 'String.Array', StringValue: JSON.stringify(topics) } }),
  };
}
