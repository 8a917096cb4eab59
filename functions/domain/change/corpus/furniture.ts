import type { FoldedText } from './fold.ts';

/** Whether code i stands in a line that each page has for itself: its date of publication, counters, neighbours, footer. */
export function isFurniture(folded: FoldedText, index: number): boolean {
  const at = folded.at[index] ?? 0;
  const from = folded.text.lastIndexOf('\n', at) + 1;
  const end = folded.text.indexOf('\n', at);
  const line = folded.text.slice(Math.max(from, at - 60), Math.min(end < 0 ? folded.text.length : end, at + 40));
  return LABEL.test(line) || BARE_DATE.test(line.trim());
}

/** 发布时间：2024-05-06 浏览次数：12 · 上一篇：… */
const LABEL =
  /发布(?:时间|日期)|更新时间|浏览|访问|点击(?:数|量|次)|阅读|来源[：:]|信息来源|索引号|字号|备案|标识码|打印|[上下]一[篇条]|分享到|责任编辑|版权所有|主办单位|网站地图|当前位置|首页/u;
/** 2024-05-06 10:00 */
const BARE_DATE = /^[•·\s]*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?$/u;
