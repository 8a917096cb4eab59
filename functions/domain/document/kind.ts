import type { Anatomy } from './anatomy.ts';
import type { Line } from './lines.ts';
import type { DocumentKind } from './model.ts';
import { leadingOrgan } from './organ.ts';
import { isAnswerOf } from './salutation.ts';
import { isReplyTitle } from './title.ts';

/** What a paper is by what it does, not by what it quotes. `title` is its title's folded words, from the text or the page. */
export function readKind(lines: readonly Line[], anatomy: Anatomy, title: string): DocumentKind {
  const reply = readReplyKind(lines, anatomy, title);
  if (reply !== null) return reply;
  for (const [pattern, kind] of TITLE_KINDS) if (pattern.test(title)) return kind;
  const opening = textOf(lines.slice(0, 60), 600).slice(0, 3000);
  if (DRAFT.test(opening.slice(0, 800))) return 'draft';
  for (const [pattern, kind] of TEXT_KINDS) if (pattern.test(opening)) return kind;
  return 'other';
}

/**
 * A reply names a member or a body whose proposal it received, or says so in its title. 提案 and 委员 are words of the 政协, 议案 and 代表 of the 人大;
 * 建议 is said of both. The title wins over the text. A paper that says neither is none: citizens write suggestions too, and ministries ask for advice.
 */
function readReplyKind(
  lines: readonly Line[],
  { salutation, body, back, foot, opening }: Anatomy,
  title: string,
): 'proposal-reply' | 'suggestion-reply' | null {
  if (NOT_A_REPLY.test(title) && !NUMBERED.test(title)) return null;
  const start = textOf(lines.slice(opening, body + 3), 400);
  if (TEMPLATE.test(start)) return null;
  if (OPINION.test(title + start) && !CASE.test(title + start)) return null;
  const closing = textOf(lines.slice(back, foot), 200);
  const above = textOf(lines.slice(0, opening), 200).slice(0, 4000);
  const isLetter = salutation !== null && (ANSWER.test(start) || isAnswerOf(closing));
  const isTitled =
    isReplyTitle(title) && (LETTER.test(start) || (NUMBERED.test(title) && leadingOrgan(title) !== null));
  const isBare = salutation === null && BARE_LETTER.test(start) && !CITIZEN.test(above);
  if (!isLetter && !isTitled && !isBare) return null;
  return (
    bodyOf(title) ??
    bodyOf(start.slice(0, 600)) ??
    officeKind(salutation?.office ?? null) ??
    bodyOf(closing) ??
    (CITIZEN.test(above)
      ? null
      : (bodyOf(above) ??
        (NUMBER_OF_SUGGESTIONS.test(above) ? 'suggestion-reply' : null) ??
        (isBare ? memberKind(start) : null) ??
        numberedKind(start)))
  );
}

function textOf(lines: readonly Line[], most: number): string {
  return lines.map(({ text }) => text.slice(0, most)).join('\n');
}

function bodyOf(words: string): 'proposal-reply' | 'suggestion-reply' | null {
  const proposal = words.search(SESSION_OF_CPPCC);
  const suggestion = words.search(SESSION_OF_NPC);
  if (proposal >= 0 || suggestion >= 0) {
    return suggestion < 0 || (proposal >= 0 && proposal < suggestion) ? 'proposal-reply' : 'suggestion-reply';
  }
  if (PROPOSAL.test(words)) return 'proposal-reply';
  return SUGGESTION.test(words) ? 'suggestion-reply' : null;
}

function officeKind(office: '代表' | '委员' | null): 'proposal-reply' | 'suggestion-reply' | null {
  if (office === null) return null;
  return office === '委员' ? 'proposal-reply' : 'suggestion-reply';
}

/** 第56号《关于修桥的建议》: only cases of the 人大 and the 政协 are numbered, and those of the 政协 are called 提案. */
function numberedKind(start: string): 'suggestion-reply' | null {
  return NUMBERED_SUGGESTION.test(start) ? 'suggestion-reply' : null;
}

/** A letter without any word of its case still names whom it answers: 张三代表所提…收悉. */
function memberKind(start: string): 'proposal-reply' | 'suggestion-reply' | null {
  const member = RECEIVED.test(start) ? MEMBER.exec(start)?.[1] : undefined;
  return officeKind(member === '代表' || member === '委员' ? member : null);
}

