import { ANSWER, type Letter } from './model.ts';

/** Answers with marks of handling: class, disclosure, signatory, contact. */
export const LETTERS_WITH_MARKS: readonly Letter[] = [
  {
    name: 'a page with breadcrumb, a lone class letter and a contact',
    text: `首页 > 政务公开 > 建议提案 > 提案办理
关于县政协八届四次会议第12号提案的办理情况
日期：2018-09-01 来源：县住建局 浏览次数：33
A
王 芳委员：
您提出的《关于老旧小区改造的提案》收悉。经研究，现将办理情况答复如下：
${ANSWER}
联系人：赵六，联系电话：6123456
2018年8月30日`,
    expected: {
      kind: 'proposal-reply',
      title: ['关于县政协八届四次会议第12号提案的办理情况'],
      documentNumber: null,
      number: ['12'],
      issuer: '县住建局',
      addressees: ['王 芳'],
      signedOn: '2018-08-30',
      publishedOn: '2018-09-01',
      answerClass: 'A',
      disclosure: null,
      hasContactPhone: true,
    },
  },
  {
    name: 'disclosure and class above the letterhead, two kinds of addressees',
    text: `(A)类
是否同意公开：是
西城区卫生健康局文件
西卫〔2019〕22号

西城区卫生健康局
关于区政协十届四次会议第15号提案的答复

农工党区总支、孙丽委员：
你们提出的提案收悉，现答复如下：
${ANSWER}
西城区卫生健康局
2019年6月11日`,
    expected: {
      kind: 'proposal-reply',
      title: ['西城区卫生健康局 关于区政协十届四次会议第15号提案的答复', '关于区政协十届四次会议第15号提案的答复'],
      documentNumber: '西卫〔2019〕22号',
      number: ['15'],
      issuer: '西城区卫生健康局',
      addressees: ['农工党区总支', '孙丽'],
      signedOn: '2019-06-11',
      answerClass: 'A',
      disclosure: '是',
      hasContactPhone: false,
    },
  },
  {
    name: 'class and organ in the lines of contact',
    text: `A类
关于省政协十二届四次会议第0123号提案答复的函
九三学社安江省委员会：
贵单位提出的《关于制造强省的提案》收悉。经商省财政厅，现答复如下：
${ANSWER}
办复类别：A类
联系单位：省经济和信息化厅
联系电话：0551-62871234
2021年6月25日`,
    expected: {
      kind: 'proposal-reply',
      title: ['关于省政协十二届四次会议第0123号提案答复的函'],
      documentNumber: null,
      number: ['0123'],
      issuer: '省经济和信息化厅',
      addressees: ['九三学社安江省委员会'],
      signedOn: '2021-06-25',
      answerClass: 'A',
      disclosure: null,
      hasContactPhone: true,
    },
  },
  {
    name: 'sections, a date with circles for zeros, a type of disclosure',
    text: `青山区教育局关于区政协八届三次会议
第38号委员提案的答复

钱多多等委员：
你们在区政协八届三次会议上提出的《关于课后服务的提案》收悉。非常感谢对教育的关注。现就有关问题答复如下：
一、关于师资问题
${ANSWER}
二、关于经费问题
${ANSWER}
三、下一步打算
我局将落实经费50万元。
再次感谢您对教育工作的支持。
青山区教育局
二○二○年十月十二日
（信息公开类型：主动公开）
抄送：区政协提案委。`,
    expected: {
      kind: 'proposal-reply',
      title: ['青山区教育局关于区政协八届三次会议 第38号委员提案的答复'],
      documentNumber: null,
      number: ['38'],
      issuer: '青山区教育局',
      addressees: ['钱多多'],
      signedOn: '2020-10-12',
      answerClass: null,
      disclosure: '主动公开',
      hasContactPhone: false,
    },
  },
  {
    name: 'a letterhead with signatory and class',
    text: `临澜市水务局

临水函〔2021〕15号                     签发人：张三
                                        （B）

临澜市水务局关于市十届人大五次会议第105号建议的答复

王小明代表：
您在市十届人大五次会议上提出的《关于治理内涝的建议》（第105号）收悉。现答复如下：
${ANSWER}

临澜市水务局
2021 年 6 月 5 日

联系人：李四    联系电话：0755-23456789
抄送：市人大代表工委，市政府办公室。`,
    expected: {
      kind: 'suggestion-reply',
      title: ['临澜市水务局关于市十届人大五次会议第105号建议的答复'],
      documentNumber: '临水函〔2021〕15号',
      number: ['105'],
      issuer: '临澜市水务局',
      addressees: ['王小明'],
      signedOn: '2021-06-05',
      answerClass: 'B',
      disclosure: null,
      hasContactPhone: true,
    },
  },
];
