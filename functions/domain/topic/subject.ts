import { matchesAtLines, matchesOf } from '../matches.ts';
import type { Span } from '../page/span.ts';

/**
 * Where a folded text names the matter that was asked about: the suggestion's own title, quoted (《关于…的建议》) or run into the
 * sentence of receipt (您提出的关于…的建议收悉), a line or field that holds it, and the paper's title. Indexes into `text`.
 */
export function subjectSpans(text: string, title: string | null): readonly Span[] {
  const head = text.slice(0, HEAD);
  const spans = [...titleSpans(text, title), ...fieldSpans(head), ...lineSpans(head), ...receiptSpans(head)];
  return spans.filter((span) => span.end > span.start);
}

/** A letter names its matter on its first page. */
const HEAD = 2500;

function titleSpans(text: string, title: string | null): readonly Span[] {
  if (title === null || title.length < 4) return [];
  const at = text.indexOf(title);
  return at < 0 ? [] : [{ start: at, end: at + title.length }];
}

function fieldSpans(head: string): readonly Span[] {
  return matchesOf(head, FIELD).map((match) => endingAt(match, match[1] ?? ''));
}

function lineSpans(head: string): readonly Span[] {
  return matchesAtLines(head, LINE).map((match) => endingAt(match, match[1] ?? ''));
}

/** The quoted title in each sentence of receipt; where none is quoted, the sentence from 关于 on, or all of it. */
function receiptSpans(head: string): readonly Span[] {
  const spans: Span[] = [];
  for (const match of matchesOf(head, SENTENCE)) {
    const sentence = match[0];
    if (!PROPOSAL.test(sentence) || !RECEIPT.test(sentence)) continue;
    const quoted = matchesOf(sentence, QUOTED).filter(
      (quote) => !RULE.test(quote[0]) && !isWithinTitle(sentence, quote),
    );
    if (quoted.length > 0) {
      spans.push(
        ...quoted.map((quote) => ({
          start: match.index + quote.index,
          end: match.index + quote.index + quote[0].length,
        })),
      );
      continue;
    }
    const from = Math.max(sentence.indexOf('关于'), 0);
    spans.push({ start: match.index + from, end: match.index + sentence.length });
  }
  return spans;
}

/** 关于加强村落保护为“和美乡村”建设赋能的建议: a quoted word inside the matter is not the matter. */
function isWithinTitle(sentence: string, quote: RegExpExecArray): boolean {
  const end = quote.index + quote[0].length;
  return RUNS_ON.test(sentence.slice(end, end + 2)) && ABOUT.test(sentence.slice(0, quote.index));
}

function endingAt(match: RegExpExecArray, words: string): Span {
  const end = match.index + match[0].length;
  return { start: end - words.length, end };
}

/** 标题:关于解决某村饮水问题的建议 | — a field of the page's table */
const FIELD = /(?:标题|题目|案由|案名|事由|建议名称|提案名称|议案名称|问题内容|主题)[:|]{1,3}([^\n|]{4,80})/gu;
/** 某县水利局关于加强水渠管护的建议的答复, a line of its own; the span ends with the line, so the issuer before 关于 is left out */
const LINE = /^[^\n。,:]{0,30}(关于[^\n。]{2,70}(?:建议|提案|议案|问题)[^\n。,:]{0,12})$/muy;
/** up to the full stop or the line's end */
const SENTENCE = /[^\n。]{6,400}/gu;
const PROPOSAL = /建议|提案|议案|议事原案|来信|意见/u;
/** 收悉, 已交我局办理, 现答复如下 */
const RECEIPT = /收悉|收到|[已经现]?交[由我办给]|转[交来我]|承办|研究办理|(?:答复|回复|办理情况|函复|汇报)如下/u;
/** “关于加强校车管理”, 《关于修复水渠的提案》 */
const QUOTED = /《[^《》\n]{3,100}》|[“"「『][^“”"「」『』\n]{3,100}[”"」』]|[<〈][^<>〈〉\n]{4,80}[>〉]/gu;
/** 关于 … up to the quotation, no other quotation between */
const ABOUT = /关于[^《》“”"'「」『』]{0,60}$/u;
/** words that go on behind a quotation: neither 的建议 nor a mark */
const RUNS_ON = /^(?![的等第]|建议|提案|议案|收悉|一案)[\p{Script=Han}]/u;
/** 《临澜市扶持办法》〔: a rule that is cited, not a suggestion */
const RULE =
  /(?:办法|规定|条例|细则|方案|规划|纲要|通知|指引|意见|措施|标准|规范|目录|征询意见表)(?:[(][^)]{1,12}[)])?[》”"」』>〉]$/u;
