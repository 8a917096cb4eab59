import type { Line } from './lines.ts';

/** 称呼/主送机关: whom a letter addresses. `at` is the index of its line, offsets are into the folded text. */
export interface Salutation {
  readonly at: number;
  /** Where in the folded text the salutation stands. */
  readonly start: number;
  readonly end: number;
  /** The names' places in the folded text. */
  readonly names: readonly { readonly start: number; readonly end: number }[];
  /** The word for the office, where there is one: 代表 is of the 人大, 委员 of the 政协. */
  readonly office: '代表' | '委员' | null;
}

/**
 * Finds the salutation of a reply letter: names with 代表 or 委员, or an organisation that is followed by the receipt (收悉).
 * A salutation that the receipt follows wins over one that merely looks like one. null where the letter has none.
 */
export function findSalutation(lines: readonly Line[]): Salutation | null {
  let fallback: Salutation | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || !OFFICE_OR_COLON.test(line.text.slice(0, LONGEST))) continue;
    const found = readPersons(line, at) ?? readOrganisation(line, at);
    if (found === null) continue;
    if (isReceiptAhead(lines, found)) return found;
    if (found.office !== null) fallback ??= found;
  }
  return fallback;
}

/** Does a line say that a proposal was received, or that this is its answer? */
export function isReceipt(words: string): boolean {
  return RECEIPT.test(words);
}

function isReceiptAhead(lines: readonly Line[], { at, end, office }: Salutation): boolean {
  const own = lines[at];
  const rest = own === undefined ? '' : own.text.slice(end - own.start);
  const ahead = [rest, ...lines.slice(at + 1, at + 4).map(({ text }) => text.slice(0, 300))].join('\n');
  return RECEIPT.test(ahead) && (office !== null || CASE_WORDS.test(ahead));
}

function readPersons(line: Line, at: number): Salutation | null {
  const match = PERSONS.exec(line.text.slice(0, LONGEST));
  if (match === null) return null;
  const [whole, lead = '', label = '', honorific = '', list = '', office = '', close = ''] = match;
  // 王某代表 within a running sentence: without a colon the salutation must be the whole line.
  if (close === '' && whole.length < line.text.length) return null;
  const listStart = line.start + lead.length + label.length + honorific.length;
  const names = splitNames(list, listStart);
  if (names === null) return null;
  return {
    at,
    start: listStart,
    end: line.start + whole.length,
    names,
    office: office.endsWith('代表') ? '代表' : '委员',
  };
}

/** 民盟临澜市委会: — a body of which members' proposals come in its own name. */
function readOrganisation(line: Line, at: number): Salutation | null {
  const match = ORGANISATION.exec(line.text.slice(0, LONGEST));
  if (match === null) return null;
  const [whole, label = '', list = ''] = match;
  if (NO_ADDRESSEE.test(list)) return null;
  const start = line.start + label.length;
  const names = splitAt(list, start, /[、,;]/u).filter(({ end, start: from }) => end > from);
  return { at, start, end: line.start + whole.length, names, office: DELEGATION.test(list) ? '代表' : null };
}

/** null where a piece is no name, so that 部分人大代表 is no salutation. */
function splitNames(list: string, start: number): { start: number; end: number }[] | null {
  const pieces = splitAt(list, start, /[、,;.]|和|及|与/u);
  const separated = pieces.length > 1 ? pieces : splitAt(list, start, / {1,8}(?=\p{Script=Han}{2})/u);
  const names = (separated.some(({ words }) => words.length < 2) ? pieces : separated).filter(
    ({ words }) => words !== '',
  );
  if (names.length === 0 || names.some(({ words }) => !NAME.test(words) || NOT_A_NAME.test(words))) return null;
  return names;
}

function splitAt(list: string, start: number, separator: RegExp): { start: number; end: number; words: string }[] {
  const pieces: { start: number; end: number; words: string }[] = [];
  let from = start;
  for (const piece of list.split(separator)) {
    const at = list.indexOf(piece, from - start) + start;
    const lead = piece.length - piece.trimStart().length;
    const words = piece.trim().replace(COUNT_TAIL, '').trimEnd();
    pieces.push({ start: at + lead, end: at + lead + words.length, words });
    from = at + piece.length;
  }
  return pieces;
}

/** A salutation names at most some forty members. */
const LONGEST = 320;
const OFFICE_OR_COLON = /代表|委员|:/u;
/** 尊敬的陈国兴、刘铭等3位委员: */
const PERSONS =
  /^((?:[([]?\d{0,3}[)\]、.]? {0,4})?)((?:(?:[\p{Script=Han}]{0,6}(?:答复|回复|办理|内容|结果|意见)) {0,4}: {0,4})?)((?:(?:尊敬|敬爱|亲爱)的)? {0,4}:? {0,4})([\p{Script=Han}a-zA-Z・、,;. ]{2,300}?)(?:(?:全国|[省市县区州]|自治区)?(?:政协|人大) {0,4})?(代 {0,4}表|委 {0,4}员)(?:们|同志|女士|先生)? {0,4}(?:,? {0,4}(?:您|你|您们|你们|大家) {0,4}好)? {0,4}([:!.]|$|,(?= {0,4}[您你]))/u;
const ORGANISATION =
  /^((?:(?:[\p{Script=Han}]{0,6}(?:答复|回复|办理|内容|结果|意见)) {0,4}: {0,4})?)([\p{Script=Han}・、,()\d ]{2,60}) {0,4}(?::|: {0,4})$/u;
/** 收悉, 已转交我局办理, 现答复如下 */
const RECEIPT =
  /收悉|收到|[您你]们?在|[您你]们?(?:所|联名|于)?提|提出的|转来|转交|交由|交我|交给|(?:答复|回复|函复|汇报|报告|反馈|说明|办复|回应|介绍)如下|作如下(?:答复|回复|说明)|的(?:建议|提案|议案)/u;
const CASE_WORDS = /提案|建议|议案|社情民意/u;
const NAME =
  /^(?:\p{Script=Han}{2,4}|\p{Script=Han} {1,6}\p{Script=Han}{1,2}|[\p{Script=Han}a-zA-Z・. ]{2,24}[・.][\p{Script=Han}a-zA-Z・. ]{1,24}|\p{Script=Han}{5,7}|[\p{Script=Han}]{4,24}(?:委员会|委会|市委|省委|支部|总支|小组|工商联|界别?|商会|协会|联合会|学社|代表团|组))$/u;
/** Words that stand before 代表 or 委员 without being names. */
const NOT_A_NAME =
  /^(?:[各全本该某此]|部分|有关|相关|列席|邀请|来自)|人大|政协|常务|专职|专家|职工|党员|企业|群众|居民|学生|家长|行业|[省市县区]级|人民|的|提案|建议|办理|满意/u;
/** 等3位 */
const COUNT_TAIL = / {0,4}等? {0,4}(?:\d{0,3}|[一二三四五六七八九十两]{0,3}) {0,4}(?:位|名|人)?$/u;
const DELEGATION = /代表团/u;
/** Lines that end with a colon and address nobody. */
const NO_ADDRESSEE =
  /如下|附件|抄送|答复|回复|内容|建议[:]?$|主题|标 ?题|时间|日期|来源|作者|电话|联系|办法|措施|方面|[是为]$|案由|分析|理由|单位$|情况$|意见$|要求$|问题$|公开|机关$|文号|索引/u;
