import { matchesOf } from '../matches.ts';
import type { Line } from './lines.ts';

/** What a page's label says: 发布日期: 2020-08-04. */
export interface Field {
  readonly label: FieldLabel;
  /** The label's own word: 发布时间. */
  readonly word: string;
  readonly value: string;
  /** Index of the line that holds the value, and where in the folded text it starts. */
  readonly at: number;
  readonly start: number;
}

export type FieldLabel =
  | 'index'
  | 'publisher'
  | 'source'
  | 'writtenOn'
  | 'publishedOn'
  | 'repliedOn'
  | 'title'
  | 'documentNumber'
  | 'caseNumber'
  | 'topic'
  | 'effect';

/**
 * Reads the labelled fields of a page's metadata table, whatever its layout: `索 引 号: …`, `索引号 …`, or label and value in two cells.
 */
export function readFields(lines: readonly Line[]): readonly Field[] {
  const fields: Field[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || line.text.length > LONGEST_FIELD) continue;
    const match = fieldIn(line.text);
    const word = match?.word ?? '';
    const label = LABELS.get(word);
    if (match === null || label === undefined) continue;
    const { value } = match;
    if (value !== '') {
      const first = withoutNext(value);
      const start = line.end - value.length;
      fields.push({ label, word, value: first, at, start }, ...further(line, start + first.length, at));
    } else {
      const next = lines[at + 1];
      const isValue =
        next !== undefined && next.text.length <= LONGEST_FIELD && !isFieldLine(next.text) && next.row <= line.row + 2;
      if (next !== undefined && isValue) fields.push({ label, word, value: next.text, at: at + 1, start: next.start });
    }
  }
  return fields;
}

/** The fields behind the first one of a line: 来源:… 发布日期:… 文件编号:… */
function further(line: Line, from: number, at: number): readonly Field[] {
  const fields: Field[] = [];
  const rest = line.text.slice(from - line.start);
  const heads = matchesOf(rest, NEXT_LABEL);
  for (const [i, { index, 0: head, 1: word = '' }] of heads.entries()) {
    const value = rest.slice(index + head.length, heads[i + 1]?.index).trimEnd();
    const label = LABELS.get(word);
    if (label !== undefined && value !== '') fields.push({ label, word, value, at, start: from + index + head.length });
  }
  return fields;
}

/** Is a line part of a page's metadata table? */
export function isFieldLine(words: string): boolean {
  const match = fieldIn(words.slice(0, LONGEST_FIELD));
  return match !== null && LABELS.has(match.word);
}

/** The label of a line, its blanks taken out, and what stands behind it; null where no label of ours can be. */
function fieldIn(words: string): { readonly word: string; readonly value: string } | null {
  const match = OPENS_LABEL.test(words) ? (GLUED.exec(words) ?? FIELD.exec(words)) : null;
  return match === null ? null : { word: (match[1] ?? '').replace(/ /g, ''), value: (match[2] ?? '').trim() };
}

/** 云岭市公安局发布时间:2025-11-04: the next field begins where the blank was lost, else behind one. */
function withoutNext(value: string): string {
  const next = value.search(NEXT_FIELD);
  return next > 0 ? value.slice(0, next).trimEnd() : value;
}

export function fieldValue(fields: readonly Field[], label: FieldLabel): string | null {
  return fields.find((field) => field.label === label)?.value ?? null;
}

const LONGEST_FIELD = 200;
/** 发 布 日 期: 2020-08-04 · 索引号 11500114/2020-06814 · [文号] */
const FIELD =
  /^[・*[-]? {0,4}((?:\p{Script=Han} {0,10}){2,7}?)(?:\([^()]{1,12}\))?(?:\] {0,4}:?|:| (?=\S)|$) {0,8}(.*)$/u;
/** 成文日期2025-11-10 · 文号云民函[2017]14号 · 发文机关云岭市教育局: neither colon nor blank */
const GLUED =
  /^[・*[-]? {0,4}((?:成文|签发|发布|公开|发文)(?:日期|时间)(?=(?:19|20)\d{2})|(?:文号|发文字号|文件编号)(?=\p{Script=Han}{2,14}\[(?:19|20)\d{2}\])|(?:发布机构|发文机关|发文机构|公开机构|发布单位)(?=\p{Script=Han}{3,24}$))(.*)$/u;

const LABELS: ReadonlyMap<string, FieldLabel> = new Map([
  ...labels('index', '索引号 索取号 信息索引 信息索引号 索引编号 公开目录 信息编号'),
  ...labels(
    'publisher',
    '发布机构 发文机关 发文机构 发文单位 发布单位 公开机构 公开责任部门 承办单位 主办单位 答复单位 办理单位 制发机关 责任部门 发布部门 公开部门 生成机构',
  ),
  ...labels('source', '来源 信息来源 文章来源 稿件来源 编辑 作者'),
  ...labels('writtenOn', '成文日期 成文时间 签发日期 签发时间'),
  ...labels(
    'publishedOn',
    '发布日期 发布时间 发表时间 发表日期 公开日期 公开时间 更新时间 更新日期 发文日期 发文时间 发稿时间 上传时间 录入时间 添加时间 添加日期 日期 时间 公布时间 公布日期 信息发布日期',
  ),
  ...labels('repliedOn', '答复日期 答复时间 回复日期 回复时间 办复日期 办复时间 办结时间 办结日期'),
  ...labels('title', '标题 文件标题 文件名称 信息名称 名称 题名 公文标题 信息标题 中文名'),
  ...labels('documentNumber', '文号 发文字号 发文文号 文件编号 文件文号 公文文号 公文字号 文件字号 发文号'),
  ...labels('caseNumber', '提案编号 建议编号 议案编号 提案号 建议号 提案案号 案号'),
  ...labels(
    'topic',
    '主题分类 信息分类 分类 主题词 关键词 体裁分类 体裁 信息类别 组配分类 服务对象分类 所属主题 公开方式分类 公文种类 文种 生成日期 生效日期 失效日期 废止日期 语种 内容概述 公开范围 公开形式 公开方式 浏览量',
  ),
  ...labels('effect', '有效性 时效性 时效 效力状态 是否有效 信息有效性 文件状态'),
]);

/** Most lines begin with the first character of no label. */
const OPENS_LABEL = new RegExp(`^[・*[-]? {0,4}[${[...LABELS.keys()].map(([first]) => first).join('')}]`);

/** A further label of the same line, with its colon. */
const NEXT_LABEL = new RegExp(`(?<=^| )(${[...LABELS.keys(), '统一编号'].join('|')}) {0,4}: {0,4}`, 'gu');
const NEXT_FIELD = new RegExp(
  `(?:发布|发表|更新|公开)(?:日期|时间) {0,4}:| (?:${[...LABELS.keys(), '统一编号'].join('|')}) {0,4}:`,
  'u',
);

function labels(label: FieldLabel, words: string): [string, FieldLabel][] {
  return words.split(' ').map((word) => [word, label]);
}
