import type { DocumentKind } from '../../../functions/domain/document/model.ts';

/** What a made-up paper must be read as. `kind: null` means: no reply. Lists hold the readings that are right. */
export interface ExpectedReading {
  readonly kind: DocumentKind | null;
  readonly title?: readonly (string | null)[];
  readonly documentNumber?: string | null;
  readonly number?: readonly (string | null)[];
  readonly issuer?: string | null;
  readonly addressees?: readonly string[];
  readonly signedOn?: string | null;
  readonly publishedOn?: string | null;
  readonly answerClass?: string | null;
  readonly disclosure?: string | null;
  readonly hasContactPhone?: boolean;
}

const ANSWER =
  '感谢您对我市水务工作的关心。目前，全市已建成泵站12座，2021年投入资金350万元。下一步，我局将加快管网改造。';

/** Papers of invented places, each with one way in which real ones differ. */
export const LETTERS: readonly { readonly name: string; readonly text: string; readonly expected: ExpectedReading }[] =
  [
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
