import type { Report } from './model.ts';

/** What words say of how something stands, and the verbs by which they do. */
export function tellingOf(words: string): Pick<Report, 'tells' | 'verbs' | 'isCounted'> {
  const told = [...words.matchAll(DONE)];
  const isCounted = told.some(({ index, 0: verb }) => FIGURE.test(words.slice(index + verb.length)));
  if (NOT_DONE.test(words)) return { tells: 'not-done', verbs: [], isCounted };
  const done = told.map(([verb]) => verb.replace(DONE_MARK, ''));
  const progress = [...words.matchAll(PROGRESS)].map(([verb]) => verb);
  const isUnderWay = progress.length > 0 && (done.length === 0 || STAGE.test(words));
  if (done.length > 0 && !isUnderWay) return { tells: 'done', verbs: [...new Set(done)], isCounted };
  return { tells: isUnderWay ? 'progress' : 'none', verbs: [...new Set(progress)], isCounted };
}

/** 已印发 · 已经建成 · 完成了 · 于2023年6月28日正式通水 · 2022年6月全线贯通 */
const DONE =
  /(?:已于?[^，。；]{0,14}?|业已|正式|全部|全面|全线|顺利|如期|提前|超额|于(?:今年|去年|\d{4}年)?[\d年月日]{1,8})(?:正式|全面|全线)?(?:贯通|竣工|通车|通水|投产|开街|开业|开园|挂牌|交付|开放|完工|运营|实现|印发|出台|发布|公布|颁布|实施|施行|修订完成|完成|建成|开工|开通|投入使用|投用|启用|上线|通过|落成|设立|成立|揭牌|修订|制定|发放)|(?:印发|出台|发布|公布|颁布|建成|完成|修订|制定)了|(?:修订|制定|建设|改造|编制)(?:已)?(?:完成|完毕)|今年出台|已(?:经)?(?:建|新建|新增|改造)/gu;
const DONE_MARK =
  /^(?:已于?[^，。；]{0,14}?|业已|正式|全部|全面|全线|顺利|如期|提前|超额|于(?:今年|去年|\d{4}年)?[\d年月日]{1,8})(?=[\u4e00-\u9fff]{2,4}$)|了$/u;
/** 正在修订 · 目前已形成初稿 · 已启动 · 已报县政府审定 */
const PROGRESS =
  /正在[\u4e00-\u9fff]{1,4}|已(?:经)?(?:在[^，。；]{1,12})?(?:启动|开展|封顶|开工|起草|形成|报送|上报|进入|列入|开始|征求)|已(?:经)?(?:报|提交|呈报)[^，。；]{1,12}审|(?:形成|完成)[^，。；]{0,8}(?:初稿|征求意见|送审稿|论证)|抓紧[\u4e00-\u9fff]{2}|有序推进|稳步推进|正(?:抓紧|积极|加快|研究|修订|起草)/gu;
/** 已完成第二轮征求意见: a step on the way */
const STAGE = /完成[^，。；]{0,8}(?:初稿|征求意见|送审稿|论证)|审[定议批查]/u;
/** 尚未 · 未能 · 暂缓 */
const NOT_DONE = /尚未|暂未|未能|仍未|没有|暂缓|暂不|不予|不再/u;
/** 18公里 in 已完成18公里, 已完成主管道铺设42公里 */
const FIGURE = /^[^，。；|《（(]{0,12}\d/u;
