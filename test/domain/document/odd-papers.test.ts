import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

const PAPERS: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[] = [
  [
    'a form of label and value lines',
    `建议编号	2023第045号
建议内容
关于增设公交站点的建议。目前东湖片区居民出行不便，建议增设站点3处。
答复内容
王小明代表：
您提出的关于增设公交站点的建议收悉，现答复如下：
一、已于2023年5月新增站点2处。
二、下一步，我局将会同公交公司优化线路。
云岭市交通运输局
2023年6月12日
办理结果	B`,
    {
      kind: 'suggestion-reply',
      title: null,
      issuer: '云岭市交通运输局',
      signedOn: '2023-06-12',
      answerClass: 'B',
      addressees: ['王小明'],
      case: expect.objectContaining({ number: '045' }),
    },
  ],
  [
    'a scan with a blank behind each character',
    `云 岭 市 水 务 局
关 于 市 政 协 十 届 二 次 会 议 第 １２ 号 提 案 的 答 复
李 大 海 委 员 ：
您 提 出 的 《 关 于 修 建 泵 站 的 提 案 》 收 悉 ， 现 答 复 如 下 ：
已 建 成 泵 站 １２ 座 ， 投 入 资 金 ３５０ 万 元 。
云 岭 市 水 务 局
２０２３ 年 ６ 月 ５ 日`,
    { kind: 'proposal-reply', signedOn: '2023-06-05', case: expect.objectContaining({ number: '12' }) },
  ],
  [
    'a letter of two offices',
    `云岭市财政局 云岭市教育局
关于市人大八届三次会议第20230088号建议的答复
云财教函〔2023〕15号
赵小兰、钱多多代表：
你们提出的《关于提高乡村教师补贴的建议》（第20230088号）收悉。经研究，现答复如下：
我市乡村教师补贴标准由每人每月300元提高到500元。
云岭市财政局
云岭市教育局
2023年7月1日
（联系人：孙某，电话：0755-12345678）
抄送：市人大常委会代表工委、市政府办公室。
公开属性：主动公开`,
    {
      kind: 'suggestion-reply',
      issuer: '云岭市财政局 云岭市教育局',
      documentNumber: '云财教函〔2023〕15号',
      signedOn: '2023-07-01',
      disclosure: '主动公开',
      addressees: ['赵小兰', '钱多多'],
      case: expect.objectContaining({ number: '20230088' }),
    },
  ],
  [
    'a date in characters above its issuer',
    `A
关于区政协四届一次会议第37号提案的复函
民建云岭区工委：
贵委提出的《关于盘活闲置厂房的提案》收悉，现函复如下：
目前全区闲置厂房12万平方米，已盘活5.6万平方米。
特此函复。
二OO七年九月三日
云岭区经济贸易局`,
    {
      kind: 'proposal-reply',
      title: '关于区政协四届一次会议第37号提案的复函',
      issuer: '云岭区经济贸易局',
      signedOn: '2007-09-03',
      answerClass: 'A',
      addressees: ['民建云岭区工委'],
      case: expect.objectContaining({ number: '37' }),
    },
  ],
  [
    'a table in pipes above the letter',
    `| 索引号 | 123456/2024-00012 | 主题分类 | 建议提案 |
| --- | --- | --- | --- |
| 发布机构 | 云岭市民政局 | 发布日期 | 2024-08-20 |
| 名称 | 云岭市民政局对市八届人大四次会议第155号建议的答复 | | |
| 文号 | 云民函〔2024〕33号 | 公开方式 | 主动公开 |
周大川代表：
您好！您提出的“关于发展社区养老”的建议收悉，现答复如下。
全市共有社区食堂86家，日均服务3000余人次。
感谢您对民政工作的关心！
2024年7月30日`,
    {
      kind: 'suggestion-reply',
      title: '云岭市民政局对市八届人大四次会议第155号建议的答复',
      issuer: '云岭市民政局',
      documentNumber: '云民函〔2024〕33号',
      signedOn: '2024-07-30',
      publishedOn: '2024-08-20',
      disclosure: '主动公开',
      addressees: ['周大川'],
      case: expect.objectContaining({ number: '155' }),
    },
  ],
  [
    'the proposal’s own text before the answer',
    `关于加强校园食品安全的提案
提案人：吴大为
案由：近年来校园食品安全问题受到关注。
建议：
一、建立明厨亮灶。
二、加强抽检。

关于市政协五届三次会议第068号提案的答复
吴大为委员：
您在市政协五届三次会议上提出的第068号《关于加强校园食品安全的提案》收悉，现答复如下：
我局今年已抽检食堂230家，合格率99.1%。
云岭市市场监督管理局
2022年8月9日`,
    {
      kind: 'proposal-reply',
      title: '关于市政协五届三次会议第068号提案的答复',
      issuer: '云岭市市场监督管理局',
      signedOn: '2022-08-09',
      addressees: ['吴大为'],
      case: expect.objectContaining({ number: '068' }),
    },
  ],
  [
    'a letter without salutation',
    `关于市政协六届二次会议第102号提案的答复
您提出的《关于加快充电桩建设的提案》已收悉，现答复如下：
截至2023年底，全市建成充电桩1.2万个，同比增长35%。下一步，力争2025年底前实现乡镇全覆盖。
云岭市发展和改革委员会
2024年5月8日`,
    {
      kind: 'proposal-reply',
      title: '关于市政协六届二次会议第102号提案的答复',
      issuer: '云岭市发展和改革委员会',
      signedOn: '2024-05-08',
      addressees: [],
      case: expect.objectContaining({ number: '102' }),
    },
  ],
  [
    'a number without its bracket and a date without its signs',
    `云发改函〔202126号
关于市人大七届五次会议第 33 号建议的答复
郑小红代表：
您提出的《关于降低气价的建议》收悉，现答复如下：
气价由每立方米3.5元调整为3.2元。
云岭市发展和改革局
2021 915`,
    {
      kind: 'suggestion-reply',
      documentNumber: '云发改函〔202126号',
      issuer: '云岭市发展和改革局',
      signedOn: '2021-09-15',
      addressees: ['郑小红'],
      case: expect.objectContaining({ number: '33' }),
    },
  ],
  [
    'a count of answers',
    `2023年，我局共承办市人大代表建议26件、政协提案31件，已全部按期答复，其中A类40件、B类15件、C类2件，满意率100%。
云岭市水务局
2023年12月1日`,
    { kind: expect.not.stringContaining('reply') },
  ],
  [
    'an answer of the hotline',
    `诉求内容：小区门口路灯不亮。
答复内容：
市民您好！您反映的问题收悉，现答复如下：已安排维修，预计6月10日前修复。感谢您对我们工作的支持！
云岭市城市管理局
2023年6月5日`,
    { kind: expect.not.stringContaining('reply') },
  ],
  [
    'an answer to a province',
    `国务院关于同意设立云岭国家高新区的复函
国函〔2020〕99号
云岭省人民政府：
你省关于设立云岭国家高新区的请示收悉。现批复如下：
一、同意设立。
国务院
2020年8月1日`,
    {
      kind: expect.not.stringContaining('reply'),
      documentNumber: '国函〔2020〕99号',
      issuer: '国务院',
      signedOn: '2020-08-01',
    },
  ],
  [
    'a letter that names neither body nor office',
    `尊敬的冯大军同志：
您提出的第56号《关于修缮古桥的建议》收悉，经研究，现答复如下：
古桥修缮工程投资86万元，计划年内完工。
云岭县文化广电和旅游局
2020年6月30日`,
    {
      kind: 'suggestion-reply',
      issuer: '云岭县文化广电和旅游局',
      addressees: ['冯大军'],
      case: expect.objectContaining({ number: '56' }),
      signedOn: '2020-06-30',
    },
  ],
  [
    'a letter in half-width marks',
    `(B类)
云岭市住房和城乡建设局
关于对市政协七届一次会议第0123号提案的答复
冯小芳,褚大年委员:
您们提出的《关于加装电梯的提案》收悉,现答复如下:
全市已加装电梯520部,每部补贴20万元.
此复.
云岭市住房和城乡建设局
2022-06-18
(此件主动公开)`,
    {
      kind: 'proposal-reply',
      answerClass: 'B',
      issuer: '云岭市住房和城乡建设局',
      signedOn: '2022-06-18',
      addressees: ['冯小芳', '褚大年'],
      case: expect.objectContaining({ number: '0123' }),
      disclosure: '主动公开',
    },
  ],
  [
    'class and disclosure in one line above',
    `办理结果：A1        是否公开：是
云岭市林业局关于市八届人大二次会议第9号建议的答复
卫小青代表：
您的建议收悉，现答复如下：
已造林3.6万亩。
云岭市林业局
2021年9月9日`,
    {
      kind: 'suggestion-reply',
      answerClass: 'A',
      title: '云岭市林业局关于市八届人大二次会议第9号建议的答复',
      case: expect.objectContaining({ number: '9' }),
      disclosure: '是',
    },
  ],
  [
    'an issuer only in the page’s margin',
    `当前位置：首页 > 云岭市卫生健康委员会 > 建议提案
对市政协第八届委员会第二次会议第310号提案的答复
发布时间：2023-09-01 来源：云岭市卫生健康委员会 浏览量：33
蒋小波委员：
您提出的提案收悉，现答复如下：
我委已建成智慧医院5家。
感谢您的关心支持！`,
    {
      kind: 'proposal-reply',
      issuer: '云岭市卫生健康委员会',
      publishedOn: '2023-09-01',
      signedOn: null,
      case: expect.objectContaining({ number: '310' }),
      addressees: ['蒋小波'],
    },
  ],
  [
    'rows of handling above the letter',
    `主办单位 会办 交办日期
2006-03-20
承办单位 答复日期 答复内容
水务厅
2006年6月27日
对省三届人大四次会议代表建议第2015号的答复
周大川代表：
您提出的“关于建设污水处理厂的建议”收悉。现答复如下：
污水处理厂已列入规划建设项目。
二OO六年六月二十二日`,
    { publishedOn: null, signedOn: '2006-06-22', kind: 'suggestion-reply' },
  ],
  [
    'a standard, by its number on a line of its own',
    `云岭市地方标准
DB4499/T 12—2020
渡口安全管理规范
本标准由云岭市交通运输局提出，符合GB 18352.6—2016的要求。`,
    { documentNumber: 'DB4499/T 12—2020' },
  ],
  [
    'an interpretation of a rule',
    `云岭市水务局关于渡口管理台账保存期限有关问题的解释
云水函〔2026〕31号
临澜区水务局：
你局请示收悉。经研究，现解释如下：
台账保存期限自最后一笔记录之日起算。
云岭市水务局
2026年3月2日`,
    { title: '云岭市水务局关于渡口管理台账保存期限有关问题的解释' },
  ],
];

describe('an odd paper', () => {
  it.each(PAPERS)('is read: %s', (_, text, header) => {
    expect(read(text)).toMatchObject(header);
  });
});
