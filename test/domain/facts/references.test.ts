import { describe, expect, it } from 'vitest';
import { findCases } from '../../../functions/domain/facts/cases.ts';
import { findDocumentNumbers } from '../../../functions/domain/facts/document-numbers.ts';
import { findResponsibleUnits } from '../../../functions/domain/facts/responsible-units.ts';
import { findStandings } from '../../../functions/domain/facts/standings.ts';
import { factsOf } from './reading.ts';

describe('findDocumentNumbers', () => {
  it.each([
    ['临府规〔2021〕1号', '临府规', 2021, 1],
    ['临政[2010]135号', '临政', 2010, 135],
    ['临林发【2018】133号', '临林发', 2018, 133],
    ['临办函﹝2021﹞ 3 号', '临办函', 2021, 3],
    ['临府办规（2023）12号', '临府办规', 2023, 12],
    ['临商字[2014]第12号', '临商字', 2014, 12],
    ['临建发〔2021] 5号', '临建发', 2021, 5],
    ['临政〔202126号', '临政', 2021, 26],
    ['市政府令第368号', '市政府令', null, 368],
    ['云岭市人民政府令（第48号', '云岭市人民政府令', null, 48],
    ['中华人民共和国主席令第三十号', '中华人民共和国主席令', null, 30],
    ['海关总署公告2024年第5号', '海关总署公告', 2024, 5],
    ['交通运输部令2023年第22号', '交通运输部令', 2023, 22],
    ['国家发展改革委2023年第2号令', '国家发展改革委令', 2023, 2],
    ['国务院第735号令', '国务院令', null, 735],
    ['教育部45号令', '教育部令', null, 45],
    ['中国人民银行令〔2020〕第5号', '中国人民银行令', 2020, 5],
    ['国家能源局2022年第3号公告', '国家能源局公告', 2022, 3],
    ['财政部 税务总局公告2023年第12号', '财政部税务总局公告', 2023, 12],
    ['财政部、税务总局、卫生健康委公告2019年第76号', '财政部、税务总局、卫生健康委公告', 2019, 76],
    ['国家发展改革委等7部委令第11号', '国家发展改革委等7部委令', null, 11],
    ['云岭市住房和城乡建设局公告第54号', '云岭市住房和城乡建设局公告', null, 54],
  ])('reads %s', (text, agency, year, serial) => {
    expect(findDocumentNumbers(`（${text}）`)).toMatchObject([{ text, agency, year, serial }]);
  });

  it('cuts the prose off that runs into the number', () => {
    expect(findDocumentNumbers('按照临府规〔2021〕1号办理')[0]?.text).toBe('临府规〔2021〕1号');
    expect(findDocumentNumbers('学习临府规【2021】1号文件')[0]?.text).toBe('临府规【2021】1号');
    expect(findDocumentNumbers('文号：临林发〔2018〕3号')[0]?.text).toBe('临林发〔2018〕3号');
    expect(findDocumentNumbers('并以临民〔2022〕19号文明确')[0]?.text).toBe('临民〔2022〕19号');
    expect(findDocumentNumbers('2020年3月17日云岭市人民政府令第9号公布')[0]?.text).toBe('云岭市人民政府令第9号');
    expect(findDocumentNumbers('我局转发了临财建〔2022〕11号')[0]?.text).toBe('临财建〔2022〕11号');
  });

  it.each([
    ['此前由', '闽工信规'],
    ['因', '长医保规'],
    ['经', '市环规'],
    ['区政府', '临政发'],
    ['市局', '市环发'],
    ['省医保局以', '湘医保发'],
    ['严格执行省住房城乡建设厅', '川建质安发'],
    ['呼应', '国办发'],
    ['会同市财政局以', '临财社'],
    ['现行', '工信部联企业'],
    ['依', '自然资规'],
    ['与', '市财'],
    ['原', '临建'],
    ['继续执行', '和政发'],
    ['出自', '应急'],
    ['省厅', '吉人社联字'],
    ['国家税务总局', '人社厅发'],
    ['区政府办', '云府办函'],
    ['市政府办公室', '雁政发'],
    ['第六条所引', '筑发改价管'],
    ['就', '湛府办'],
  ])('cuts %s off before %s', (words, agency) => {
    for (const before of ['', '。', '，我们', '5']) {
      expect(findDocumentNumbers(`${before}${words}${agency}〔2021〕12号`)).toMatchObject([{ agency }]);
    }
  });

  it.each([
    '工信部信软',
    '云委办发',
    '市委办发',
    '云建委',
    '区政办',
    '京财税',
    '合川府发',
    '自然资发',
    '渝财行',
    '京人社就发',
  ])('leaves %s whole', (agency) => {
    expect(findDocumentNumbers(`（${agency}〔2021〕12号）`)).toMatchObject([{ agency }]);
  });

  it.each([
    ['对违反住房和城乡建设部', '住房和城乡建设部令'],
    ['机动车实施生态环境部', '生态环境部令'],
    ['市政府以云岭市人民政府', '云岭市人民政府令'],
    ['3月17日云岭市住房和城乡建设局', '云岭市住房和城乡建设局令'],
    ['5月29日北京市人民政府', '北京市人民政府令'],
    ['原环境保护部', '环境保护部令'],
  ])('finds who gave the order in %s', (words, agency) => {
    expect(findDocumentNumbers(`2004年${words}令第12号`)).toMatchObject([{ agency }]);
  });

  it('takes no order or announcement without its giver', () => {
    for (const text of ['凭第12号令牌', '公告第3号', '第2号公告', '按218号令办理']) {
      expect(findDocumentNumbers(text)).toEqual([]);
    }
  });

  it('takes no index number, case number or bare year', () => {
    for (const text of [
      '000014349/2017-00110',
      '11441300007187648G/2017-00096',
      '第20210063号',
      '〔2021〕12号',
      '(2021)',
    ]) {
      expect(findDocumentNumbers(text)).toEqual([]);
    }
  });
});

