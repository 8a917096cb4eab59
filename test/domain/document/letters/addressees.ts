import { ANSWER, type Letter } from './model.ts';

/** Answers whose addressees are named oddly, or not at all. */
export const LETTERS_BY_ADDRESSEES: readonly Letter[] = [
  {
    name: 'a member addressed as office and name, a date with dots',
    text: `政协委员张三同志：
您在县政协十届三次会议上提出的关于修路的提案（第33号）收悉，现回复如下：
${ANSWER}
青河县交通运输局
2019.6.3`,
    expected: {
      kind: 'proposal-reply',
      title: [null],
      documentNumber: null,
      number: ['33'],
      issuer: '青河县交通运输局',
      addressees: ['张三'],
      signedOn: '2019-06-03',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'a municipality’s letter with names stretched by blanks',
    text: `渝水函〔2021〕12号
重庆市黔水区水利局
关于区政协十四届五次会议第021号提案的复函

何 平、 李 莉委员：

你们提出的《关于农村饮水的提案》（第021号）收悉。经与区财政局共同研究办理，现答复如下：

${ANSWER}

此复函已经王五局长审签。对以上答复您有什么意见，请填写在回执上寄给我们。

                         重庆市黔水区水利局

                           2021年5月6日

 （联系人：赵六；联系电话：79234567）`,
    expected: {
      kind: 'proposal-reply',
      title: [
        '重庆市黔水区水利局 关于区政协十四届五次会议第021号提案的复函',
        '关于区政协十四届五次会议第021号提案的复函',
      ],
      documentNumber: '渝水函〔2021〕12号',
      number: ['021'],
      issuer: '重庆市黔水区水利局',
      addressees: ['何 平', '李 莉'],
      signedOn: '2021-05-06',
      answerClass: null,
      disclosure: null,
      hasContactPhone: true,
    },
  },
  {
    name: 'a committee of the CPPCC addressed',
    text: `市发改委对市政协七届三次会议第115号提案的答复
发布时间：[2019-11-20] 信息来源：市发改委
市政协教科文卫体委员会：
贵委提出的关于降低成本的提案收悉。经研究，答复如下：
${ANSWER}
临澜市发展和改革委员会
2019年5月20日`,
    expected: {
      kind: 'proposal-reply',
      title: ['市发改委对市政协七届三次会议第115号提案的答复'],
      documentNumber: null,
      number: ['115'],
      issuer: '临澜市发展和改革委员会',
      addressees: ['市政协教科文卫体委员会'],
      signedOn: '2019-05-20',
      publishedOn: '2019-11-20',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'delegates and members together',
    text: `临澜市医疗保障局关于市政协十三届六次会议第131号提案的答复
孔祥代表、孟然委员：
你们提出的提案收悉，现答复如下：
${ANSWER}
临澜市医疗保障局
2021-07-01`,
    expected: {
      kind: 'proposal-reply',
      documentNumber: null,
      number: ['131'],
      issuer: '临澜市医疗保障局',
      addressees: ['孔祥', '孟然'],
      signedOn: '2021-07-01',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'an answer without salutation',
    text: `对十四届全国人大三次会议第7409号建议的答复
发布时间：2025-08-12
来源：老龄司
您提出的关于完善养老服务的建议收悉，现答复如下：
${ANSWER}
感谢您对国家老龄工作的理解和支持。`,
    expected: {
      kind: 'suggestion-reply',
      title: ['对十四届全国人大三次会议第7409号建议的答复'],
      documentNumber: null,
      number: ['7409'],
      issuer: null,
      addressees: [],
      signedOn: null,
      publishedOn: '2025-08-12',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'a name with a middle dot',
    text: `关于人大建议第12号的答复
买买提·吐尔逊代表：
您提出的“关于修建引水渠的建议”收悉，现答复如下：
${ANSWER}
托里县水利局
2016年8月1日`,
    expected: {
      kind: 'suggestion-reply',
      title: ['关于人大建议第12号的答复'],
      documentNumber: null,
      number: ['12'],
      issuer: '托里县水利局',
      addressees: ['买买提·吐尔逊'],
      signedOn: '2016-08-01',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'a delegate’s written opinion and a masked name',
    text: `对区十六届人大五次会议第45号代表书面意见的答复
李**代表：
您提出的代表书面意见收悉，经研究，现将办理情况答复如下：
${ANSWER}
徐家区房管局
2020年4月3日
(联系人：张三，联系电话：64567890)`,
    expected: {
      kind: 'suggestion-reply',
      title: ['对区十六届人大五次会议第45号代表书面意见的答复'],
      documentNumber: null,
      number: ['45'],
      issuer: '徐家区房管局',
      addressees: ['李**'],
      signedOn: '2020-04-03',
      answerClass: null,
      disclosure: null,
      hasContactPhone: true,
    },
  },
  {
    name: 'names over two lines',
    text: `尊敬的江汉、刘小腊、周剑明、
张珂、朱秀兰代表：
  《关于创新活力的建议》收悉，现答复如下：
${ANSWER}
临澜市科技局
2025年5月23日`,
    expected: {
      kind: 'suggestion-reply',
      title: [null],
      documentNumber: null,
      issuer: '临澜市科技局',
      addressees: ['江汉', '刘小腊', '周剑明', '张珂', '朱秀兰'],
      signedOn: '2025-05-23',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'a report on a motion to the standing committee',
    text: `B
青河县人民政府文件
青政字〔2019〕36号                  签发人：李四
青河县人民政府
对县十五届人大三次会议第2号议案办理情况的报告
县人大常委会：
县十五届人大三次会议主席团交付的《关于治理青河的议案》（第2号）收悉。现将办理情况报告如下：
${ANSWER}
青河县人民政府
2019年8月8日`,
    expected: {
      kind: 'suggestion-reply',
      title: [
        '青河县人民政府 对县十五届人大三次会议第2号议案办理情况的报告',
        '对县十五届人大三次会议第2号议案办理情况的报告',
      ],
      documentNumber: '青政字〔2019〕36号',
      number: ['2'],
      issuer: '青河县人民政府',
      addressees: ['县人大常委会'],
      signedOn: '2019-08-08',
      answerClass: 'B',
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'names set apart by a blank',
    text: `陈立军 郑红梅代表：
  您提出的关于推进厕所革命的建议已收悉。现答复如下：
${ANSWER}
  感谢您对我们工作的支持！
  东河乡人民政府
  2021.05.20`,
    expected: {
      kind: 'suggestion-reply',
      title: [null],
      documentNumber: null,
      issuer: '东河乡人民政府',
      addressees: ['陈立军', '郑红梅'],
      signedOn: '2021-05-20',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'an office and name with a place in front',
    text: `安宁市自然资源局关于对安宁市第六届人民代表大会第五次会议第20216005号建议的答复

安宁市人大代表李光明：
您好，您提出的关于办理不动产证的建议收悉。我局高度重视，现答复如下：
${ANSWER}
安宁市自然资源局
2021年5月18日`,
    expected: {
      kind: 'suggestion-reply',
      documentNumber: null,
      number: ['20216005'],
      issuer: '安宁市自然资源局',
      addressees: ['李光明'],
      signedOn: '2021-05-18',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'a member without a name',
    text: `关于《关于完善停车设施的建议》的答复
尊敬的代表：
您提出的《关于完善停车设施的建议》已收悉，现答复如下：
${ANSWER}
市停车办
2022年8月3日`,
    expected: {
      kind: 'suggestion-reply',
      title: ['关于《关于完善停车设施的建议》的答复'],
      documentNumber: null,
      issuer: '市停车办',
      addressees: [],
      signedOn: '2022-08-03',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'a paragraph of receipt without salutation',
    text: `区人大代表赵红同志提出的“关于修缮文化广场的建议”收悉，现答复如下：
${ANSWER}
河西街道办事处
2020年11月9日`,
    expected: {
      kind: 'suggestion-reply',
      title: [null],
      documentNumber: null,
      issuer: '河西街道办事处',
      signedOn: '2020-11-09',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
];
