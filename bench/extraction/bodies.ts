/** A paper's body as its author wrote it; how it is marked up is another matter. */
export interface Body {
  readonly name: string;
  readonly title: string;
  readonly parts: readonly Part[];
}

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'signed'; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly address: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'picture' };

/** The text that an extractor should give, a paragraph, row or item a line. */
export function goldText(body: Body): string {
  return body.parts.flatMap(linesOf).join('\n');
}

/** The files' names in their order. */
export function goldFiles(body: Body): readonly string[] {
  return body.parts.flatMap((part) => (part.kind === 'file' ? [part.name] : []));
}

function linesOf(part: Part): readonly string[] {
  switch (part.kind) {
    case 'picture':
      return [];
    case 'file':
      return [part.name];
    case 'table':
      return part.rows.map((row) => row.join('\t'));
    case 'list':
      return part.items;
    default:
      return [part.text];
  }
}

const text = (...lines: readonly string[]): Part[] => lines.map((each) => ({ kind: 'text', text: each }));
const heading = (line: string): Part => ({ kind: 'heading', text: line });
const signed = (...lines: readonly string[]): Part[] => lines.map((each) => ({ kind: 'signed', text: each }));
const file = (name: string, address: string): Part => ({ kind: 'file', name, address });

/** Bodies that break extractors: short, without sentences, tables alone, files alone; and a few ordinary ones. */
export const BODIES: readonly Body[] = [
  {
    name: 'one sentence',
    title: '关于暂停办理业务的通知',
    parts: text('因系统升级，我局政务服务窗口定于2026年5月8日下午暂停办理业务，敬请谅解。'),
  },
  {
    name: 'short with signature',
    title: '关于举办数字化转型公益培训的通知',
    parts: [
      ...text(
        '各有关企业：',
        '我局定于6月12日在市会展中心举办数字化转型公益培训，请踊跃报名。联系电话：0799-8214560。',
      ),
      ...signed('青禾市工业和信息化局', '2026年6月2日'),
    ],
  },
  {
    name: 'one file',
    title: '青禾市2026年第二批专精特新中小企业名单',
    parts: [file('青禾市2026年第二批专精特新中小企业名单.pdf', './P020260512395512.pdf')],
  },
  {
    name: 'sentence and files',
    title: '关于印发技术改造项目申报指南的通知',
    parts: [
      ...text('现将《青禾市2026年技术改造项目申报指南》印发给你们，请认真组织申报。'),
      file('1.青禾市2026年技术改造项目申报指南.docx', './P020260601.docx'),
      file('2.申报表.xlsx', './P020260602.xlsx'),
    ],
  },
  {
    name: 'files that name no type',
    title: '关于公布年度考核结果的公告',
    parts: [
      ...text('现将考核结果予以公布。'),
      file(
        '附件1：考核结果一览表.doc',
        '/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=18&wbfileid=77',
      ),
    ],
  },
  {
    name: 'names without sentences',
    title: '拟认定企业技术中心公示名单',
    parts: text(
      '青禾精工机械有限公司',
      '青禾市云帆软件股份有限公司',
      '江右新材料科技有限公司',
      '青禾华盛电子有限公司',
      '赣西生物制药有限公司',
      '青禾市安源农业装备厂',
    ),
  },
  {
    name: 'table alone',
    title: '2026年一季度工业经济运行情况',
    parts: [
      {
        kind: 'table',
        rows: [
          ['指标', '单位', '一季度', '同比增长（%）'],
          ['规模以上工业增加值', '亿元', '46.2', '7.8'],
          ['工业投资', '亿元', '31.5', '12.4'],
          ['技术改造投资', '亿元', '11.9', '-2.1'],
          ['工业用电量', '亿千瓦时', '9.7', '5.0'],
        ],
      },
    ],
  },
  {
    name: 'table between paragraphs',
    title: '关于下达2026年奖励资金的通知',
    parts: [
      ...text('各县（区）工信局：', '根据《青禾市促进工业高质量发展若干措施》，现将奖励资金下达如下：'),
      {
        kind: 'table',
        rows: [
          ['序号', '企业名称', '奖励金额（万元）'],
          ['1', '青禾精工机械有限公司', '50'],
          ['2', '江右新材料科技有限公司', '30'],
        ],
      },
      ...text('请在收到本通知后10个工作日内拨付到位，不得截留、挪用。'),
      ...signed('青禾市财政局', '2026年7月1日'),
    ],
  },
  {
    name: 'draft with headings',
    title: '关于公开征求《青禾市数据要素发展办法（征求意见稿）》意见的公告',
    parts: [
      ...text('为规范数据要素市场，我局起草了《青禾市数据要素发展办法（征求意见稿）》，现公开征求意见。'),
      heading('一、征求意见时间'),
      ...text('2026年8月1日至2026年8月31日。'),
      heading('二、反馈方式'),
      ...text('1.电子邮件：sjj@qinghe.example', '2.通信地址：青禾市建设路18号数据局政策科（邮编337000）。'),
      ...signed('青禾市数据局', '2026年7月31日'),
      file('青禾市数据要素发展办法（征求意见稿）.docx', '/u/cms/www/202607/31101500.docx'),
    ],
  },
  {
    name: 'list items',
    title: '办理营业执照所需材料',
    parts: [
      {
        kind: 'list',
        items: ['公司登记申请书', '公司章程', '股东主体资格证明', '住所使用相关文件', '法定代表人任职文件'],
      },
    ],
  },
  {
    name: 'answer to a proposal',
    title: '关于市政协七届三次会议第118号提案的答复',
    parts: [
      ...text(
        '李某某委员：',
        '您提出的《关于加快中小企业数字化转型的建议》收悉。经研究，现答复如下：',
        '一、关于资金支持。2025年我市安排专项资金3000万元，支持企业上云用云，单个项目补助最高50万元。',
        '二、关于人才培养。我局会同市人力资源社会保障局开展培训12期，培训1800余人次。',
        '下一步，我们将继续完善政策，力争到2027年规模以上工业企业数字化改造覆盖率达到80%以上。',
        '感谢您对我市工业和信息化工作的关心和支持！',
      ),
      ...signed('青禾市工业和信息化局', '2026年5月20日'),
    ],
  },
  {
    name: 'measure in chapters',
    title: '青禾市科技创新券管理办法',
    parts: [
      heading('第一章 总则'),
      ...text(
        '第一条 为激发中小企业创新活力，规范科技创新券管理，根据国家有关规定，结合我市实际，制定本办法。',
        '第二条 本办法所称科技创新券，是指政府免费向科技型中小企业发放，用于购买科技服务的权益凭证。',
      ),
      heading('第二章 申领与兑付'),
      ...text(
        '第三条 同一企业每年申领额度不超过20万元，创新券有效期为一年，逾期自动作废。',
        '第四条 企业购买检验检测、研发设计等服务的，按实际支出的50%兑付。',
        '第五条 弄虚作假骗取资金的，追回已兑付资金，三年内不得申领。',
        '第六条 本办法自2026年1月1日起施行，有效期3年。',
      ),
    ],
  },
  {
    name: 'dates and an address only',
    title: '2026年中级职称评审时间安排',
    parts: text('报名时间 3月1日至3月20日', '评审时间 6月中旬', '公示时间 7月上旬', '地点 市人才中心三楼'),
  },
  {
    name: 'a reading of a policy in questions',
    title: '《青禾市科技创新券管理办法》政策解读',
    parts: text(
      '问：哪些企业可以申领？',
      '答：在我市注册、入库的科技型中小企业，以及市级以上孵化器在孵企业。',
      '问：最高可以补多少？',
      '答：每年不超过20万元，按实际支出的50%兑付。',
    ),
  },
  {
    name: 'a picture alone',
    title: '一图读懂：青禾市助企纾困十条',
    parts: [{ kind: 'picture' }, ...text('一图读懂：助企纾困十条')],
  },
  {
    name: 'wide table of many rows',
    title: '行政许可事项目录',
    parts: [
      {
        kind: 'table',
        rows: [
          ['序号', '事项名称', '设定依据', '实施机关', '备注'],
          ...Array.from({ length: 24 }, (_, index) => [
            String(index + 1),
            `第${index + 1}类产品生产许可核发`,
            `《工业产品生产许可证管理条例》第${index + 2}条`,
            '市市场监管局',
            index % 3 === 0 ? '委托县（区）实施' : '无',
          ]),
        ],
      },
    ],
  },
];
