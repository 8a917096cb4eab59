import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

describe('a case that title and text give differently', () => {
  const letter = (title: string, text: string) =>
    read(
      `关于市政协七届一次会议第${title}号提案的答复\n陈陆委员：\n市政协${text}号提案《关于绿化的提案》收悉，现答复如下：\n已完成。`,
    );

  it('keeps the title’s number and warns', () => {
    const { case: answered, warnings } = letter('20210201', '七届一次会议第2021021');
    expect(answered).toEqual({
      body: '政协',
      level: '市',
      place: null,
      session: '政协七届一次会议',
      number: '20210201',
    });
    expect(warnings.map(({ code }) => code)).toEqual(['case-number-differs']);
  });

  it('warns of another session', () => {
    expect(letter('12', '七届二次会议第12').warnings.map(({ code }) => code)).toEqual(['session-differs']);
  });

  it('takes leading zeros and another order of words for the same', () => {
    expect(letter('012', '七届一次会议第12').warnings).toEqual([]);
  });
});

describe('whom a letter is of', () => {
  it('says the title before the text, and the session before the office', () => {
    const reply = '张三代表：\n您提出的关于绿化的建议收悉，现答复如下：\n已完成。';
    expect(read(`关于区政协三届一次会议第2号提案的答复\n${reply}`).kind).toBe('proposal-reply');
    expect(read(reply.replace('您提出的', '您在区政协三届一次会议上提出的')).kind).toBe('proposal-reply');
    expect(read(reply).kind).toBe('suggestion-reply');
  });

  it('reads the page’s title where the text has none', () => {
    const page = read('林木委员：\n您提出的《关于绿化的提案》（第35号）收悉，现答复如下：\n已完成。', {
      pageTitle: '临澜市园林局关于市政协五届二次会议第35号提案答复的函',
    });
    expect(page).toMatchObject({
      title: '临澜市园林局关于市政协五届二次会议第35号提案答复的函',
      issuer: '临澜市园林局',
      case: { session: '政协五届二次会议', number: '35' },
    });
  });
});

describe('a rule', () => {
  const rule = (clauses: string, title = '临澜市人民政府关于印发临澜市扶持办法的通知') =>
    read(`${title}
临府规〔2022〕8号
各区人民政府：
现将《临澜市扶持办法》印发给你们，请认真组织实施。
临澜市人民政府
2022年5月30日
临澜市扶持办法
第一条 为促进发展，制定本办法。
第二条 ${clauses}`);

  it('is in force from a day for some years, and ends another', () => {
    expect(
      rule('本办法自2022年7月1日起施行，有效期5年。《临澜市扶持暂行办法》（临府规〔2018〕2号）同时废止。').validity,
    ).toEqual({
      effectiveOn: '2022-07-01',
      expiresOn: '2027-06-30',
      years: 5,
      abolishes: ['临澜市扶持暂行办法'],
    });
  });

  it('is in force from its issue, or until a day', () => {
    expect(rule('本办法自印发之日起施行，有效期两年。').validity).toMatchObject({
      effectiveOn: '2022-05-30',
      expiresOn: '2024-05-29',
      years: 2,
    });
    expect(rule('本办法自2022年7月1日起施行，有效期至2025年12月31日。').validity).toMatchObject({
      expiresOn: '2025-12-31',
    });
  });

  it('says nothing of its validity where only a certificate runs out', () => {
    expect(rule('认定证书有效期3年。').validity).toBeNull();
  });

  it('is issued, amended, abolished or a draft', () => {
    expect(rule('略。').stage).toBe('issued');
    expect(rule('略。', '临澜市扶持办法（2022年修订）').stage).toBe('amended');
    expect(rule('略。', '【已失效】\n临澜市人民政府关于印发临澜市扶持办法的通知').stage).toBe('abolished');
    const draft = rule('本办法自印发之日起施行，有效期3年。', '关于公开征求《临澜市扶持办法（征求意见稿）》意见的公告');
    expect(draft).toMatchObject({
      kind: 'draft',
      stage: 'draft',
      validity: { effectiveOn: null, expiresOn: null, years: 3 },
    });
  });
});

describe('a number that the text cites', () => {
  it('is not the letter’s own, even on a line of its own', () => {
    const letter =
      '关于市政协五届二次会议第35号提案的答复\n林木委员：\n您提出的提案收悉，现答复如下：\n依据如下：\n国发〔2018〕43号\n已办结。';
    expect(read(letter).documentNumber).toBeNull();
  });
});

