/** What a unit measures. `power` lifts a figure to the base unit (‰ is a tenth of %). */
export interface Unit {
  readonly word: string;
  readonly type: 'money' | 'percent' | 'count' | 'period' | 'multiple';
  readonly base: string;
  readonly power: number;
}

/**
 * The longest unit that stands at a place, or null. `script` is that of the figures before it: after Han digits only measure words count that
 * cannot be read as part of a name (三门, 九台, 两路 are places).
 */
export function unitAt(text: string, at: number, script: 'arabic' | 'han'): Unit | null {
  const candidates = UNITS_BY_FIRST.get(text.charCodeAt(at));
  if (candidates === undefined) return null;
  for (const unit of candidates) {
    if (!text.startsWith(unit.word, at)) continue;
    if (script === 'han' && unit.type === 'count' && !AFTER_HAN.has(unit.word)) continue;
    if (unit.word === YEAR_AND_HALF && HALF_NOUN.includes(text[at + unit.word.length] ?? ' ')) continue;
    if (unit.word === DISCOUNT && NO_DISCOUNT.includes(text[at + 1] ?? ' ')) continue;
    if (unit.word === POINTS && !isPoints(text, at)) continue;
    if (LATIN_END.test(unit.word) && LATIN.test(text[at + unit.word.length] ?? ' ')) continue;
    return unit;
  }
  return null;
}

/** 一年半: half a year more than the figure says. */
export const YEAR_AND_HALF = '年半';

/** 60分, 低于70分的: marks. Not 30分钟, 9时30分, 3分之一, 2分公司. */
function isPoints(text: string, at: number): boolean {
  const behind = text[at + POINTS.length] ?? ' ';
  return !CLOCK.test(text.slice(Math.max(0, at - 4), at)) && BEHIND_POINTS.test(behind);
}

