import type { Fact } from '../facts/model.ts';
import type { Span } from '../page/span.ts';

/** What words are about: the runs that are left of them without dates, figures, verbs of administration and words that every letter has. */
export type About = readonly string[];

/**
 * Reads what a clause is about. Verbs stay where little else is left: of 新建改建公厕30座 remains 新建改建公厕.
 * @example aboutOf('2021年底前完成环湖绿道建设', …) // ['环湖绿道']
 */
export function aboutOf(text: string, span: Span, facts: readonly Fact[]): About {
  const nouns = nounsOf(text, span, facts);
  return weightOf(nouns) >= FEWEST_PAIRS ? nouns : piecesOf(text, span, facts).flatMap(runsOf);
}

/** The same without any verb: 上线运行 names nothing. */
export function nounsOf(text: string, span: Span, facts: readonly Fact[]): About {
  return piecesOf(text, span, facts).flatMap((piece) => runsOf(piece.replace(VERB, ' ')));
}

function piecesOf(text: string, span: Span, facts: readonly Fact[]): readonly string[] {
  return withoutFigures(text, span, facts).map((piece, at) =>
    fold(piece.replace(at === 0 ? LIST_MARK : DATE_REST, '')),
  );
}

/** Pairs of characters: how much there is to know a thing again by. */
export function weightOf(about: About): number {
  return pairsOf(about).size;
}

/** Which share of what something is about stands in folded words, from 0 to 1; 0 where too little stands there to tell. */
export function coverage(about: About, folded: string): number {
  const pairs = pairsOf(about);
  let shared = 0;
  for (const pair of pairs) if (folded.includes(pair)) shared++;
  return shared < FEWEST_PAIRS ? 0 : shared / pairs.size;
}

/** Whether the word that the last run ends in stands in folded words: 公办幼儿园 is no 公办学校, however much of the rest they share. */
export function hasHead(about: About, folded: string): boolean {
  return folded.includes((about.at(-1) ?? '').slice(-2));
}

/** Width, case, blanks and marks dropped. */
export function fold(words: string): string {
  return words.normalize('NFKC').replace(NO_WORD, '').toLowerCase();
}

function withoutFigures(text: string, span: Span, facts: readonly Fact[]): readonly string[] {
  const pieces: string[] = [];
  let at = span.start;
  for (const { type, start, end } of facts) {
    if (start < at || end > span.end || !FIGURES.has(type)) continue;
    pieces.push(text.slice(at, start));
    at = end;
  }
  return [...pieces, text.slice(at, span.end)];
}

function runsOf(words: string): About {
  return words
    .replace(COMMON, ' ')
    .replace(DIGITS, ' ')
    .split(' ')
    .filter((run) => run.length >= 2 && !ORGAN.test(run));
}

function pairsOf(about: About): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const run of about) for (let i = 0; i + 2 <= run.length; i++) pairs.add(run.slice(i, i + 2));
  return pairs;
}

const FEWEST_PAIRS = 3;
const FIGURES: ReadonlySet<string> = new Set([
  'date',
  'period',
  'count',
  'percent',
  'money',
  'multiple',
  'documentNumber',
]);
/** 交通运输厅: who is asked, not what is promised */
const ORGAN = /^\p{Script=Han}{1,10}(?:[厅局委]|政府|部门)$/u;
const NO_WORD = /[\s\p{P}\p{S}]+/gu;
/** a figure that is no fact: 20场 */
const DIGITS = /\d+/gu;
/** 四、 · （二） · 1. · 三是 */
const LIST_MARK = /^\s*(?:[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])/u;
/** 底前 of 2021年底前, where the date ends before it */
const DATE_REST = /^(?:年?[底末]之?前|[底末前内起]|之前|以前)/u;
const VERB =
  /新建|改建|扩建|改扩建|建成(?!区)|建设|改造|完成|实现|推进|推动|加快|加强|加大|制定|制订|修订|出台|印发|编制|起草|建立|健全|完善|开展|启动|打造|新增|增加|增设|提升|提高|优化|强化|实施|落实|纳入|列入|投入使用|投用|上线运行|上线|运行|竣工|开工|通车|通水|投产|开街|开业|开园|交付|落成|运营|举办|组建|成立|设立|推迟|贯通|启用|使用|达到|突破|探索|研究|组织|安排|扩大|推广|延期|整治|更换|规范|超额|降[至到低]|下降|控制|压减|减少|增至/gu;
/** Words that every letter has, and those of a bureau that asks others: 积极向上级汇报，争取早日解决 names nothing. */
const COMMON =
  /十[三四五六]五(?:期末|末|期间|时期)?|(?:我|本|各)[局委市区县省厅院校部]们?|全[市区县省]|贵[委局党派]{1,2}|下一步|下阶段|接下来|目前|今后|计划|预计|力争|争取|确保|拟|将于?|正在|继续|进一步|全面|全部|基本|正式|有序|稳步|累计|截至|左右|以上|以内|因|受|影响|原因|依托|会同|通过|结合|围绕|任务|工作|试点|项目|主体工程|年内|[上下]半年|年[底末]之?前?|投资|不少于|不低于|超过|民生实事|实事|为民办|重点|重要议程|其中|全年|比上年|沟通|协调|衔接|对接|汇报|反馈|上报|申报|申请|报送|积极|及时|尽快|早日|密切|跟踪|关注|认真|持续|多方|多渠道|上级|部门|单位|相关|有关|我们|这方面|方面|论证|调研|咨询|解决|办理|问题|建议|提案|您提出|国家|项目库|立项|精神|要求|根据|按照|参考|进行|情况|研究|后续|后期|下步|同时|具备|条件|[春秋]季(?:学期)?|开学|通力合作|招投标|[已于在和与及的等对把被由从以至到了]/gu;
