import { describe, expect, it } from 'vitest';
import { synthesize } from './synthesized.ts';
import { at, functionsOf, list, nameOf } from './template.ts';

const stack = synthesize();
const only = (type: string, from = stack) => Object.values(from.all(type))[0]?.Properties ?? {};

describe('the site', () => {
  const configuration = at(only('AWS::CloudFront::Distribution'), 'DistributionConfig');

  it('is served over HTTPS from its bucket by origin access control', () => {
    expect(at(configuration, 'DefaultCacheBehavior')).toMatchObject({ ViewerProtocolPolicy: 'redirect-to-https' });
    expect(nameOf(at(configuration, 'Origins', 0, 'DomainName'))).toContain('Site');
    expect(at(configuration, 'Origins', 0, 'OriginAccessControlId')).toBeDefined();
    expect(only('AWS::CloudFront::OriginAccessControl')).toMatchObject({
      OriginAccessControlConfig: { SigningBehavior: 'always', SigningProtocol: 'sigv4' },
    });
    expect(at(configuration, 'DefaultRootObject')).toBe('index.html');
  });

  it('has an own name with TLS 1.2 where ops give one, and then everything links to it', () => {
    const site = { domain: 'policy.example', certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1' };
    const own = synthesize({ site });
    expect(at(only('AWS::CloudFront::Distribution', own), 'DistributionConfig')).toMatchObject({
      Aliases: ['policy.example'],
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
    });
    const urls = Object.values(functionsOf(own)).map(({ Properties }) =>
      at(Properties, 'Environment', 'Variables', 'HONGTOU_SITE_URL'),
    );
    expect(new Set(urls)).toEqual(new Set([undefined, 'https://policy.example/']));
  });
});

describe('the API', () => {
  it('takes GET below /v1 only, bounded and logged', () => {
    expect(only('AWS::ApiGatewayV2::Route')).toMatchObject({ RouteKey: 'GET /v1/{proxy+}' });
    const stage = only('AWS::ApiGatewayV2::Stage');
    expect(stage).toMatchObject({ DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 } });
    expect(nameOf(at(stage, 'AccessLogSettings', 'DestinationArn'))).toBe('ApiAccessLog');
    expect(only('AWS::ApiGatewayV2::Integration')).toMatchObject({ PayloadFormatVersion: '2.0' });
  });
});

describe('alarms', () => {
  const alarms = Object.values(stack.all('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);

  it('are few, over all parts together, and reach the ops topic when they begin and end', () => {
    expect(alarms).toHaveLength(5);
    for (const alarm of alarms) {
      expect(list(alarm.AlarmActions).map(nameOf)).toEqual(['OpsTopic']);
      expect(list(alarm.OKActions).map(nameOf)).toEqual(['OpsTopic']);
    }
  });

  it('stay within the ten metrics that CloudWatch takes in one alarm', () => {
    for (const alarm of alarms) {
      expect(list(alarm.Metrics).filter((metric) => at(metric, 'MetricStat') !== undefined).length).toBeLessThanOrEqual(
        10,
      );
    }
  });

  it('see every dead-letter queue', () => {
    const dead = alarms.find((alarm) => String(alarm.AlarmDescription).includes('dead-letter'));
    const seen = list(dead?.Metrics).flatMap((metric) => list(at(metric, 'MetricStat', 'Metric', 'Dimensions')));
    expect(seen.map((dimension) => nameOf(at(dimension, 'Value'))).toSorted()).toEqual([
      'AssessDead',
      'DeliverDead',
      'LaterDead',
      'NotifyDead',
      'PublishDead',
      'ScheduleDead',
      'TurnDead',
    ]);
  });

  it('go off when nothing happens at all', () => {
    const silence = alarms.find((alarm) => alarm.TreatMissingData === 'breaching');
    expect(silence).toMatchObject({ MetricName: 'Invocations', Threshold: 1, Period: 3600 });
    expect(nameOf(at(silence, 'Dimensions', 0, 'Value'))).toBe('ScheduleFunction');
  });

  it('are mailed to ops where an address is set', () => {
    const told = synthesize({ opsEmail: 'ops@policy.example' });
    expect(only('AWS::SNS::Subscription', told)).toMatchObject({ Protocol: 'email', Endpoint: 'ops@policy.example' });
    expect(stack.all('AWS::SNS::Subscription')).toEqual({});
  });
});