describe('findCases', () => {
  it.each([
    ['市政协六届一次会议第043号提案', '政协', '市', null, '政协六届一次会议', '043'],
    ['临澜县第十八届人大二次会议第124号建议', '人大', '县', '临澜县', '第十八届人大二次会议', '124'],
    ['十三届全国人大四次会议第1234号建议', '人大', '全国', null, '十三届全国人大四次会议', '1234'],
    [
      '政协第十三届全国委员会第四次会议第12号（经济类8号）提案',
      '政协',
      '全国',
      null,
      '政协第十三届全国委员会第四次会议',
      '12',
    ],
    [
      '政协临澜县第十四届委员会第一次会议\n\n27号提案',
      '政协',
      '县',
      '临澜县',
      '政协临澜县第十四届委员会第一次会议',
      '27',
    ],
    ['区十五屆人大六次會(huì)議閉會期間代表建議第134號', '人大', '区', null, '十五屆人大六次會(huì)議', '134'],
    ['市十六届人大四次会议A0012号建议', '人大', '市', null, '十六届人大四次会议', 'A0012'],
    ['省政协十届三次会议提案:第25号', '政协', '省', null, '政协十届三次会议', '25'],
    ['第4号代表建议', '人大', null, null, null, '4'],
    ['建议第1234号', null, null, null, null, '1234'],
  ])('reads %s', (text, body, level, place, session, number) => {
    expect(findCases(`关于${text}`)).toMatchObject([{ text, body, level, place, session, number }]);
  });

  it('joins a number that stands before its session', () => {
    expect(findCases('第0123号提案（市政协七届一次会议）')).toMatchObject([
      { body: '政协', session: '政协七届一次会议', number: '0123' },
    ]);
  });

  it('keeps a session without a number apart from the next one', () => {
    const cases = findCases('首页 > 县十六届人大二次会议\n\n关于对县十六届人大二次会议第8号建议的答复');
    expect(cases.map(({ number }) => number)).toEqual([null, '8']);
  });
});

