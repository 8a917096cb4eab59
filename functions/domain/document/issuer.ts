import type { Anatomy } from './anatomy.ts';
import type { FoldedText } from './folded.ts';
import type { Line } from './lines.ts';
import { leadingOrgan, organNameIn, trailingOrgan } from './organ.ts';
import { isPageHead } from './page-furniture.ts';

/**
 * The issuing organ (发文机关): from the signature, else the order's head, the title, a labelled field, the letterhead, the breadcrumb, the contact line, or the letter's own
 * naming of itself. Joint issuers stand together, one blank between them. The site's footer and host are never asked.
 */
export function readIssuer(
  paper: FoldedText,
  lines: readonly Line[],
  anatomy: Anatomy,
  pageTitle: FoldedText | null,
): string | null {
  const { signature, order } = anatomy;
  if (signature.organs.length > 0) return signature.organs.map(({ start, end }) => paper.slice(start, end)).join(' ');
  if (order !== null) return paper.slice(order.organ.start, order.organ.end);
  return (
    fromNumber(paper, lines, anatomy) ??
    fromTitle(paper, anatomy) ??
    fromPageTitle(pageTitle) ??
    fromField(paper, anatomy, SURE_FIELDS) ??
    fromLetterhead(paper, lines, anatomy) ??
    fromBreadcrumb(paper, lines, anatomy) ??
    fromContact(paper, lines, anatomy) ??
    fromField(paper, anatomy, ['source']) ??
    fromBody(paper, lines, anatomy)
  );
}

/** 云岭市人民政府令第9号 below the title names who gave the order. */
function fromNumber(paper: FoldedText, lines: readonly Line[], { opening }: Anatomy): string | null {
  for (const { text, start } of lines.slice(0, Math.min(opening, 60))) {
    const organ = text.length > 60 ? undefined : ORDER_NUMBER.exec(text)?.[1];
    if (organ !== undefined) return paper.slice(start, start + organ.length);
  }
  return null;
}

function fromTitle(paper: FoldedText, { headTitle: title }: Anatomy): string | null {
  if (title === null) return null;
  const leading = leadingOrgan(title.words);
  if (leading !== null) return paper.slice(title.start, title.start + leading.length);
  const trailing = trailingOrgan(title.words);
  if (trailing === null) return null;
  const start = title.end - (title.words.length - title.words.lastIndexOf(trailing));
  return paper.slice(start, start + trailing.length);
}

function fromPageTitle(title: FoldedText | null): string | null {
  const leading = title === null ? null : leadingOrgan(title.folded);
  return title === null || leading === null ? null : title.name(0, leading.length);
}

const SURE_FIELDS = ['publisher'] as const;
const FORWARDER = /人大|政协|报社|电视台|融媒体|新闻|编辑部/u;

function fromField(
  paper: FoldedText,
  { fields, foot }: Anatomy,
  labels: readonly ('publisher' | 'source')[],
): string | null {
  for (const field of fields) {
    if (field.at >= foot || !labels.some((label) => label === field.label)) continue;
    const organ = organNameIn(field.value);
    // 来源:人大办公室 names who passed the letter on.
    if (organ === null || (field.label === 'source' && FORWARDER.test(organ))) continue;
    return paper.slice(field.start, field.start + organ.length);
  }
  return null;
}

/** An organ's name on a line of its own above the salutation: 红头 or the page's list of attributes. */
function fromLetterhead(paper: FoldedText, lines: readonly Line[], { body }: Anatomy): string | null {
  for (const line of lines.slice(0, Math.min(body, 60))) {
    const organ = organNameIn(line.text.replace(LETTERHEAD_TAIL, ''));
    if (organ !== null && DEPARTMENT.test(organ)) return paper.slice(line.start, line.start + organ.length);
  }
  return null;
}

function fromBreadcrumb(paper: FoldedText, lines: readonly Line[], { body }: Anatomy): string | null {
  for (const line of lines.slice(0, Math.min(body, 60))) {
    if (!isPageHead(line.text) || !CRUMBS.test(line.text)) continue;
    const crumbs = line.text.split(CRUMBS).map((crumb) => crumb.trim());
    const organ = crumbs.findLast(
      (crumb) => organNameIn(crumb) === crumb && (DEPARTMENT.test(crumb) || CRUMB.test(crumb)),
    );
    if (organ === undefined) continue;
    const start = line.start + line.text.lastIndexOf(organ);
    return paper.slice(start, start + organ.length);
  }
  return null;
}

/** 联系单位:临澜市水务局 · (联系人:临澜市水务局 …) */
function fromContact(paper: FoldedText, lines: readonly Line[], { body, foot }: Anatomy): string | null {
  for (const line of lines.slice(body, foot)) {
    const match = line.text.length > 120 ? null : CONTACT.exec(line.text);
    if (match?.[1] === undefined) continue;
    const start = line.start + match.index + match[0].length - match[1].length;
    return paper.slice(start, start + match[1].length);
  }
  return null;
}

/** 临澜市水务局高度重视: the letter names its author where nothing else does. */
function fromBody(paper: FoldedText, lines: readonly Line[], { salutation, body }: Anatomy): string | null {
  if (salutation === null) return null;
  for (const line of lines.slice(salutation.at + 1, body + 3)) {
    const opening = line.text.slice(0, 600);
    const match = SELF_DOES.test(opening) ? SELF.exec(opening) : null;
    if (match?.[1] === undefined) continue;
    const start = line.start + match.index + match[0].indexOf(match[1]);
    return paper.slice(start, start + match[1].length);
  }
  return null;
}

const ORDER_NUMBER =
  /^(\p{Script=Han}{2,24}(?:政府|[部委局署会院])) ?令 ?第 ?[零〇一二三四五六七八九十百\d]{1,6} ?号$/u;
const LETTERHEAD_TAIL = / {0,4}(?:\(?文件\)?|\(函\)|提案答复|建议答复)$/u;
/**
 * A government as a whole publishes its departments' letters: only a department is taken from the page, with its place in its name, and no company, congress or
 * web site.
 */
const DEPARTMENT =
  /^(?!.*(?:公司|服务中心|网$|人大|政协)).{0,10}[省市县区州旗盟镇乡].{0,16}(?:局|委|厅|部|办|办公室|队|院|会|所|中心|联|社)$/u;
/** In a breadcrumb the place may be left out. */
const CRUMB = /^(?!.*(?:公司|服务中心|网$|人大|政协)).{1,20}(?:局|委|厅|办公室)$/u;
const CRUMBS = / {0,3}(?:>{1,2}|»|\/|->|→) {0,3}/u;
const CONTACT =
  /(?:联系|承办|答复|主办|办理)单位(?:及电话|及联系人)? {0,3}: {0,3}([\p{Script=Han}]{2,24}?(?:局|委|厅|部|办|办公室|中心|队|院|会|所|公司))(?= |,|$|联|:|;)/u;
/** What a letter's sender says it did. */
const SELF_DOES = /重视|认真研究|[收接]到|[及立][时即]组织/;
const SELF =
  /(?:^|[,。;])((?!我|贵(?![州阳港池溪南德定])|各|有关|相关)[\p{Script=Han}]{2,16}?(?:局|委|厅|大队|支队|中心|办公室|公司)(?:\([\p{Script=Han}]{1,8}\))?)(?:对此|对您|对该|领导|党组|党委)?(?:高度重视|十分重视|非常重视|认真研究|收到|接到|及时组织|立即组织)/u;
