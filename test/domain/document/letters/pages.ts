import { ANSWER, type Letter } from './model.ts';

/** Answers with what a page leaves around and inside them. */
export const LETTERS_IN_PAGES: readonly Letter[] = [
  {
    name: 'a table of attributes and two signing organs',
    text: `索 引 号： 111/2020-0001
发布机构： 临澜市民政局
生成日期： 2020-05-01
文 号： 临民函〔2020〕31号
名 称： 关于市政协十三届四次会议第88号提案的复函
致公党临澜市委员会：
你们提出的《关于居家养老的提案》（第88号）收悉，经商市财政局，现答复如下：
${ANSWER}
临澜市民政局
临澜市财政局
2020年4月28日`,
    expected: {
      kind: 'proposal-reply',
      title: ['关于市政协十三届四次会议第88号提案的复函'],
      documentNumber: '临民函〔2020〕31号',
      number: ['88'],
      issuer: '临澜市民政局 临澜市财政局',
      addressees: ['致公党临澜市委员会'],
      signedOn: '2020-04-28',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'a title with the page’s fields behind it, the letter in one line',
    text: `对市政协十四届三次会议第2020156号提案的答复 发布日期：2020-09-11 09:00 来源：市城管局 字号：大 中 小
陈晨委员: 您提出的关于“规范共享单车停放”的提案收悉,现答复如下: ${ANSWER} 感谢您对城市管理工作的支持! 临澜市城市管理局 2020年9月8日`,
    expected: {
      kind: 'proposal-reply',
      title: ['对市政协十四届三次会议第2020156号提案的答复'],
      documentNumber: null,
      number: ['2020156'],
      issuer: '临澜市城市管理局',
      addressees: ['陈晨'],
      signedOn: '2020-09-08',
      publishedOn: '2020-09-11',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'the proposal’s own text before the answer',
    text: `提案号：第056号
案由：关于改造菜市场的提案
提案者：张三
主办单位：市商务局
提案内容：现有菜市场陈旧，建议改造。
答复内容：
张三委员：
您在市政协十二届二次会议上提出的《关于改造菜市场的提案》（056号）收悉，现答复如下：
${ANSWER}
临澜市商务局
2018年6月1日`,
    expected: {
      kind: 'proposal-reply',
      title: [null],
      documentNumber: null,
      number: ['056'],
      issuer: '临澜市商务局',
      addressees: ['张三'],
      signedOn: '2018-06-01',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'traditional characters',
    text: `關於對市政協五屆二次會議第8號提案的答覆
陳大文委員：
您提出的《關於整治河道的提案》收悉，現答覆如下：
目前已投入350萬元。下一步，我局將加強巡查。
感謝您對我們工作的關心和支持。
臨瀾市水務局
2019年6月5日`,
    expected: {
      kind: 'proposal-reply',
      title: ['關於對市政協五屆二次會議第8號提案的答覆'],
      documentNumber: null,
      number: ['8'],
      issuer: '臨瀾市水務局',
      addressees: ['陳大文'],
      signedOn: '2019-06-05',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'a page date before its source',
    text: `关于市政协十届五次会议第20210122号提案的答复
2021-08-02 来源：市卫健委 【字体：大 中 小】 打印
农工党市委：
你们提出的提案收悉，现答复如下：
${ANSWER}
临澜市卫生健康委员会
2021年7月26日
附件：征询意见表
相关链接
市政协十届五次会议第20210123号提案的答复`,
    expected: {
      kind: 'proposal-reply',
      title: ['关于市政协十届五次会议第20210122号提案的答复'],
      documentNumber: null,
      number: ['20210122'],
      issuer: '临澜市卫生健康委员会',
      addressees: ['农工党市委'],
      signedOn: '2021-07-26',
      publishedOn: '2021-08-02',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'labelled organ and date at the end',
    text: `关于临澜市政协十一届五次会议第100号提案的答复函

尊敬的吕品委员:
   您好!您提出的关于保护古树的提案收悉。现答复如下:
${ANSWER}
   以上答复，请予审查。
主办单位（盖章）：临澜市林业局
答复日期：2016年10月11日
联系电话：3456789`,
    expected: {
      kind: 'proposal-reply',
      documentNumber: null,
      number: ['100'],
      issuer: '临澜市林业局',
      addressees: ['吕品'],
      signedOn: '2016-10-11',
      answerClass: null,
      disclosure: null,
      hasContactPhone: true,
    },
  },
  {
    name: 'tabs of question and answer',
    text: `建议内容
关于加强犬只管理
近年来养犬的人越来越多，建议加强管理。
答复内容
刘洋代表：您好！您在市八届人大一次会议提出的《关于加强犬只管理的建议》（第66号）已收悉。现答复如下：${ANSWER}
2017年7月`,
    expected: {
      kind: 'suggestion-reply',
      title: [null],
      documentNumber: null,
      number: ['66'],
      addressees: ['刘洋'],
      signedOn: '2017-07',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'a title that names the member, labelled issuer and date',
    text: `关于张三代表提出的《关于增设公交站点的建议》的答复
张三代表：
您好！您在区五届人大二次会议期间提出的建议收悉，现答复如下：
${ANSWER}
办理结果：B类
答复单位：东湖区交通运输局
答复时间：2023年4月9日`,
    expected: {
      kind: 'suggestion-reply',
      title: ['关于张三代表提出的《关于增设公交站点的建议》的答复'],
      documentNumber: null,
      number: [null],
      issuer: '东湖区交通运输局',
      addressees: ['张三'],
      signedOn: '2023-04-09',
      answerClass: 'B',
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'links to other letters below',
    text: `武定县水务局关于县十六届人大二次会议第9号建议的答复
杨军代表：
您提出的建议，已交由我局办理，现答复如下：
${ANSWER}
以上答复如有不妥，请批评指正。
武定县水务局
2018年3月2日
上一篇：武定县教育局关于县十六届人大二次会议第8号建议的答复
下一篇：无`,
    expected: {
      kind: 'suggestion-reply',
      title: ['武定县水务局关于县十六届人大二次会议第9号建议的答复'],
      documentNumber: null,
      number: ['9'],
      issuer: '武定县水务局',
      addressees: ['杨军'],
      signedOn: '2018-03-02',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'a table with pipes',
    text: `标题: 对市人大十届三次会议第12号建议的答复 | 发布机构: 临澜市教育局 |
文号: | 成文日期: 2013-06-20 |
发布日期: 2013-07-01 | 公开方式: 主动公开 |
内容: 周平代表: 您提出的关于增建幼儿园的建议收悉,现答复如下: ${ANSWER} |`,
    expected: {
      kind: 'suggestion-reply',
      title: ['对市人大十届三次会议第12号建议的答复'],
      documentNumber: null,
      number: ['12'],
      issuer: '临澜市教育局',
      addressees: ['周平'],
      signedOn: '2013-06-20',
      publishedOn: '2013-07-01',
      answerClass: null,
      disclosure: '主动公开',
      hasContactPhone: false,
    },
  },
  {
    name: 'a title among a page’s remains',
    text: `无标题文档
关闭
关于市十五届人大一次会议第127号建议的答复
索取号：LL01-0301-2017-012
发布机构：市农委
生成日期：2017-06-12


许文代表：
您在市十五届人大一次会议上提出的关于“扶持家庭农场”的建议收悉，经会同市财政局研究办理，现答复如下：
${ANSWER}

　　　　　　　　　　临澜市农业委员会
　　　　　　　　　　2017年5月31日
　　（联系人：王某某　电话：83456789）
　　抄送：市人大人事代表工委（2份）、市政府督查室（1份）。`,
    expected: {
      kind: 'suggestion-reply',
      title: ['关于市十五届人大一次会议第127号建议的答复'],
      documentNumber: null,
      number: ['127'],
      issuer: '临澜市农业委员会',
      addressees: ['许文'],
      signedOn: '2017-05-31',
      answerClass: null,
      disclosure: null,
      hasContactPhone: true,
    },
  },
];
