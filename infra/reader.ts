import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { CorsHttpMethod, HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Deployment } from '../functions/settings.ts';
import { WORK_SECONDS } from '../functions/settings.ts';
import { asBucket, type Corpus } from './corpus.ts';
import { addEventSource } from './event-source.ts';
import { fixId } from './fixed-id.ts';
import { addFunction } from './function.ts';
import { allowFolders, allowTable } from './permissions.ts';
import type { Queues } from './queues.ts';

export interface ReaderProps {
  readonly corpus: Corpus;
  readonly queues: Queues;
  readonly site: Deployment['site'];
  readonly sources: Deployment['sources'];
}

export interface Reader {
  readonly site: Bucket;
  /** Where readers find the site, ending in a slash. */
  readonly siteUrl: string;
  /** Where programs ask, ending in a slash. */
  readonly apiUrl: string;
  readonly functions: readonly LambdaFunction[];
}

/** What the world sees: the site and its feeds over CloudFront, and the API. */
export function addReader(scope: Construct, props: ReaderProps): Reader {
  const site = addSite(scope, props.corpus.accessLogs);
  const distribution = addDistribution(scope, site, props);
  const siteUrl = `https://${props.site?.domain ?? distribution.distributionDomainName}/`;
  const publish = addPublish(scope, site, siteUrl, props);
  const api = addFunction(scope, 'api', {
    description: 'Answers programs that follow the changes',
    timeout: Duration.seconds(10),
    memory: 512,
    settings: { ledgerTable: props.corpus.tables.ledger.tableName, siteUrl },
  });
  allowTable(api, props.corpus.tables, 'ledger', ['GetItem']);
  return { site, siteUrl, apiUrl: addApi(scope, api), functions: [publish, api] };
}

/** Apart from the archive: what CloudFront may read is what was published, never the raw bytes. */
function addSite(scope: Construct, accessLogs: Bucket): Bucket {
  const bucket = new Bucket(scope, 'Site', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
    serverAccessLogsBucket: asBucket(accessLogs),
    serverAccessLogsPrefix: 'site/',
    // The home page is written every round; its older texts can be made again from the ledger.
    lifecycleRules: [
      { noncurrentVersionExpiration: Duration.days(90), abortIncompleteMultipartUploadAfter: Duration.days(7) },
    ],
  });
  return fixId(bucket, 'Site');
}

function addDistribution(scope: Construct, site: Bucket, props: ReaderProps): Distribution {
  const { accessLogs } = props.corpus;
  const distribution = new Distribution(scope, 'Distribution', {
    comment: 'Hongtou: site and feeds',
    ...(props.site === null ? {} : ownName(scope, props.site)),
    defaultRootObject: 'index.html',
    httpVersion: HttpVersion.HTTP2_AND_3,
    priceClass: PriceClass.PRICE_CLASS_ALL,
    logBucket: asBucket(accessLogs),
    logFilePrefix: 'cloudfront/',
    defaultBehavior: {
      // Without LIST, S3 answers for a page that is not there that access is denied.
      origin: S3BucketOrigin.withOriginAccessControl(asBucket(site), {
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      }),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.USE_ORIGIN_CACHE_CONTROL_HEADERS,
      responseHeadersPolicy: ResponseHeadersPolicy.CORS_ALLOW_ALL_ORIGINS_AND_SECURITY_HEADERS,
    },
  });
  Validations.of(distribution).acknowledge(
    { id: 'AwsSolutions-CFR1', reason: 'Public policy is for readers everywhere.' },
    {
      id: 'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
      reason:
        'The site is public as a whole, has a default root object, and CloudFront forwards no query that would list it.',
    },
    { id: 'AwsSolutions-CFR2', reason: 'Only static files are served; there is nothing behind them to attack.' },
  );
  if (props.site === null) {
    Validations.of(distribution).acknowledge({
      id: 'AwsSolutions-CFR4',
      reason: 'The certificate of cloudfront.net fixes the lowest TLS version. An own name sets TLS 1.2.',
    });
  }
  return distribution;
}

function ownName(scope: Construct, { domain, certificateArn }: NonNullable<Deployment['site']>) {
  return {
    domainNames: [domain],
    certificate: Certificate.fromCertificateArn(scope, 'SiteCertificate', certificateArn),
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
  };
}

function addPublish(scope: Construct, site: Bucket, siteUrl: string, props: ReaderProps): LambdaFunction {
  const { archive, tables } = props.corpus;
  const fn = addFunction(scope, 'publish', {
    description: 'Writes the pages and feeds of all numbered changes that are not out yet',
    timeout: Duration.seconds(WORK_SECONDS.publish),
    memory: 1024,
    settings: {
      sources: props.sources,
      archiveBucket: archive.bucketName,
      siteBucket: site.bucketName,
      sourcesTable: tables.sources.tableName,
      ledgerTable: tables.ledger.tableName,
      siteUrl,
    },
  });
  allowFolders(fn, archive, ['readings/', 'details/'], ['GetObject']);
  allowFolders(fn, site, [''], ['GetObject', 'PutObject']);
  allowTable(fn, tables, 'sources', ['GetItem']);
  allowTable(fn, tables, 'ledger', ['GetItem', 'Query']);
  addEventSource(fn, props.queues.work.publish, { batchSize: 1, atOnce: 2 });
  return fn;
}

function addApi(scope: Construct, fn: LambdaFunction): string {
  const api = new HttpApi(scope, 'Api', {
    description: 'Hongtou: /v1',
    createDefaultStage: false,
    corsPreflight: { allowOrigins: ['*'], allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.HEAD] },
  });
  const logGroup = new LogGroup(scope, 'ApiAccessLog', {
    retention: RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const stage = new HttpStage(scope, 'ApiStage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: 50, burstLimit: 100 },
    accessLogSettings: { destination: new LogGroupLogDestination(logGroup) },
  });
  const [route] = api.addRoutes({
    path: '/v1/{proxy+}',
    methods: [HttpMethod.GET],
    integration: new HttpLambdaIntegration('ApiIntegration', fn),
  });
  if (route !== undefined) {
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'Changes in public policy are public; the stage bounds how often they are asked for.',
    });
  }
  return stage.url;
}
