import type { PolicyDocument } from '../../../functions/domain/document/model.ts';
import { readDocument } from '../../../functions/domain/document/read.ts';
import type { Said } from '../../../functions/domain/knowledge/model.ts';

/** A paper as the reader sees it. */
export function paper(text: string): PolicyDocument {
  return readDocument(text, {
    url: null,
    publishedOn: null,
    pageTitle: null,
    labelTopics: () => ({ labels: [], sectionTopics: [] }),
  });
}

export function saidIn(document: PolicyDocument): Said {
  return { body: document.issuer, saidOn: document.signedOn };
}

/** A letter of a bureau of Shenzhen with the given paragraphs. */
export function letter(number: string, signed: string, ...paragraphs: readonly string[]): string {
  return [
    `深圳市工业和信息化局关于市政协七届一次会议第${number}号提案答复的函`,
    '张三委员：',
    '您提出的《关于支持小微企业的提案》收悉。现答复如下：',
    ...paragraphs,
    '感谢您对我们工作的关心和支持。',
    '深圳市工业和信息化局',
    signed,
  ].join('\n');
}
