/**
 * Whether a sentence is nothing but a formula of letters: thanks, the closing line, the invitation to write again. Whoever says
 * so first says nothing new. A sentence with a figure, or with one clause of another kind, is none.
 * @example isCourtesy('再次感谢您对我市工业和信息化工作的关心与支持！')
 * @example isCourtesy('专此答复。')
 */
export function isCourtesy(sentence: string): boolean {
  if (sentence.length > LONGEST || FIGURE.test(sentence)) return false;
  const clauses = sentence
    .split(MARK)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  return clauses.length > 0 && clauses.every((clause) => FORMULAS.some((formula) => formula.test(clause)));
}

const LONGEST = 120;
const FIGURE = /[\d０-９%％]/u;
const MARK = /[，,。．！!；;：:\n]/u;
/** What may stand before the verb of a formula. */
const LEAD =
  '(?:最后|首先|在此|再次|同时|并|也|谨|衷心|诚挚|真诚|由衷|十分|非常|特别|的|热忱|我局|我委|我们|地|的|向您|对您|表示){0,6}';
const FORMULAS: readonly RegExp[] = [
  // 最后，
  /^(?:最后|首先|同时|在此|您好|你好)$/u,
  // 衷心感谢您对我市教育工作的关心和支持
  new RegExp(
    `^${LEAD}(?:感谢|谢谢)(?:您|你|贵|各位|代表|委员)[^，]{0,50}(?:关心|支持|理解|关注|信任|厚爱|监督|帮助|建议|意见|提案|重视)$`,
    'u',
  ),
  new RegExp(`^${LEAD}(?:感谢|谢谢|衷心的感谢|衷心感谢|诚挚的谢意)$`, 'u'),
  // 对您关心支持我市工作
  /^(?:对|向)(?:您|你|贵)[^，]{0,30}(?:关心|支持|理解|关注)(?:[^，]{0,12}工作)?(?:表示)?(?:衷心|诚挚)?的?(?:感谢|谢意)?$/u,
  // 欢迎您继续提出宝贵意见和建议 · 希望您一如既往地关注和支持我们的工作
  new RegExp(
    `^${LEAD}(?:欢迎|希望|望|恳请|敬请|期待|盼望)(?:您|你们?|贵委|贵单位)?(?:今后|能|一如既往地?|继续|多|对|为|给予|[^，]{0,20}工作){0,6}(?:提出|多提|关注|关心|支持|监督|提供)[^，]{0,14}(?:意见|建议|支持|关注|关心|监督|工作)$`,
    'u',
  ),
  // 专此答复 · 特此函复
  /^(?:专|特|谨|现|就)?此(?:函)?(?:复|答复|回复|函复|函告|致谢)$/u,
  /^此致$|^敬礼$|^祝您[^，]{0,4}(?:愉快|健康|顺利)$/u,
  // 经研究 · 现答复如下 · 现将有关情况函复如下
  /^经[^，]{0,10}研究$/u,
  /^(?:现|兹)(?:将|就)?(?:有关|相关|办理|具体)?(?:情况|意见|问题)?(?:答复|回复|函复)(?:意见)?如下$/u,
  // 如有不妥之处 · 请批评指正
  /^(?:以上答复)?(?:如|若)(?:您|你)?(?:对)?(?:以上|本|此)?(?:答复|办理)?(?:情况|意见|结果)?(?:仍|还)?有(?:不妥|不当|不同意见|什么意见|疑问|其他意见)(?:之处)?$/u,
  /^(?:请|敬请|恳请)(?:您|你)?(?:予以|多)?(?:批评指正|谅解|理解)$/u,
];
