import type { Anatomy } from './anatomy.ts';
import { isNumbered } from './headings.ts';
import type { Line } from './lines.ts';

/** A third party's repost: the paper's own lines are from (inclusive) to (exclusive), the rest is the reposter's. */
export interface Repost {
  readonly from: number;
  readonly to: number;
}

/**
 * Tells a consultancy's or medium's repost from an organ's page: it advertises. null for an organ's own page; an address under gov.cn always is one.
 */
export function findRepost(
  lines: readonly Line[],
  { front, headTitle, foot, back }: Anatomy,
  url: string | null,
): Repost | null {
  if (url !== null && GOVERNMENT.test(url)) return null;
  const margins = [...lines.slice(0, MARGIN), ...lines.slice(-MARGIN)];
  const adverts = new Set(margins.flatMap(({ text }) => text.slice(0, 400).match(ADVERT) ?? []));
  if (adverts.size < (url === null ? 2 : 1)) return null;
  const from = headTitle?.from ?? front;
  return {
    from: from - (isHeadline(lines[from - 1], lines[from]) ? 1 : 0),
    to: commentaryStart(lines, front, Math.min(back, foot)),
  };
}

/** The reposter's headline right above the title tells of the paper in the title's own words: it is no page furniture. */
function isHeadline(above: Line | undefined, title: Line | undefined): boolean {
  if (above === undefined || title === undefined || above.text.length > LONGEST_HEADLINE) return false;
  for (let at = 0; at + SHARED <= above.text.length; at += 1) {
    if (title.text.includes(above.text.slice(at, at + SHARED))) return true;
  }
  return false;
}

const LONGEST_HEADLINE = 60;
/** Characters in a row. */
const SHARED = 6;

/** Behind the last numbered provision, whole paragraphs without number are the reposter's view. */
function commentaryStart(lines: readonly Line[], front: number, end: number): number {
  for (let at = end - 1; at > front; at -= 1) {
    if (isNumbered(lines[at]?.text ?? '')) return at + 1;
  }
  return end;
}

const MARGIN = 25;
const GOVERNMENT = /^https?:\/\/[^/]*\.gov\.cn(?:[:/]|$)/iu;
const ADVERT =
  /高新(?:技术企业)?认定|资质(?:认证|认定|办理|代办)|政府项目申报|点击上方|关注我们|小编|获批率|代办|咨询热线|免费(?:咨询|评估|测评)|业务涵盖|欢迎(?:来电|咨询|联系我们)|扫码(?:咨询|添加)|我司|服务项目|申报辅导|轻松到手|知识产权代理|体系认证/gu;
