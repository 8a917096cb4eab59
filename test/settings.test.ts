import { describe, expect, it } from 'vitest';
import {
  environmentOf,
  FUNCTION_SETTINGS,
  readDeployment,
  readSettings,
  type SettingName,
  variableOf,
} from '../functions/settings.ts';

describe('readSettings', () => {
  const environment = { HONGTOU_SITE_URL: 'https://policy.example/', HONGTOU_LEDGER_TABLE: 'Hongtou-Ledger' };

  it('reads what it is asked for and nothing else', () => {
    expect(readSettings(['siteUrl', 'ledgerTable'], environment)).toEqual({
      siteUrl: 'https://policy.example/',
      ledgerTable: 'Hongtou-Ledger',
    });
  });

  it('reads back what environmentOf wrote', () => {
    const values = { turnQueue: 'https://sqs.example/1/Turn.fifo', opsTopic: 'arn:aws:sns:eu-west-1:1:Ops' };
    expect(readSettings(['turnQueue', 'opsTopic'], environmentOf(values))).toEqual(values);
  });

  it('names every variable that is missing at once, with what belongs there', () => {
    expect(() =>
      readSettings(['siteUrl', 'archiveBucket', 'turnQueue'], { ...environment, HONGTOU_TURN_QUEUE: '' }),
    ).toThrow(
      expect.objectContaining({
        code: 'HONGTOU_NO_SETTING',
        message:
          'missing in the environment: HONGTOU_ARCHIVE_BUCKET (the name of an S3 bucket), HONGTOU_TURN_QUEUE (the URL of an SQS queue)',
      }),
    );
  });

  it.each([
    ['siteUrl', 'policy.example'],
    ['siteUrl', 'https://policy.example'],
    ['archiveBucket', 'Not A Bucket'],
    ['ledgerTable', 'a b'],
    ['turnQueue', 'Turn.fifo'],
    ['opsTopic', 'Ops'],
    ['attachmentsFunction', 'arn:aws:lambda:eu-west-1:1:function:x'],
    ['mailSender', 'a@b@c'],
  ] satisfies [SettingName, string][])('refuses %s = %s by name', (name, value) => {
    expect(() => readSettings([name], { [variableOf(name)]: value })).toThrow(
      expect.objectContaining({ code: 'HONGTOU_BAD_SETTING', message: expect.stringContaining(variableOf(name)) }),
    );
  });

  it('gives no function a way to subscribers that does not send to them', () => {
    const functions = Object.entries(FUNCTION_SETTINGS).filter(([, names]) =>
      (names as readonly SettingName[]).includes('subscribersTable'),
    );
    expect(functions.map(([name]) => name)).toEqual(['notify', 'deliver']);
  });
});

describe('readDeployment', () => {
  const read = (context: Readonly<Record<string, unknown>>) =>
    readDeployment((name) => context[name], new Set(['shenzhen', 'miit', 'sz-gxj']));
  const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/1';

  it('needs nothing', () => {
    expect(read({})).toEqual({
      stackName: 'Hongtou',
      opsEmail: null,
      mailSender: null,
      hostsAtOnce: 3,
      sources: 'all',
      site: null,
    });
  });

  it('takes the sources that it watches as the command line and as cdk.json give them', () => {
    for (const sources of ['shenzhen, sz-gxj', ['shenzhen', 'sz-gxj']])
      expect(read({ sources }).sources).toBe('shenzhen,sz-gxj');
    expect(() => read({ sources: 'shenzhen,nowhere' })).toThrow(
      expect.objectContaining({
        code: 'HONGTOU_BAD_SETTING',
        message: expect.stringMatching(/context sources is "shenzhen,nowhere", expected .*all, shenzhen, miit, sz-gxj/),
      }),
    );
  });

  it('takes numbers as the command line gives them', () => {
    expect(read({ hostsAtOnce: '12' }).hostsAtOnce).toBe(12);
  });

  it.each([
    [{ stackName: '1 stack' }, 'stackName'],
    [{ opsEmail: 'nobody' }, 'opsEmail'],
    [{ mailSender: true }, 'mailSender'],
    [{ hostsAtOnce: '1' }, 'hostsAtOnce'],
    [{ hostsAtOnce: 2.5 }, 'hostsAtOnce'],
    [{ sources: '' }, 'sources'],
    [{ sources: true }, 'sources'],
    [{ siteCertificate: certificate }, 'siteDomain'],
    [{ siteDomain: 'policy.example' }, 'siteCertificate'],
    [
      { siteDomain: 'policy.example', siteCertificate: certificate.replace('us-east-1', 'eu-west-1') },
      'siteCertificate',
    ],
  ])('refuses %j by name', (context, name) => {
    expect(() => read(context)).toThrow(
      expect.objectContaining({ code: 'HONGTOU_BAD_SETTING', message: expect.stringContaining(`context ${name} is`) }),
    );
  });
});