const NUMBERED_SUGGESTION = /第 ?\d{1,8} ?号[^。]{0,4}《[^《》]{4,80}建议》|建议》?[^。]{0,6}\(?第 ?\d{1,8} ?号/u;
/** 教基建议[2021]354号: ministries number their answers by what they answer */
const NUMBER_OF_SUGGESTIONS = /^[\p{Script=Han}]{1,8}建议(?:字|函|复)? ?\[20\d{2}\]/mu;
const RECEIVED = /收悉|(?:答复|回复|函复)如下/u;
const MEMBER = /(代表|委员)(?!会|处|团|性|作)/u;
/** 社情民意 is news for the government, no case that must be answered. */
const OPINION = /社情民意/u;
const CASE = /提案|建议|议案|书面意见/u;
const ANSWER = /收悉|收到|答复|回复|函复|转交|交由|交我|办理|[您你]们?(?:在|所|联名)?.{0,40}提|高度重视/u;
/** What only a letter says, in its first paragraphs. */
const LETTER =
  /收悉|[您你]们?(?:在.{0,40})?(?:所|联名|于)?提(?:出|交)|(?:现|作).{0,30}(?:答复|回复|函复)如下|感谢[您你]|(?:会办|协办|分办)意见|供[你贵您].{0,12}(?:答复|参考)/u;
const NUMBERED = /\d ?号/u;
/** A letter without salutation starts with whom it answers. */
const BARE_LETTER =
  /^(?:.{0,8}[您你]们?.{0,8}(?:提|在)|.{0,90}(?:收悉|已收到)[,。;].{0,60}(?:答复|回复|函复|办理)|.{0,60}(?:提案|建议|议案).{0,90}(?:答复|回复|函复)如下)/u;
/** Letters of citizens: mailbox, hotline, message board. */
const CITIZEN = /来信|诉求|市民|网民|网友|12345|信件|信访|咨询内容|留言|写信/u;
/** 《关于×××的建议》 · 第×××号: a form to be filled in */
const TEMPLATE = /《[^《》]{0,12}[×○Xx]{3}|第 ?[×○Xx]{2,4} ?号/u;
const NOT_A_REPLY = /审议意见|(?:报告|总结|通报|统计|通知|公告|公示|办法|规定|方案|征求意见稿\)?)$/u;
const SESSION_OF_CPPCC =
  /政协[^。\n]{0,24}(?:届|会议|第)|届[^。\n]{0,12}政协|(?<!工作)委员会第?(?:(?!人大|人民)[^。\n]){0,8}次(?:全体)?会议/u;
const SESSION_OF_NPC =
  /(?:人大|人民代表大会)[^。\n]{0,24}(?:届|会议|第|代表)|届[^。\n]{0,12}(?:人大|人民代表大会)|代表建议/u;
const PROPOSAL = /提案/u;
const SUGGESTION = /议案|建议案|议事原案|书面意见/u;

const TITLE_KINDS: readonly (readonly [RegExp, DocumentKind])[] = [
  [/解读|图解|一图读懂|问答/u, 'interpretation'],
  [/征求意见稿|征求.{0,60}意见|送审稿|草案/u, 'draft'],
  [/指南|指引|须知|办事流程|操作手册/u, 'guide'],
  [/(?:印发|发布|公布|修订|修改).{0,80}(?:办法|规定|细则|措施|意见|条例|方案|规划|计划|规则|规程|政策)/u, 'measure'],
  [/转发.{0,80}(?:办法|规定|细则|措施|意见|条例)》?(?: ?\([^()]*\))?的通知(?: ?\([^()]*\))?$/u, 'measure'],
  [/(?:函|批复)(?:\([^()]*\))?$/u, 'other'],
  [/(?:通知|公告|通告|公示|启事|名单|通报)(?:》)?(?:\([^()]*\))?$/u, 'notice'],
  [
    /(?:办法|规定|细则|措施|意见|条例|方案|规划|计划|规则|规程|政策|决定)(?:》)?(?: ?\([^()]*\)){0,2}(?:的通知)?$/u,
    'measure',
  ],
];
const DRAFT = /征求意见稿|公开征求意见/u;
const TEXT_KINDS: readonly (readonly [RegExp, DocumentKind])[] = [
  [/予以公示|公示(?:时间|期)|特此(?:公告|通知|通告)|现[将就]?.{0,40}(?:通知|公告|通告|公布)如下/u, 'notice'],
  [/现予以?印发|第一章|第一条/u, 'measure'],
  [/现将.{0,240}(?:转发|印发)(?:给|你)/u, 'notice'],
  [
    /^(?:[\p{Script=Han}、,()]{2,40}[,、])?各[\p{Script=Han}、,()]{2,60}:[\s\S]{0,1500}?(?:请|务必|须|通知|逾期)/mu,
    'notice',
  ],
  [
    /记者|通讯员|\d{1,2}月\d{1,2}日(?:上午|下午)?,|本报讯|讯\)|近日,?.{0,12}(?:印发|出台|发布|召开|举行|获悉)|(?:主席|主任|市长|县长|区长|书记|局长)[\p{Script=Han}]{0,12}(?:赴|率|到|深入)[^。]{0,60}(?:督办|调研|视察|检查|走访)/u,
    'news',
  ],
];