const DISCOUNT = '折';
/** 折旧, 折扣, 折合, 折叠, 折页 */
const NO_DISCOUNT = '旧扣合算叠页子返线射迁抵';
const POINTS = '分';
/** 9时30 · 9:30 */
const CLOCK = /[时時点點:：]\d{1,2}$/u;
/** What may stand behind marks: a mark of punctuation, 以上, 的, 及. */
const BEHIND_POINTS = /[\s\p{P}\p{S}以的及或（(者为和到至左不且并给]/u;

const MONEY: readonly (readonly [string, string])[] = [
  ['元人民币', '元'],
  ['元', '元'],
  ['块钱', '元'],
  ['圆', '元'],
  ['人民币', '元'],
  ['美元', '美元'],
  ['美金', '美元'],
  ['港元', '港元'],
  ['港币', '港元'],
  ['欧元', '欧元'],
  ['日元', '日元'],
  ['英镑', '英镑'],
];

/** ISO 8601 durations name the base unit: P3Y, P15D, PT2H; working days have no sign of their own. */
const PERIODS: readonly (readonly [string, string])[] = [
  ['个工作日', '工作日'],
  ['工作日', '工作日'],
  ['个自然日', 'D'],
  ['周年', 'Y'],
  ['周岁', 'Y'],
  ['岁', 'Y'],
  ['学年', 'Y'],
  ['年半', 'Y'],
  ['年', 'Y'],
  ['个多月', 'M'],
  ['个月', 'M'],
  ['个季度', 'Q'],
  ['周', 'W'],
  ['个星期', 'W'],
  ['星期', 'W'],
  ['天', 'D'],
  ['日', 'D'],
  ['个小时', 'H'],
  ['小时', 'H'],
  ['分钟', 'MIN'],
  ['秒', 'S'],
];

/** Measure words of people, things and works; lengths, areas, volumes, weights; nouns that are counted without a measure word. */
const COUNTS =
  `个 家 户 名 位 人 口 所 项 批 笔 条 台 套 台套 台件 场 场次 期 次 种 类 大类 支 只 座 处 處 间 間 門 门 款 册 份 组 件 宗 起 例 辆 架 艘
列 株 棵 头 匹 羽 尾 盏 根 块 片 张 幅 本 部 篇 栋 幢 层 眼 道 段 对 双 把 枚 颗 粒 袋 箱 桶 瓶 盒 床 席 趟 轮 班 集 页 面 杆 孔 桩 枪 格 穴 具 级 项目 標段 标段
人次 人年 人份 人天 人日 户次 车次 班次 航次 架次 台次 件次 例次 辆次 家次 批次 门次 学时 课时 学分 机位 床位 张床位 车位 泊位 学位 座位 工位 岗位 站点 网点
余人 余户 村 个村 镇 乡 乡镇 鄉鎮 镇街 县 县区 县市区 区县 街道 社区 村居 校 企业 单位 部门 方面 环节 领域 职工 群众 学生 党员 居民 农户 教师 从业者 老人 儿童
公里 千米 米 厘米 毫米 华里 平方公里 平方千米 平方米 平米 平方 立方米 立方 方 公顷 亩 畝 顷 升 毫升 公斤 千克 克 斤 吨 噸 吨标准煤 标准箱 标台 标车
千瓦 兆瓦 吉瓦 千瓦时 度电 瓦 兆 千卡 大卡 焦 分贝 摄氏度 m² ㎡ m2 m³ m3 km km² ㎞ kg mm cm m t kW KW kw MW GW kWh ha GB TB PB Mbps Gbps
毫克 微克 ℃ 马力 千伏 基点 个基点 字 题 档`
    .split(/\s+/u)
    .filter((word) => word !== '');

/** After Han digits: 三个, 两批, 四类, but not 三门 or 九台. */
const AFTER_HAN: ReadonlySet<string> = new Set(
  `个 家 户 名 位 人 所 项 批 笔 条 套 台套 场 场次 次 种 类 大类 支 座 处 處 间 間 件 宗 起 辆 篇 份 块 组 段 轮 只 棵 栋 级 大 方面 人次 批次 车次
公里 千米 米 平方公里 平方米 立方米 公顷 亩 畝 吨 公斤 标段 张床位 床位 学时 课时 部门 单位 环节 领域 个村 乡镇 镇街`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

const ALL_UNITS: readonly Unit[] = [
  ...MONEY.map(([word, base]): Unit => ({ word, type: 'money', base, power: 0 })),
  ...PERIODS.map(([word, base]): Unit => ({ word, type: 'period', base, power: 0 })),
  ...COUNTS.map(
    (word): Unit => ({
      word,
      type: 'count',
      base: word.startsWith('个') && word !== '个基点' ? '个' : word.replace('个基点', '基点'),
      power: 0,
    }),
  ),
  { word: POINTS, type: 'count', base: POINTS, power: 0 },
  { word: '大', type: 'count', base: '大', power: 0 },
  { word: '%', type: 'percent', base: '%', power: 0 },
  { word: '％', type: 'percent', base: '%', power: 0 },
  { word: '﹪', type: 'percent', base: '%', power: 0 },
  { word: '‰', type: 'percent', base: '%', power: -1 },
  { word: '个百分点', type: 'percent', base: '百分点', power: 0 },
  { word: '成', type: 'percent', base: '%', power: 1 },
  { word: '折', type: 'percent', base: '%', power: 1 },
  { word: '倍', type: 'multiple', base: '倍', power: 0 },
];

const UNITS_BY_FIRST: ReadonlyMap<number, readonly Unit[]> = Map.groupBy(
  [...ALL_UNITS].sort((a, b) => b.word.length - a.word.length),
  (unit) => unit.word.charCodeAt(0),
);
/** 三年半数以上 */
const HALF_NOUN = '数價价径月';
/** a letter or digit */
const LATIN = /[a-z0-9]/iu;
/** km · kW */
const LATIN_END = /[a-z]$/iu;
