import { ANSWER, type Letter } from './model.ts';

/** Answers whose title, number, organ or date stands oddly. */
export const LETTERS_BY_HEADINGS: readonly Letter[] = [
  {
    name: 'a ministry’s answer with a group’s number in brackets',
    text: `关于政协十三届全国委员会第四次会议第0148号（农业水利类031号）提案答复的函

李和平委员：
您提出的关于加强节水的提案收悉，现答复如下：
${ANSWER}
感谢您对水利工作的关心和支持。
水利部
2021年8月10日`,
    expected: {
      kind: 'proposal-reply',
      title: ['关于政协十三届全国委员会第四次会议第0148号（农业水利类031号）提案答复的函'],
      documentNumber: null,
      number: ['0148'],
      issuer: '水利部',
      addressees: ['李和平'],
      signedOn: '2021-08-10',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'an office’s answer without signing organ',
    text: `临澜市人民政府办公室关于市政协六届三次会议第7号提案的答复
市工商联：
你会提出的提案收悉。现答复如下：
${ANSWER}
特此答复。
2022年5月6日`,
    expected: {
      kind: 'proposal-reply',
      title: ['临澜市人民政府办公室关于市政协六届三次会议第7号提案的答复'],
      documentNumber: null,
      number: ['7'],
      issuer: '临澜市人民政府办公室',
      addressees: ['市工商联'],
      signedOn: '2022-05-06',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'a court’s answer',
    text: `盘山县人民法院对县政协十五届一次会议第3号提案的复函
周全委员：
关于您提出的《关于加强普法的提案》收悉。
${ANSWER}
盘山县人民法院
2022年3月`,
    expected: {
      kind: 'proposal-reply',
      title: ['盘山县人民法院对县政协十五届一次会议第3号提案的复函'],
      documentNumber: null,
      number: ['3'],
      issuer: '盘山县人民法院',
      addressees: ['周全'],
      signedOn: '2022-03',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'a title over two lines, the signature in one',
    text: `青河县教育局关于县第十七届人民代表大会
第三次会议第56号建议的答复意见

李晓华、赵 刚代表:
你们提出的关于增加校车的建议收悉,现答复如下:
${ANSWER}
青河县教育局          2020年7月20日`,
    expected: {
      kind: 'suggestion-reply',
      title: ['青河县教育局关于县第十七届人民代表大会 第三次会议第56号建议的答复意见'],
      documentNumber: null,
      number: ['56'],
      issuer: '青河县教育局',
      addressees: ['李晓华', '赵 刚'],
      signedOn: '2020-07-20',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'an opinion among offices',
    text: `关于省十三届人大二次会议第1008号建议的会办意见
省水利厅：
张三代表提出的《关于治理清江的建议》收悉。经研究，提出会办意见如下：
${ANSWER}
省财政厅
2019年5月8日`,
    expected: {
      kind: 'suggestion-reply',
      title: ['关于省十三届人大二次会议第1008号建议的会办意见'],
      documentNumber: null,
      number: ['1008'],
      issuer: '省财政厅',
      addressees: ['省水利厅'],
      signedOn: '2019-05-08',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'a title without verb',
    text: `市十七届人大三次会议第099号建议答复

【字体：大 中 小】 发布时间： 2014-11-03

马 骏代表：
    您提出的关于整治占道经营的第099号建议收悉，答复如下：
${ANSWER}
　　　　　　　　　　　　市综合执法局
　　　　　　　　　　　　2014年6月25日
（联系电话：85671234）`,
    expected: {
      kind: 'suggestion-reply',
      title: ['市十七届人大三次会议第099号建议答复'],
      documentNumber: null,
      number: ['099'],
      issuer: '市综合执法局',
      addressees: ['马 骏'],
      signedOn: '2014-06-25',
      publishedOn: '2014-11-03',
      answerClass: null,
      disclosure: null,
      hasContactPhone: true,
    },
  },
  {
    name: 'a report of handling',
    text: `关于北京市第十五届人民代表大会第三次会议第0123号建议的办理报告
张三代表：
您提出的“关于建设公园的建议”收悉，现将办理情况报告如下：
${ANSWER}
北京市园林绿化局
2020年6月30日`,
    expected: {
      kind: 'suggestion-reply',
      title: ['关于北京市第十五届人民代表大会第三次会议第0123号建议的办理报告'],
      documentNumber: null,
      number: ['0123'],
      issuer: '北京市园林绿化局',
      addressees: ['张三'],
      signedOn: '2020-06-30',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'a title broken in the middle of a word, the organ below its date',
    text: `临澜市水务局关于市十届人大五次会议第
105号建议的答复
王小明代表：
您的建议收悉。
${ANSWER}
2021年6月5日
临澜市水务局`,
    expected: {
      kind: 'suggestion-reply',
      title: ['临澜市水务局关于市十届人大五次会议第 105号建议的答复'],
      documentNumber: null,
      number: ['105'],
      issuer: '临澜市水务局',
      addressees: ['王小明'],
      signedOn: '2021-06-05',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'a number in words',
    text: `孟州县林业局关于县人大十三届第四次会议第三十二号建议的答复
吴明代表：
您提出的建议已收悉，现将办理情况回复如下：
${ANSWER}
孟州县林业局
2016年9月1 日`,
    expected: {
      kind: 'suggestion-reply',
      title: ['孟州县林业局关于县人大十三届第四次会议第三十二号建议的答复'],
      documentNumber: null,
      number: ['三十二', null],
      issuer: '孟州县林业局',
      addressees: ['吴明'],
      signedOn: '2016-09-01',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'a disclosure letter that is no class',
    text: `对省十三届人大四次会议第1234号建议的答复
石磊代表：
您提出的《关于推进乡村旅游的建议》，由我厅会同省农业农村厅办理。现答复如下：
${ANSWER}
安江省文化和旅游厅
2021年6月18日
公开类别：A`,
    expected: {
      kind: 'suggestion-reply',
      documentNumber: null,
      number: ['1234'],
      issuer: '安江省文化和旅游厅',
      addressees: ['石磊'],
      signedOn: '2021-06-18',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'an answer to a numbered suggestion without session',
    text: `新区管委会关于市人大代表第5号建议的回复
高明代表：
收到您的建议后，管委会高度重视。现回复如下：
${ANSWER}
临澜高新技术产业开发区管理委员会
2021年3月`,
    expected: {
      kind: 'suggestion-reply',
      documentNumber: null,
      number: ['5'],
      issuer: '临澜高新技术产业开发区管理委员会',
      addressees: ['高明'],
      signedOn: '2021-03',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'a number that lost its bracket, to a party’s committee',
    text: `临政协提复〔202126号
关于对市政协九届二次会议第A045号提案的答复
民盟临澜市委会：
贵会提出的《关于发展民宿的提案》已收悉，现答复如下：
${ANSWER}
此复

临澜市文化广电和旅游局
二〇二一年七月二日`,
    expected: {
      kind: 'proposal-reply',
      title: ['关于对市政协九届二次会议第A045号提案的答复'],
      documentNumber: '临政协提复〔202126号',
      number: ['A045'],
      issuer: '临澜市文化广电和旅游局',
      addressees: ['民盟临澜市委会'],
      signedOn: '2021-07-02',
      answerClass: null,
      disclosure: null,
      hasContactPhone: false,
    },
  },
  {
    name: 'a title that names no matter, a number with a letter and dash',
    text: `区政协委员提案答复函
沈岩委员：
您提出的第A-12号提案《关于增设充电桩》收悉，现答复如下：
${ANSWER}
江北区发展和改革局（盖章）
2021年10月12日
公开属性：依申请公开`,
    expected: {
      kind: 'proposal-reply',
      title: ['区政协委员提案答复函'],
      documentNumber: null,
      number: ['A-12'],
      issuer: '江北区发展和改革局',
      addressees: ['沈岩'],
      signedOn: '2021-10-12',
      answerClass: null,
      disclosure: '依申请公开',
      hasContactPhone: false,
    },
  },
  {
    name: 'a number that lost both brackets, to members and others',
    text: `临农函 2025 915号
对市十五届人大四次会议第23号建议的答复
尊敬的张三、李四、王五等5位代表：
你们提出的“关于扶持茶叶产业的建议”收悉。现答复如下：
${ANSWER}
临澜市农业农村局
2025年9月15日
（此件公开发布）`,
    expected: {
      kind: 'suggestion-reply',
      title: ['对市十五届人大四次会议第23号建议的答复'],
      documentNumber: '临农函 2025 915号',
      number: ['23'],
      issuer: '临澜市农业农村局',
      addressees: ['张三', '李四', '王五'],
      signedOn: '2025-09-15',
      answerClass: null,
      disclosure: '公开发布',
      hasContactPhone: false,
    },
  },
];