describe('the kind of a paper', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['临澜市商务局关于组织申报2026年度资金的通知', 'notice'],
    ['关于2026年第一批名单的公示', 'notice'],
    ['人才公寓申请指南', 'guide'],
    ['《临澜市扶持办法》政策解读', 'interpretation'],
    ['临澜市促进专精特新企业发展若干措施', 'measure'],
    ['临澜市养犬管理规定（征求意见稿）', 'draft'],
    ['国务院关于同意设立临澜新区的批复', 'other'],
  ];
  for (const [title, kind] of cases) {
    it(`is ${kind} for ${title}`, () => {
      const paper = read(`${title}\n为做好有关工作，现将有关事项说明如下，请各有关单位知悉。`);
      expect([paper.kind, paper.title]).toEqual([kind, title]);
    });
  }

  it('is no reply for a letter of the mailbox that speaks of the congress', () => {
    const answer = '您提出的问题收悉，现答复如下：\n将增加班次。';
    expect(read(`网民留言\n建议政协委员提出关于公交的提案\n${answer}`).kind).toBe('other');
    expect(read(`区政协三届一次会议提案办理\n${answer.replace('问题', '提案')}`).kind).toBe('proposal-reply');
  });

  it('is told by a title whose quotation goes on in the next line', () => {
    const title = '国务院关于暂时调整实施《中华人民共和国药品管理法\n实施条例》有关规定的决定';
    expect(read(`${title}\n国发〔2018〕43号\n为支持试点，国务院决定暂时调整实施有关规定，现公布如下。`)).toMatchObject({
      kind: 'measure',
      title: title.replace('\n', ' '),
    });
  });

  it('is told by a title that runs over several lines', () => {
    const title =
      '国务院办公厅关于印发文化体制改革中\n经营性文化事业单位转制为企业和进一步\n支持文化企业发展两个规定的通知';
    const paper = read(
      `${title}\n国办发〔2018〕124号\n各省、自治区、直辖市人民政府：\n有关规定已经国务院同意，现印发给你们，请认真贯彻执行。`,
    );
    expect([paper.kind, paper.title, paper.documentNumber]).toEqual([
      'measure',
      title.replaceAll('\n', ' '),
      '国办发〔2018〕124号',
    ]);
  });
});

describe('a paper without a title', () => {
  it('is a notice where it passes another one on', () => {
    const { kind, deadlines } = read(`各区县工信局：
现将《云岭省工业和信息化厅关于组织申报示范企业的通知》转发给你们，请组织辖区内企业申报，于5月17日下午17:00前将推荐文件报送市工信局。
云岭市工业和信息化局
2022年5月6日`);
    expect({ kind, on: deadlines.map(({ on }) => on) }).toEqual({ kind: 'notice', on: ['2022-05-17'] });
  });
});

describe('an opinion for the office that answers', () => {
  it('is part of the reply', () => {
    const {
      kind,
      case: answered,
      addressees,
    } = read(`对市政协十三届三次会议第8206号提案的协办意见
市市场监督管理局：
经研究，现对九三学社提出的《关于加强监管的提案》提出如下协办意见，供你单位答复委员时参考：
一、加大监管力度。
云岭市风景名胜区管理委员会
2019年6月5日`);
    expect({ kind, number: answered?.number, addressees }).toEqual({
      kind: 'proposal-reply',
      number: '8206',
      addressees: ['市市场监督管理局'],
    });
  });
});

describe('a list without a sentence', () => {
  it('keeps its figures', () => {
    const { facts } = read(
      '全市共有养老床位300张、社区食堂86家、助餐点120个、护理员450名、农村互助幸福院38所、志愿服务队52支、适老化改造家庭1200户、家庭养老床位900张',
    );
    expect(facts.map(({ text }) => text)).toEqual([
      '300张',
      '86家',
      '120个',
      '450名',
      '38所',
      '52支',
      '1200户',
      '900张',
    ]);
  });

  it('takes the number of the page’s table where the text gives none', () => {
    const notice = '云岭市城市更新局关于做好申报工作的通知\n各镇街：\n现就申报工作通知如下：\n一、材料一式三份。';
    expect(read(notice, { pageNumber: '云更新〔2022〕18号' }).documentNumber).toBe('云更新〔2022〕18号');
    const own = notice.replace('\n各镇街', '\n云更新〔2022〕19号\n各镇街');
    expect(read(own, { pageNumber: '云更新〔2022〕18号' }).documentNumber).toBe('云更新〔2022〕19号');
  });
});
