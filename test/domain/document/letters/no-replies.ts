import type { Letter } from './model.ts';

/** Papers that speak of proposals or answers and are none. */
export const NO_REPLIES: readonly Letter[] = [
  {
    name: 'a hotline’s answer',
    text: `12345热线答复
来信人：市民
来信标题：关于小区噪音的建议
来信内容：小区夜间施工，建议管理。
答复单位：市住建局
答复内容：您好！您反映的问题收悉，现答复如下：经核查，已责令整改。感谢您的监督。
2021-05-05`,
    expected: { kind: null },
  },
  {
    name: 'the State Council’s approval',
    text: `国务院关于同意设立临澜新区的批复
国函〔2015〕5号
临澜省人民政府：
你省《关于设立临澜新区的请示》收悉。现批复如下：
一、同意设立临澜新区。
国务院
2015年1月2日`,
    expected: {
      kind: null,
      documentNumber: '国函〔2015〕5号',
      issuer: '国务院',
      signedOn: '2015-01-02',
    },
  },
  {
    name: 'a proposal’s own text',
    text: `关于加强校园安全的提案
提案人：张三
提案编号：0123
案由：近年来校园安全事件频发。
建议：一、加强巡查。二、完善制度。
办理单位：市教育局`,
    expected: { kind: null },
  },
  {
    name: 'a year’s statistics',
    text: `临澜市教育局2021年人大代表建议和政协提案办理情况
2021年，我局共承办人大代表建议12件、政协提案20件，办复率100%，满意率100%。其中A类15件，B类10件，C类7件。
临澜市教育局
2021年12月1日`,
    expected: { kind: null },
  },
  {
    name: 'a notice with a template of answers',
    text: `关于做好2022年人大代表建议和政协提案办理工作的通知
临政办〔2022〕3号
各承办单位：
为做好办理工作，现通知如下：
一、高度重视。答复要按规定格式行文。
附件：答复格式
关于市×届人大×次会议第××号建议的答复
×××代表：
您提出的……建议收悉，现答复如下：
×××局
××年×月×日`,
    expected: { kind: 'notice' },
  },
  {
    name: 'news of a meeting about proposals',
    text: `市水务局召开建议提案办理工作推进会
5月3日上午，市水务局召开建议提案办理推进会，就王明代表提出的第12号建议、李红委员提出的提案进行面商。代表委员对答复表示满意。`,
    expected: { kind: null },
  },
  {
    name: 'a measure under its notice',
    text: `临澜市人民政府关于印发临澜市科技创新扶持办法的通知
临府规〔2022〕8号
各区人民政府，市政府直属各单位：
现将《临澜市科技创新扶持办法》印发给你们，请认真组织实施。
临澜市人民政府
2022年5月30日
临澜市科技创新扶持办法
第一章 总则
第一条 为促进科技创新，制定本办法。
第二条 本办法自2022年7月1日起施行，有效期5年。《临澜市科技扶持暂行办法》（临府规〔2018〕2号）同时废止。`,
    expected: {
      kind: 'measure',
      title: ['临澜市人民政府关于印发临澜市科技创新扶持办法的通知'],
      documentNumber: '临府规〔2022〕8号',
      issuer: '临澜市人民政府',
      signedOn: '2022-05-30',
    },
  },
  {
    name: 'news of a delegate’s words',
    text: `市人大代表王明建议：应加强停车管理
本报讯 记者从两会获悉，王明代表在会上提出关于停车管理的建议。`,
    expected: { kind: null },
  },
  {
    name: 'an answer to a citizen',
    text: `咨询：公积金怎么提取
网友：您好，请问如何提取公积金？
回复：网友您好！您提出的问题收悉，现答复如下：请携带身份证办理。
市公积金中心
2020-01-02`,
    expected: { kind: null },
  },
  {
    name: 'a report of assignments',
    text: `关于市十届人大三次会议代表建议交办情况的通报
市十届人大三次会议期间，共收到代表建议128件。
一、交办情况。第1号建议由市水务局办理。`,
    expected: { kind: null },
  },
  {
    name: 'a list of results',
    text: `临澜市水务局2023年建议提案办理结果公示
序号 | 编号 | 标题 | 办理结果 |
1 | 市十届人大三次会议第12号建议 | 关于治水的建议 | A类 |
2 | 市政协五届三次会议第33号提案 | 关于供水的提案 | B类 |`,
    expected: { kind: 'notice' },
  },
  {
    name: 'a call for opinions on a draft',
    text: `关于《临澜市养犬管理条例（草案）》公开征求意见的公告
为加强养犬管理，我局起草了《条例（草案）》，现公开征求意见。有关建议请于2023年5月1日前反馈。
临澜市公安局
2023年4月1日`,
    expected: { kind: 'draft', issuer: '临澜市公安局', signedOn: '2023-04-01' },
  },
  {
    name: 'a ministry’s reply to an office',
    text: `住房城乡建设部关于同意临澜市为国家园林城市的复函
建城函〔2019〕8号
安江省住房和城乡建设厅：
你厅《关于申报的请示》收悉。经研究，同意命名。
住房城乡建设部
2019年1月9日`,
    expected: { kind: null },
  },
];
