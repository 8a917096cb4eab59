import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

/** A letter of Yunling; the marks that a page puts above, between and below are what is asked for. */
const letter = ({
  above = '',
  title = '关于市政协七届一次会议第12号提案的答复',
  to = '王小明委员：',
  body = '我局已新建泵站3座。',
  below = '云岭市水务局\n2023年6月1日',
} = {}) => read(`${above}\n${title}\n${to}\n您提出的《关于修建泵站的提案》收悉，现答复如下：\n${body}\n${below}`);

describe('small marks of letters and pages', () => {
  it('reads a class that stands in brackets before its word, behind the number', () => {
    expect(letter({ above: '云水函〔2023〕6号 (B)类' })).toMatchObject({
      documentNumber: '云水函〔2023〕6号',
      answerClass: 'B',
    });
  });

  it('takes the proposal’s title into the letter’s where it stands behind it', () => {
    const title = '区政协四届二次会议第77号提案的答复函《关于修建泵站的建议》';
    expect(letter({ title }).title).toBe(title);
  });

  it('reads a group of members as whom the letter addresses', () => {
    expect(letter({ to: '东湖乡委员小组：' }).addressees).toEqual(['东湖乡委员小组']);
  });

  it('reads traditional characters of any word, and keeps them as written', () => {
    const text = `對嶽嶺縣政協第十三屆一次會議第72號提案的\n答 複\n尊敬的李大海委員:\n你們提出的《關於修建泵站的提案》收悉,現答複如下:\n泵站已建成。\n2017-7-21`;
    expect(read(text)).toMatchObject({
      kind: 'proposal-reply',
      title: '對嶽嶺縣政協第十三屆一次會議第72號提案的 答 複',
      case: { place: '嶽嶺縣', session: '政協第十三屆一次會議', number: '72' },
    });
  });

  it('reads a league’s conference', () => {
    const title = '云岭市水务局对政协东岭盟第十届委员会第二次会议提案第0229号的答复';
    expect(letter({ title }).case).toMatchObject({
      place: '东岭盟',
      session: '政协东岭盟第十届委员会第二次会议',
      number: '0229',
    });
  });

  it('takes the day on which a letter was signed off for that of its signature, never for that of its publication', () => {
    const table = '| 签发人 | 孙某 | 签发日期 | 2025年9月19日 | 类别 | A |';
    expect(letter({ above: table, below: '' })).toMatchObject({ signedOn: '2025-09-19', publishedOn: null });
  });

  it.each(['云岭市水务局 9143 2023-02-01', '云岭网 www.example.cn 2023-02-01 15:18 来源：云岭发布'])(
    'reads the day of publication from %s',
    (above) => {
      expect(letter({ above }).publishedOn).toBe('2023-02-01');
    },
  );

  it('takes a paper that asks offices for something for a notice, with a title or without', () => {
    const text =
      '各县区科技局，各有关单位：\n省厅现组织项目申报，有意者请于2023年6月5日前联系我局，逾期不候。\n2023年6月1日';
    expect(read(text).kind).toBe('notice');
    expect(read('关于转发市财政局云岭市扶持资金管理办法的通知\n各区政府：\n现转发给你们。').kind).toBe('measure');
  });

  it('is in force from its signature where a page shows it years later', () => {
    const text =
      '云岭市人民政府关于废止部分文件的决定\n时间：2024-07-07 19:03:16\n本决定自公布之日起施行。\n云岭市人民政府\n二○○八年十月十三日';
    expect(read(text).validity?.effectiveOn).toBe('2008-10-13');
  });

  it('reads a number whose year stands first, and a class in brackets behind it', () => {
    expect(letter({ above: '[2016]云政复函 3号(A类)' })).toMatchObject({
      documentNumber: '[2016]云政复函 3号',
      answerClass: 'A',
    });
  });

  it('reads the labels of a table that a page flattened into one line, where the letter itself is lost', () => {
    const text =
      '云岭县司法局关于对云岭县第十八届人大五次会议第33号建议的复函\n签发人 孙某 签发日期 2020年11月30日 类别 A\n正文 近年来,法治意识不断提高。';
    expect(read(text)).toMatchObject({ kind: 'suggestion-reply', signedOn: '2020-11-30', answerClass: 'A' });
  });

  it('reads a class among closing lines whose labels are spaced out', () => {
    const below = '办复类别:B类\n联系电话:0554-1234567\n联 系 人:孙某\n2021年6月18日';
    expect(letter({ below })).toMatchObject({ answerClass: 'B', signedOn: '2021-06-18' });
  });

  it('reads whom a letter addresses without a colon, and a deputy behind the delegation', () => {
    expect(letter({ to: '致公党云岭市委员会' }).addressees).toEqual(['致公党云岭市委员会']);
    expect(letter({ to: '东湖县代表团孙小军等5名代表：' }).addressees).toEqual(['孙小军']);
  });

  it('reads the session from a line of its own below the title', () => {
    const title = '关于“东湖路拓宽”的建议的答复\n县人大十八届二次会议';
    expect(letter({ title, to: '庞大海代表：' }).case).toMatchObject({ level: '县', session: '人大十八届二次会议' });
  });

  it('reads a number of letters and twelve figures', () => {
    const title = '对云岭省第十二届人大第五次会议第 JY100012050700号建议的答复';
    expect(letter({ title }).case?.number).toBe('JY100012050700');
  });

  it('reads how a paper may be published from a line that says nothing else', () => {
    expect(letter({ above: 'A类\n公开' }).disclosure).toBe('公开');
    expect(
      read('云岭市政府关于印发云岭市行动方案的通知\n各区政府：\n现印发给你们。\n(此件公开发布)\n一、目标\n建成。')
        .disclosure,
    ).toBe('公开发布');
  });

  it('takes no label of a table for part of the title or the issuer', () => {
    const above = '公开日期  2018-12-14  发布机构  云岭市水务局\n关于加强节水工作的建议的答复';
    expect(letter({ title: above, below: '' })).toMatchObject({
      title: '关于加强节水工作的建议的答复',
      issuer: '云岭市水务局',
    });
  });

  it('knows 贵州 for a place and 贵局 for whom a letter speaks to', () => {
    expect(letter({ below: '贵州省水利厅\n2023年6月1日' }).issuer).toBe('贵州省水利厅');
    expect(letter({ below: '贵局\n2023年6月1日' }).issuer).toBeNull();
  });

  it('joins the two lines of a rule’s title below the paragraph that announces it', () => {
    const text =
      '根据立法计划，现公开征求意见。该条例由云岭市司法局起草。\n云岭市扬尘防治条例\n（征求意见稿）\n第一章 总则\n第一条 为了防治扬尘，制定本条例。';
    expect(read(text)).toMatchObject({ kind: 'draft', title: '云岭市扬尘防治条例 （征求意见稿）' });
  });

  it('reads numbers with a letter within, and a number behind its date', () => {
    const title = '云岭县水务局对县政协十一届二次会议第202302B46号提案的答复';
    expect(letter({ title }).case?.number).toBe('202302B46');
    const rule =
      '云岭部关于印发《云岭经费管理办法》的通知\n2006年10月26日 云建〔2006〕689号\n各厅（局）：\n现印发你们，请遵照执行。';
    expect(read(rule).documentNumber).toBe('云建〔2006〕689号');
  });

  it('reads a title that ends with its number in brackets', () => {
    const title = '云岭市水务局关于对云岭市十四届人大三次会议闭会期间代表建议第3017号的答复【云水提[2013]63号】';
    expect(letter({ title, to: '庞大海代表：' })).toMatchObject({
      title,
      case: { session: '十四届人大三次会议', number: '3017' },
    });
  });

  it('reads when a page was added, and how a reply may be published', () => {
    expect(letter({ above: '添加时间:2024年06月21日' }).publishedOn).toBe('2024-06-21');
    expect(letter({ above: '（此回复件公开）' }).disclosure).toBe('公开');
    expect(letter({ above: 'A2 类\n\n同意对外公开' })).toMatchObject({ answerClass: 'A', disclosure: '同意对外公开' });
    expect(letter({ above: '云岭网 2016-05-16 10:06:17  评论()' }).publishedOn).toBe('2016-05-16');
  });

  it('reads names with a blank within in a letter that a page flattened', () => {
    const body = '我局已新建泵站3座。'.repeat(20);
    const text = `释义 | 庞 海、苟小勤、周 琼代表: 您们提出的《关于修建泵站的建议》收悉,现答复如下: ${body}`;
    expect(read(text).addressees).toEqual(['庞 海', '苟小勤', '周 琼']);
  });

  it('takes no working committee for the 政协, nor its session', () => {
    const title = '云岭市农业农村工作委员会对市十五届人大二次会议第B211号建议的答复';
    const body = '我委已修缮民居26户。';
    const text = `${title}\n杨小敏等代表：\n您们提出的“关于保护古民居的建议”已收悉，现答复如下：\n${body}`;
    expect(read(text)).toMatchObject({ kind: 'suggestion-reply', case: { body: '人大', number: 'B211' } });
  });

  it('reads numbers without 号 or behind the year, and the level of a body without session', () => {
    expect(letter({ title: '关于对县政协十届三次会议A类第72提案的答复' }).case?.number).toBe('72');
    expect(letter({ title: '关于市政协十三届四次会议委员提案〔2020〕84号的答复' }).case?.number).toBe('84');
    const title = '云岭市民政局关于市人大代表建议第200号答复的函';
    expect(letter({ title, to: '李文文代表：' }).case).toMatchObject({ level: '市', session: null, number: '200' });
  });

  it('reads fields that lost their colon, or have wide gaps within and behind them', () => {
    const above = '索引号000014349/2025-28452 成文日期2025-11-10\n发文机关云岭市教育局 发布日期2025-11-11';
    const bare = { above, title: '关于王小明委员《关于修建泵站的提案》的回复', below: '' };
    expect(letter(bare)).toMatchObject({ issuer: '云岭市教育局', signedOn: '2025-11-10', publishedOn: '2025-11-11' });
    expect(letter({ above: '- 文号云民函〔2017〕14号' }).documentNumber).toBe('云民函〔2017〕14号');
    expect(letter({ above: '公开方式:   主动公开 公开时限:   长期公开' }).disclosure).toBe('主动公开');
    expect(letter({ above: '来源:云岭市公安局发布时间:2025-11-04 15:22', below: '' }).issuer).toBe('云岭市公安局');
  });

  it('begins no title with the value of another field', () => {
    const title = '关于公开征求《云岭市客运管理办法》(修订征求意见稿)意见的通知';
    const page = `文件编号:   发布机构:   云岭市交通运输局\n${title}\n我局起草了办法,现向全社会公开征求意见。`;
    expect(read(page).title).toBe(title);
  });

  it('reads the signature of a page whose blanks and line breaks are lost', () => {
    const text =
      '现开展2024年资金申报工作,有关事项通知如下:一、请报送材料,受理截止时间为2024年9月9日。附件:申报通知.pdf云岭市农业农村局2024年9月6日扫一扫在手机打开当前页';
    expect(read(text)).toMatchObject({ issuer: '云岭市农业农村局', signedOn: '2024-09-06' });
  });

  it('reads class and disclosure that stand behind the number or title without a bracket', () => {
    expect(letter({ above: '云农字〔2022〕17号B类同意公开' })).toMatchObject({
      documentNumber: '云农字〔2022〕17号',
      answerClass: 'B',
      disclosure: '同意公开',
    });
    const title = '关于政协云岭市第十三届一次会议第277号提案的答复函';
    expect(letter({ title: `${title} B` })).toMatchObject({ title, answerClass: 'B', case: { number: '277' } });
  });

  it('takes a ministry’s number for what it says that it answers', () => {
    const text =
      '教基建议〔2021〕354号\n您提出的“关于织密防护网的建议”收悉，经商国家卫生健康委，现答复如下：\n我部高度重视。';
    expect(read(text)).toMatchObject({ kind: 'suggestion-reply', documentNumber: '教基建议〔2021〕354号' });
  });

  it('reads the number of a rule from the page’s heading', () => {
    const title = '云岭市人民政府关于印发云岭市专项资金管理办法的通知';
    const text = `云府〔2018〕120号《${title}》\n${title}\n各区人民政府：\n现将办法印发给你们，请认真执行。\n云岭市人民政府\n2018年12月24日`;
    expect(read(text)).toMatchObject({ title, documentNumber: '云府〔2018〕120号' });
  });

  it('reads a title behind the label of an encyclopaedia', () => {
    const title = '对云岭市政协五届二次会议第94号提案的答复';
    const text = `${title}\n基本介绍\n• 中文名:${title}\n• 答复机关:云岭市人民政府\n王小明代表:\n您提出的提案收悉,现答复如下:\n我局已新建泵站3座。`;
    expect(read(text).title).toBe(title);
  });

  it('takes a request to organs of several sorts for a notice', () => {
    const text =
      '高新区管委会，各区县人民政府：\n请你们高度重视此项工作，组织企业填报调查表，于8月20日前将汇总表送我局。\n云岭市经济和信息化局';
    expect(read(text).kind).toBe('notice');
  });

  it('reads a party’s letter as one of the 政协, and the committee into its session', () => {
    const text =
      '民盟云岭市委会：\n您提出的《关于加强宣传的建议》收悉，现答复如下：\n我局已印发手册3万份。\n云岭市公安局\n2024年6月1日';
    expect(read(text)).toMatchObject({ kind: 'proposal-reply', addressees: ['民盟云岭市委会'] });
    expect(letter({ title: '关于政协东岭县委员会十二届四次会议第13号提案的答复' }).case).toMatchObject({
      place: '东岭县',
      session: '政协东岭县委员会十二届四次会议',
    });
  });
});
