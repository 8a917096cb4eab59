/** Letters of an invented province, one unlike the other: enough variety that a corpus of them is not one letter 2,000 times. */

const CITIES = ['临澜', '云岭', '望川', '清汀', '松原岭', '白塔湾', '青浦洲', '南屏'] as const;
const BUREAUS = [
  '工业和信息化局',
  '教育局',
  '交通运输局',
  '住房和城乡建设局',
  '水务局',
  '卫生健康委员会',
  '农业农村局',
  '科学技术局',
] as const;
const MATTERS = [
  '中小企业数字化改造',
  '校车安全管理',
  '农村公路养护',
  '老旧小区加装电梯',
  '河道清淤',
  '基层医生培养',
  '茶叶品牌建设',
  '专利转化',
] as const;
const OBJECTS = ['示范企业', '项目', '学校', '站点', '村', '社区', '园区', '平台'] as const;
const ACTIONS = [
  '完善扶持政策',
  '加大资金投入',
  '优化审批流程',
  '健全工作机制',
  '强化督导检查',
  '开展专项培训',
  '建设信息平台',
  '引入社会力量',
] as const;
const REASONS = [
  '针对您提出的问题',
  '结合我市实际',
  '根据有关规定',
  '经认真调研',
  '在有关部门支持下',
  '按照市委、市政府部署',
] as const;

export interface Page {
  readonly url: string;
  readonly bytes: Uint8Array;
}

/** The page of letter `index`: the same bytes for the same index, about 2,000 characters of text in the markup of a static site. */
export function letterPage(index: number): Page {
  const random = generator(index + 1);
  const city = pick(CITIES, random);
  const bureau = pick(BUREAUS, random);
  const matter = pick(MATTERS, random);
  const year = 2020 + (index % 7);
  const number = String(1000 + (index % 9000)).padStart(4, '0');
  const title = `${city}市${bureau}关于市政协${6 + (index % 3)}届${1 + (index % 5)}次会议第${year}${number}号提案答复的函`;
  const paragraphs = [
    `尊敬的委员：`,
    `您提出的关于${matter}的提案（第${year}${number}号）收悉。感谢您对我市${matter}工作的关心与支持。经研究，现答复如下：`,
    ...Array.from({ length: 12 }, (_, at) => paragraph(at, city, matter, random)),
    `感谢您对我们工作的支持。专此答复。`,
    `${city}市${bureau}`,
    `${year}年${1 + (index % 12)}月${1 + (index % 28)}日`,
  ];
  const body = paragraphs.map((text) => `<p>${text}</p>`).join('\n');
  const menu = BUREAUS.map((name) => `<li><a href="/${name}/">${city}市${name}</a></li>`).join('');
  const html = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title><meta name="ArticleTitle" content="${title}"></head><body><ul class="nav">${menu}</ul><h1>${title}</h1><div class="TRS_Editor">${body}</div><div class="footer">主办单位：${city}市${bureau} 浏览次数：${index}</div></body></html>`;
  return {
    url: `http://portal${index % 40}.example/jyta/t${year}_${index}.html`,
    bytes: new TextEncoder().encode(html),
  };
}

const HEADS = ['一、', '二、', '三、', '四、', '五、', '六、'] as const;

function paragraph(at: number, city: string, matter: string, random: () => number): string {
  const head = at % 2 === 0 ? (HEADS[at / 2] ?? '') : '';
  const sentences = Array.from({ length: 3 }, () => sentence(city, matter, random));
  return `${head}${sentences.join('')}`;
}

function sentence(city: string, matter: string, random: () => number): string {
  const [reason, action, object] = [pick(REASONS, random), pick(ACTIONS, random), pick(OBJECTS, random)];
  const count = 1 + Math.floor(random() * 400);
  const money = 50 * (1 + Math.floor(random() * 200));
  switch (Math.floor(random() * 4)) {
    case 0:
      return `${reason}，我局围绕${matter}${action}，全市已有${count}个${object}受益，安排资金${money}万元。`;
    case 1:
      return `下一步，${city}市将继续${action}，力争到2027年底新增${count}个${object}。`;
    case 2:
      return `对符合条件的${object}，按实际投入的${10 + (count % 40)}%给予补助，最高不超过${money}万元。`;
    default:
      return `${reason}，${matter}中的${object}第${count}批任务由${action}牵头，完成率达到${50 + (count % 50)}%。`;
  }
}

function pick<T>(choices: readonly [T, ...T[]] | readonly T[], random: () => number): T {
  const chosen = choices[Math.floor(random() * choices.length)] ?? choices[0];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

/** Numbers from 0 up to 1 that follow from the seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
