import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

const LETTER = `首页 > 政务公开 > 建议办理
临澜市水务局关于市五届人大二次会议第7号建议的答复
发布时间：2022-07-01 来源：市水务局
尊敬的李梅代表：
您提出的《关于治理内涝的建议》收悉，现答复如下：
一、关于管网问题
（一）加快改造。2021年投入350万元。
（二）加强巡查。一是定期清淤，落实到人；二是安装监测设备40套。三是公布电话。
加强部门联动，形成治理合力
市城管局与我局建立会商机制。
三、关于河道问题
1.清理河道12公里。
2.修复堤岸。
下一步，我局将建设泵站2座。
感谢您的关心。
临澜市水务局
2022年6月20日
（联系人：王五，联系电话：2345678）
上一篇：无`;

const outline = (text: string) =>
  read(text)
    .sections.filter(({ level }) => level > 0)
    .map(({ level, label, heading }) => `${level} ${label}${heading}`);
const zonesOf = (text: string) =>
  read(text)
    .sections.filter(({ level }) => level === 0)
    .map(({ zone, start, end }) => ({ zone, words: text.slice(start, end) }));

describe('the section tree', () => {
  it('holds numbered headings, run-in items and a heading that lost its number', () => {
    expect(outline(LETTER)).toEqual([
      '1 一、关于管网问题',
      '2 （一）加快改造',
      '2 （二）加强巡查',
      '5 一是定期清淤，落实到人',
      '5 二是安装监测设备40套',
      '5 三是公布电话',
      '1 加强部门联动，形成治理合力',
      '1 三、关于河道问题',
      '3 1.清理河道12公里',
      '3 2.修复堤岸',
    ]);
  });

  it('ends a section where the next of its rank starts, and the last one before the outlook', () => {
    const { sections } = read(LETTER);
    const words = (label: string) => {
      const found = sections.find((section) => section.label === label);
      return found === undefined ? '' : LETTER.slice(found.start, found.end).trim();
    };
    expect(words('（一）')).toBe('（一）加快改造。2021年投入350万元。');
    expect(words('二是')).toBe('二是安装监测设备40套。');
    expect(words('三、')).toMatch(/^三、[\s\S]*修复堤岸。$/);
  });

  it('reaches over an outlook that stands inside it', () => {
    const text =
      '关于第3号提案的答复\n张三委员：\n提案收悉，现答复如下：\n一、关于绿化\n已经完成。\n下一步，将增加投入。\n二、关于供水\n正在办理。\n（完）';
    const inside = text.replace('二、关于供水\n', '（一）浇水。每日一次。\n二、关于供水\n');
    const first = read(inside).sections.find(({ label }) => label === '一、');
    expect(inside.slice(first?.start, first?.end)).toMatch(/^一、[\s\S]*每日一次。\n$/);
  });

  it('follows counters that run on over chapters, and headings 01 to 09', () => {
    const measures = `《临澜市若干措施》
为促进发展，制定本措施，具体内容如下：
01 加大财税支持
（一）资金奖励。给予50万元。
02 拓宽融资渠道
（二）贴息。按规定贴息。
（三）担保。降低费率。`;
    expect(outline(measures)).toEqual([
      '1 01加大财税支持',
      '2 （一）资金奖励',
      '1 02拓宽融资渠道',
      '2 （二）贴息',
      '2 （三）担保',
    ]);
  });

  it('joins a heading that PDF text broke in the middle of a word', () => {
    const broken = LETTER.replace('一、关于管网问题', '一、深挖掘重培育，不断推动我市老旧管网向智慧管网发\n\n展。');
    expect(outline(broken)[0]).toBe('1 一、深挖掘重培育，不断推动我市老旧管网向智慧管网发 展');
  });

  it('does not take 一是 without 二是 in order, nor decimals, for items', () => {
    expect(
      outline(
        '重点工作有以下几个方面的内容：一是清理重点河道；三是修复难点堤岸。\n3.5公里的河道已经清理完毕，群众表示满意。',
      ),
    ).toEqual(['5 一是清理重点河道']);
  });
});

describe('the zones', () => {
  it('keep a first paragraph whose line breaks off behind a comma', () => {
    const first =
      '赵某某、钱某某等代表在市六届人大二次会议上提出的《关于支持云岭陵园改扩建项目的建议》，市民政局党组高度重视，认真研究，分解任务，积极同会办单位沟通协调，';
    const announced =
      '云岭市市场监管局近日对外发布了一份关于校园周边食品安全提案的答复函,内容涉及多个方面的工作安排,全文如下:';
    expect(zonesOf(`${announced}\n我们已经开展检查。`)[0]?.zone).not.toBe('chrome');
    expect(zonesOf(`${first}\n压实责任抓落实。我们制定了实施方案，并召开会议论证。`)[0]?.zone).not.toBe('chrome');
  });

  it('tell page, letterhead, answer, outlook and closing matter apart', () => {
    const zones = zonesOf(LETTER);
    expect(zones.map(({ zone }) => zone)).toEqual([
      'chrome',
      'front',
      'chrome',
      'front',
      'body',
      'outlook',
      'back',
      'chrome',
    ]);
    expect(zones[5]?.words).toBe('下一步，我局将建设泵站2座。\n');
    expect(zones[6]?.words).toMatch(/^感谢您的关心。[\s\S]*2345678）\n$/);
    expect(zones[7]?.words).toBe('上一篇：无');
  });

  it('make an outlook of the section that is headed so', () => {
    const text = LETTER.replace('三、关于河道问题', '三、下一步工作打算');
    const outlook = zonesOf(text).find(({ zone }) => zone === 'outlook');
    expect(outlook?.words).toMatch(/^三、下一步工作打算[\s\S]*泵站2座。\n$/);
  });

  it('take a reposter’s headline in the title’s own words for part of the paper', () => {
    const repost = (headline: string) => `资质认证
高新认定
${headline}
《临澜市关于促进企业高质量发展的若干措施》(征求意见稿)
近日，市工信局起草了若干措施，具体内容如下：
01 加大财税支持
（一）资金奖励。给予50万元。`;
    const zoneOf = (headline: string) => {
      const text = repost(headline);
      return zonesOf(text).find(({ words }) => words.includes(headline))?.zone;
    };
    expect(zoneOf('重磅!临澜拟出台32项措施促进企业高质量发展')).toBe('front');
    expect(zoneOf('更多服务项目欢迎来电')).toBe('chrome');
  });

  it('keep a reposter’s advertising and opinion out of the rule', () => {
    const repost = `方圆服务项目
高新认定
资质认证
《临澜市若干措施》(征求意见稿)
近日，市工信局起草了《临澜市若干措施》，具体内容如下：
01 加大财税支持
（一）资金奖励。给予50万元。
由此可知，政策力度逐步加大，企业应积极响应。`;
    expect(zonesOf(repost).map(({ zone }) => zone)).toEqual(['chrome', 'front', 'body', 'commentary']);
    const { kind, stage, warnings } = read(repost);
    expect({ kind, stage, codes: warnings.map(({ code }) => code) }).toEqual({
      kind: 'draft',
      stage: 'draft',
      codes: ['repost-of-draft'],
    });
    expect(read(repost, { url: 'https://gxj.linlan.gov.cn/a.html' }).warnings).toEqual([]);
  });
});
