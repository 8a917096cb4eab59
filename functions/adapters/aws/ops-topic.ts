import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { OpsReport, OpsReports } from '../../ports/ops-reports.ts';

/** Sends every report that is filed for the first time to ops as well. */
export function withOpsTopic(reports: OpsReports, client: SNSClient, topicArn: string): OpsReports {
  return {
    ...reports,
    file: async (report) => {
      const filed = await reports.file(report);
      if (filed === 'filed') await client.send(new PublishCommand({ TopicArn: topicArn, ...messageOf(report) }));
      return filed;
    },
  };
}

/** SNS takes one line of less than 100 characters as a subject; ids of sources are ASCII. */
function messageOf({ kind, subject, tick, message }: OpsReport) {
  const line = `Hongtou: ${kind}: ${subject}`.replace(/[^ -~]+/g, ' ');
  return { Subject: line.slice(0, 99), Message: `${message}\n\n${tick} ${subject}` };
}