describe('citations', () => {
  const titles = (text: string) => factsOf('citation', text).map(({ value }) => value);

  it('reads nested marks as one title and passes over a mark that never closes', () => {
    expect(titles('云岭市政府关于印发云岭市扩大内需投资项目管理办法的通知')).toEqual([]);
    expect(titles('按《关于印发〈园区办法〉的通知》和《甲《乙办法》执行')).toEqual([
      '关于印发〈园区办法〉的通知',
      '乙办法',
    ]);
    expect(titles('《关于《园区办法》的说明》')).toEqual(['关于《园区办法》的说明']);
  });

  it.each([
    ['将《临澜市河道管理条例》（以下简称《条例》）修订。《条例》规定', '临澜市河道管理条例'],
    ['制定《临澜市数据管理办法》（下称“《管理办法》”），按《管理办法》', '临澜市数据管理办法'],
    ['印发《建设创新城市工作指引》，按《指引》修改，结合《指引》', '建设创新城市工作指引'],
  ])('resolves the short form in %s', (text, title) => {
    expect(titles(text)).toEqual([title, title, title]);
  });

  it('takes no law for the short form of the rules that carry it out', () => {
    expect(titles('按《渡口法实施条例》和《渡口法》办理')).toEqual(['渡口法实施条例', '渡口法']);
    expect(titles('按《关于促进渡口发展的十条措施（试行）》，落实《十条》')).toEqual([
      '关于促进渡口发展的十条措施（试行）',
      '关于促进渡口发展的十条措施（试行）',
    ]);
  });

  it('reads a proposal’s title in quotation marks, but no other quoted words', () => {
    expect(titles('您提出的“关于安装路灯的建议”已收悉')).toEqual(['关于安装路灯的建议']);
    expect(titles('你提出的“关于加固河堤”的建议收悉')).toEqual(['关于加固河堤']);
    expect(titles('推行“不见面审批的一站式服务”')).toEqual([]);
  });

  it('reads a title without marks only behind a verb of law-making', () => {
    expect(titles('我市出台关于推进河道整治的实施意见，形成合力')).toEqual(['关于推进河道整治的实施意见']);
    expect(titles('提出了很好的管理办法，谢谢')).toEqual([]);
    expect(titles('贯彻落实我省“十三五”水利发展规划，开展排查')).toEqual(['我省“十三五”水利发展规划']);
    expect(titles('落实我市“三个一”水利发展规划，开展排查')).toEqual([]);
  });
});

describe('responsible units', () => {
  it('splits the bracket and keeps each role', () => {
    const units = findResponsibleUnits('给予补助（责任单位：市财政局、各区政府；配合单位：市水务局）');
    expect(units.map(({ name, role }) => `${role}:${name}`)).toEqual([
      '责任单位:市财政局',
      '责任单位:各区政府',
      '配合单位:市水务局',
    ]);
  });
});

describe('the giver of an order or number', () => {
  it.each([
    ['根据《澜原市渡口管理办法》（澜原市人民政府令第18号）', '澜原市人民政府令第18号'],
    ['废止原云府令第9号', '云府令第9号'],
    ['补助比例是云经信〔2022〕88号文定的', '云经信〔2022〕88号'],
    ['落实省政府办公厅云政办发〔2021〕29号要求', '云政办发〔2021〕29号'],
    ['按云岭市人民政府令第9号办理', '云岭市人民政府令第9号'],
  ])('is named whole in %s', (text, number) => {
    expect(factsOf('documentNumber', text)).toMatchObject([{ text: number }]);
  });
});

describe('a document number behind prose', () => {
  it('begins with the agency’s code', () => {
    const numbers = factsOf('documentNumber', '附表资料请查阅云工信发〔2021〕372号文件，另见转发云政办发〔2020〕5号');
    expect(numbers.map(({ text }) => text)).toEqual(['云工信发〔2021〕372号', '云政办发〔2020〕5号']);
  });
});

describe('ranks and frequencies', () => {
  const ranks = (text: string) =>
    findStandings(text).map(({ start, end, value, op }) => `${text.slice(start, end)}=${value} ${op}`);

  it.each([
    ['数量居全省第5。', '居全省第5=5 eq'],
    ['连续五年全省第一；', '全省第一=1 eq'],
    ['获得第三名', '获得第三名=3 eq'],
    ['荣获全国500强的企业', '全国500强=500 le'],
    ['每年培训教师100人', '每年=1/y eq'],
    ['每周开展巡查', '每周=52/y eq'],
    ['由一年兑现一次', '一年兑现一次=1/y eq'],
  ])('reads %s', (text, fact) => {
    expect(ranks(text)).toEqual([fact]);
  });

  it('takes 每年 for a rate only beside a figure in its clause', () => {
    expect(ranks('分别每年申领不同额度的补贴，共3类')).toEqual([]);
  });

  it('takes no ordinal for a rank', () => {
    for (const text of ['全国第一批试点', '第一书记', '第三次会议', '世界500强研发中心', '强化'])
      expect(ranks(text)).toEqual([]);
  });
});
