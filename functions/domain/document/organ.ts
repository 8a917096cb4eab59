/** The organ's name (机关) in a line that says nothing else, without remarks in brackets and a seal's mark; null else. @example organNameIn('临澜市水务局(盖章)') === '临澜市水务局' */
export function organNameIn(words: string): string | null {
  if (words.length > LONGEST_NAME) return null;
  const match = ORGAN.exec(words);
  return match === null || NO_ORGAN.test(words) ? null : (match[1] ?? null);
}

/** The organ that stands at the start of words: 临澜市水务局关于… */
export function leadingOrgan(words: string): string | null {
  const name = LEADING.exec(words)?.[1];
  return name === undefined || NO_ORGAN.test(name) ? null : name;
}

/** The organ in brackets at the end of a title: …的答复(水务局) */
export function trailingOrgan(words: string): string | null {
  if (!words.endsWith(')') && !words.endsWith(']')) return null;
  const name = TRAILING.exec(words)?.[1];
  return name === undefined ? null : organNameIn(name);
}

const LONGEST_NAME = 50;
const ENDING =
  '(?:局|委|厅|部|办公室|办公厅|办|院|会|中心|政府|公司|大队|支队|总队|分队|分局|处|所|站|社|署|馆|台|学校|大学|学院|中学|小学|银行|支行|分行|集团|指挥部|街道|镇|乡|党委|团委|工会|党校|学校|监狱|总社|(?:残|工商|妇|侨|文|社|台|青)联|科协|商会|协会|学会|委员会|管委会|科|组|园区|开发区|海关|法院|检察院|税务|公安|交警)';
/** 临 澜 市 水 务 局 (盖章) */
const ORGAN = new RegExp(
  `^((?:\\p{Script=Han} {0,2}|"|\\([\\p{Script=Han}]{1,12}\\)|、){2,46}?${ENDING}(?:\\([\\p{Script=Han}]{2,12}(?:局|委|办|厅)\\))?)(?: {0,6}[(\\[][\\p{Script=Han}]{1,8}[)\\]])?[.。]?$`,
  'u',
);
const LEADING = new RegExp(
  `^((?:\\p{Script=Han}| ){2,30}?${ENDING}(?:\\([\\p{Script=Han}]{2,16}\\))?) {0,4}(?:关于|对|答复|办理|$)`,
  'u',
);
const TRAILING = /[([]([\p{Script=Han}]{2,20})[)\]]$/u;
const NO_ORGAN =
  /^(?:发布|发文|承办|公开|制发|责任|生成)(?:机构|机关|单位|部门) |感谢|答复|回复|意见|建议|提案|会议$|关注|支持|工作$|^(?:特|专|此|对|关于|以上|附|抄送|抄报|联系|主题)|[的了是将为及]$|机会$|社会$|^(?:您|我|你|贵(?![州阳港池溪南德定]))|[一二三四五六七八九十]、|届|人民代表大会$|届|人民代表大会$|大厅$|发布会$|常务会$|全部$|两会$|内部$|政协$|人大$|主动公开|信息公开|政务公开|办理结果|目录$|栏目/u;
