import { readFile } from 'node:fs/promises';
import type { PolicyDocument } from '../../domain/document/model.ts';
import { readDocument } from '../../domain/document/read.ts';
import { HongtouError } from '../../domain/error.ts';
import { decodePage } from '../../domain/page/charset.ts';
import { createTopicLabeller } from '../../domain/topic/label.ts';
import type { TopicLabeller } from '../../domain/topic/model.ts';
import { parseTaxonomy, topicNames } from '../../domain/topic/taxonomy.ts';
import {
  answerLines,
  describeError,
  type ExitStatus,
  type JsonRecord,
  optionalBytes,
  optionalDay,
  optionalString,
} from '../jsonl.ts';
import { note, printJson, printLines, readOptions } from '../options.ts';
import type { ReadPage } from '../page-paper.ts';
import { textOfBytes } from '../paper-text.ts';

const USAGE = `hongtou read --jsonl
Reads lines {"id", "url"?, "text"? or "html"? or "base64"?, "contentType"?, "publishedOn"?} on stdin and answers each with what the paper says:
kind, title, numbers, issuer, dates, sections, topics, facts, commitments.

hongtou read [--json] FILE…
Reads papers (text or HTML files) and prints a summary of each, or with --json one line of JSON for each.`;

const OPTIONS = { jsonl: { type: 'boolean' }, json: { type: 'boolean' } } as const;

/** Papers as data: what they are, say and promise. */
export async function run(args: readonly string[]): Promise<ExitStatus> {
  const parsed = readOptions(args, OPTIONS, USAGE);
  if (parsed === null) return 0;
  const { values, positionals } = parsed;
  const isLines = values.jsonl === true;
  if (isLines === positionals.length > 0) {
    note(USAGE);
    return 2;
  }
  const topics = await loadTopics();
  const readPage = readingPages();
  if (isLines) return answerLines(process.stdin, process.stdout, (row) => readRow(row, topics.label, readPage));
  return readFiles(positionals, topics, readPage, values.json === true ? 'json' : 'summary');
}

/** One line's answer. @throws HONGTOU_BAD_LINE; see PaperReader */
export async function readRow(
  row: JsonRecord,
  labelTopics: TopicLabeller,
  readPage = readingPages(),
): Promise<PolicyDocument> {
  const url = optionalString(row, 'url') ?? null;
  const publishedOn = optionalDay(row, 'publishedOn') ?? null;
  const text = optionalString(row, 'text');
  if (text !== undefined) return readDocument(text, { url, publishedOn, pageTitle: null, labelTopics });
  const html = optionalString(row, 'html') ?? decodedBytes(row);
  return readPage(html, { url, publishedOn, labelTopics });
}

function decodedBytes(row: JsonRecord): string {
  const bytes = optionalBytes(row, 'base64');
  if (bytes === undefined) throw new HongtouError('HONGTOU_BAD_LINE', 'none of "text", "html" and "base64" is there');
  return decodePage(bytes, optionalString(row, 'contentType')).text;
}

/** The parsers of HTML are loaded with the first page: most papers come as text. */
function readingPages(): ReadPage {
  let opened: Promise<ReadPage> | null = null;
  return async (html, context) => {
    opened ??= import('../page-paper.ts').then(({ createPageReading }) => createPageReading());
    return (await opened)(html, context);
  };
}

interface Topics {
  readonly label: TopicLabeller;
  readonly nameOf: (code: string) => string;
}

async function loadTopics(): Promise<Topics> {
  const file = new URL('../../../seeds/topics.json', import.meta.url);
  const taxonomy = parseTaxonomy(JSON.parse(await readFile(file, 'utf8')));
  return { label: createTopicLabeller(taxonomy), nameOf: topicNames(taxonomy) };
}

/** Exit 3 where some files could not be read, 1 where none could. */
async function readFiles(
  paths: readonly string[],
  topics: Topics,
  readPage: ReadPage,
  form: 'json' | 'summary',
): Promise<ExitStatus> {
  let failed = 0;
  for (const path of paths) {
    try {
      const document = await readFileText(textOfBytes(await readFile(path), path), topics.label, readPage);
      if (form === 'json') printJson({ id: path, ...document });
      else printLines([summarise(path, document, topics.nameOf)]);
    } catch (error) {
      failed += 1;
      const { code, message } = describeError(error);
      if (form === 'json') printJson({ id: path, error: { code, message } });
      note(`${path}: ${code}: ${message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message}`);
    }
  }
  return failed === 0 ? 0 : failed === paths.length ? 1 : 3;
}

async function readFileText(text: string, labelTopics: TopicLabeller, readPage: ReadPage): Promise<PolicyDocument> {
  const context = { url: null, publishedOn: null, labelTopics };
  return HTML.test(text.slice(0, 2000)) ? readPage(text, context) : readDocument(text, { ...context, pageTitle: null });
}

function summarise(path: string, document: PolicyDocument, nameOf: (code: string) => string): string {
  const { case: answered, validity } = document;
  const lines: readonly (readonly [string, string | null])[] = [
    ['种类', KINDS[document.kind]],
    ['标题', document.title],
    ['文号', document.documentNumber],
    [
      '案号',
      answered === null
        ? null
        : joinKnown([answered.session, answered.number === null ? null : `第${answered.number}号`]),
    ],
    ['机关', document.issuer],
    ['主送', document.addressees.join('、') || null],
    ['成文', document.signedOn],
    ['发布', document.publishedOn],
    ['阶段', document.stage],
    ['办理类别', document.answerClass],
    ['公开', document.disclosure],
    [
      '施行',
      validity === null
        ? null
        : joinKnown([validity.effectiveOn, validity.expiresOn === null ? null : `至${validity.expiresOn}`]),
    ],
    ['废止', validity?.abolishes.join('、') || null],
    ['主题', document.topics.map(({ code }) => nameOf(code)).join('、') || null],
    ['期限', document.deadlines.map(({ what, on }) => `${on} ${what}`).join('；') || null],
    ['事实', `${document.facts.length} 项`],
    ['承诺', `${document.commitments.length} 项`],
    ['提示', document.warnings.map(({ message }) => message).join('；') || null],
  ];
  const headings = document.sections.filter(({ level }) => level > 0 && level < 5);
  return [
    `${path}`,
    ...lines.filter(([, value]) => value !== null).map(([label, value]) => `  ${label}：${value}`),
    ...headings.map(({ level, label, heading }) => `  ${'  '.repeat(level)}${label}${heading}`),
  ].join('\n');
}

function joinKnown(parts: readonly (string | null)[]): string | null {
  return parts.filter((part) => part !== null).join(' ') || null;
}

const HTML = /<(?:!doctype|html|head|body|meta|div|table|p)[\s>]/iu;
const KINDS = {
  'proposal-reply': '政协提案答复',
  'suggestion-reply': '人大建议答复',
  measure: '政策文件',
  draft: '征求意见稿',
  notice: '通知公告',
  guide: '办事指南',
  interpretation: '政策解读',
  news: '新闻动态',
  other: '其他',
} as const;
