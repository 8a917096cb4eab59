import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment } from '../functions/settings.ts';
import { addAlerts, addTopics } from './alerts.ts';
import { addCorpus } from './corpus.ts';
import { addInbox } from './inbox.ts';
import { addPipeline } from './pipeline.ts';
import { addQueues } from './queues.ts';
import { addReader } from './reader.ts';
import { addWatchtower } from './watchtower.ts';

export type MonitorProps = Omit<Deployment, 'stackName'>;

/** One deployment of Hongtou. */
export class MonitorStack extends Stack {
  constructor(scope: Construct, id: string, props: MonitorProps) {
    super(scope, id, { description: 'Hongtou: tells people what changed in Chinese public policy' });
    const corpus = addCorpus(this);
    const queues = addQueues(this);
    const topics = addTopics(this, props.opsEmail);
    const reader = addReader(this, { corpus, queues, site: props.site, sources: props.sources });
    const { siteUrl } = reader;
    const { hostsAtOnce, mailSender, sources } = props;
    const pipeline = addPipeline(this, { corpus, queues, ops: topics.ops, siteUrl, hostsAtOnce, sources });
    addInbox(this, { corpus, queues, ops: topics.ops, sources });
    const alerts = addAlerts(this, { corpus, queues, topics, siteUrl, mailSender });
    const functions = [...pipeline.workers, ...alerts, ...reader.functions];
    addWatchtower(this, { queues, functions, heart: pipeline.heart, ops: topics.ops });
    new CfnOutput(this, 'SiteUrl', { value: siteUrl });
    new CfnOutput(this, 'ApiUrl', { value: reader.apiUrl });
    new CfnOutput(this, 'ChangesTopicArn', { value: topics.changes.topicArn });
  }
}
