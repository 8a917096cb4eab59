import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

const TITLE = '关于市七届人大二次会议第12号建议的答复';
const RECEIPT = '您提出的《关于修建泵站的建议》收悉，现答复如下：';
const BODY = '我局高度重视，已建成泵站12座，投入资金350万元。';
const SIGNED = '临澜市水务局\n2023年6月5日';
const letter = (front: string, salutation = '王小明代表：', back = SIGNED) =>
  `${front}\n${salutation}\n${RECEIPT}\n${BODY}\n${back}`;

describe('a line with the document number', () => {
  it('may end with class and disclosure', () => {
    const { documentNumber, answerClass, disclosure } = read(letter(`临水函〔2023〕11号B1类 同意公开\n${TITLE}`));
    expect({ documentNumber, answerClass, disclosure }).toEqual({
      documentNumber: '临水函〔2023〕11号',
      answerClass: 'B',
      disclosure: '同意公开',
    });
  });

  it('may follow the class without a blank', () => {
    const { documentNumber, answerClass } = read(letter(`B类临水函〔2023〕11号签发人：李大海\n${TITLE}`));
    expect({ documentNumber, answerClass }).toEqual({ documentNumber: '临水函〔2023〕11号', answerClass: 'B' });
  });

  it('may end with the class in brackets', () => {
    expect(read(letter(`${TITLE}\n临水函〔2023〕11号 （A）`)).answerClass).toBe('A');
  });
});

describe('a label of the class', () => {
  it.each(['类 别：C', '类别标记：C', '〔C〕　　　　　　　　　　　　签发人：张三'])('is read from %s', (line) => {
    expect(read(letter(`${line}\n${TITLE}`)).answerClass).toBe('C');
  });
});

describe('how a letter may be published', () => {
  it('is told by 公开方式, not by 公开范围', () => {
    const front = `公开方式：主动公开 |\n公开范围：面向全社会 |\n${TITLE}`;
    expect(read(letter(front)).disclosure).toBe('主动公开');
  });

  it('may stand behind its label without a colon', () => {
    expect(read(letter(`公开方式 主动公开 发布日期 2023-06-15\n${TITLE}`)).disclosure).toBe('主动公开');
  });
});

describe('a title broken behind its issuer', () => {
  it('is read whole', () => {
    expect(read(letter(`临澜市水务局\n${TITLE}`)).title).toBe(`临澜市水务局 ${TITLE}`);
  });

  it('is not joined to the organ of a breadcrumb', () => {
    expect(read(letter(`首页 > 部门 > 信息公开\n临澜市水务局\n${TITLE}`)).title).toBe(TITLE);
  });

  it('gives way to the page heading that has 第 and no break', () => {
    const broken = '关于市七届人大二次会议\n12号建议的答复';
    expect(read(letter(`${TITLE}\n浏览次数：3\n${broken}`)).title).toBe(TITLE);
  });
});

describe('a salutation', () => {
  it.each([
    ['尊敬王小明代表：', ['王小明']],
    ['xx代表：', ['xx']],
    ['谢代表：', ['谢']],
    ['代表您好：', []],
    ['王小明、李大海代\n表：', ['王小明', '李大海']],
  ])('is read from %s', (salutation, names) => {
    const { addressees, kind } = read(letter(TITLE, salutation));
    expect({ addressees, kind }).toEqual({ addressees: names, kind: 'suggestion-reply' });
  });

  it('is stood for by the field of a form', () => {
    const { addressees } = read(`${TITLE}\n代表姓名：王小明、李大海\n办理结果：\n${RECEIPT}\n${BODY}\n${SIGNED}`);
    expect(addressees).toEqual(['王小明', '李大海']);
  });
});

describe('a form', () => {
  const form = [
    '建议名称\t关于修建泵站的建议\t建议编号\t137',
    '领衔代表\t王小明\t附议代表\t李大海',
    '主办单位\t市水务局\t会办单位\t市财政局',
    `答复内容\t王小明等代表： ${RECEIPT} ${BODY} 感谢您对我市水务工作的关心、支持和理解，欢迎您今后继续提出宝贵的意见和建议，我们将一如既往地改进工作。 2023年6月5日`,
    '办理结果\tB\t公开\t全文公开',
  ].join('\n');

  it('has its cells set apart by tabs', () => {
    const { kind, issuer, addressees, signedOn, answerClass, disclosure } = read(form);
    expect({ kind, issuer, addressees, signedOn }).toEqual({
      kind: 'suggestion-reply',
      issuer: '市水务局',
      addressees: ['王小明'],
      signedOn: '2023-06-05',
    });
    expect({ answerClass, disclosure }).toEqual({ answerClass: 'B', disclosure: '全文公开' });
  });

  it('gives the number that the letter leaves out', () => {
    expect(read(form).case?.number).toBe('137');
  });
});

describe('the date of publication', () => {
  it.each([
    '编稿时间：2023-06-15 15:26 来源：政府办',
    '浏览：74次 时间：2023年6月15日',
    '来源：政府办 2023-06-15 16:44',
    '水务局网站 www.example.gov.cn 日期：2023-06-15 17:05 作者：',
  ])('is read from %s', (line) => {
    expect(read(letter(`${TITLE}\n${line}`)).publishedOn).toBe('2023-06-15');
  });
});

describe('the date of signature', () => {
  it('may be broken over two lines', () => {
    expect(read(letter(TITLE, undefined, '临澜市水务局\n2023 年 6\n月 15 日')).signedOn).toBe('2023-06-15');
  });

  it('may carry the mark of a note', () => {
    expect(read(letter(TITLE, undefined, '二00八年六月十八日[1]')).signedOn).toBe('2008-06-18');
  });
});

describe('a letter to the office that passed the proposal on', () => {
  it('is a reply', () => {
    const { kind, addressees } = read(
      '关于县政协十一届四次会议第92号提案办理情况的报告\n县政协提案委员会：\n县政协交办的第92号提案“关于保护水源”，我局高度重视，现将办理情况报告如下：\n已建成泵站12座。\n临澜县水利局\n2020年9月16日',
    );
    expect({ kind, addressees }).toEqual({ kind: 'proposal-reply', addressees: ['县政协提案委员会'] });
  });
});

describe('a form to be filled in', () => {
  it('is no reply', () => {
    const { kind } = read(
      '关于市×届人大×次会议第×××号建议的答复\n×××代表：\n您提出的《关于×××的建议》收悉，现答复如下：\n×××局\n2023年×月×日',
    );
    expect(kind).not.toMatch(/reply/);
  });

  it('differs from a letter whose names are struck out', () => {
    expect(read(letter(TITLE, '×××代表：')).kind).toBe('suggestion-reply');
  });
});

describe('a rule behind the signature of its notice', () => {
  const notice =
    '关于印发《临澜市泵站办法》的通知\n各县（市、区）人民政府，市政府各委、办、局：\n现印发给你们，请认真贯彻执行。';
  const rule =
    '临澜市泵站办法\n第一条 为了管理泵站，制定本办法。\n第二条 泵站每年检修一次。\n第三条 本办法自印发之日起施行。';
  const paper = `${notice}\n${SIGNED}\n${rule}\n（此件公开发布）\n临澜市水务局办公室 2023年6月5日印发`;
  const document = read(paper);

  it('is body, with its articles as sections', () => {
    const at = paper.indexOf('第二条');
    expect(document.sections.find(({ level, start, end }) => level === 0 && start <= at && end > at)?.zone).toBe(
      'body',
    );
    expect(document.sections.filter(({ level }) => level === 3).map(({ label }) => label)).toEqual([
      '第一条',
      '第二条',
      '第三条',
    ]);
  });

  it('leaves signature and remarks to the closing matter', () => {
    const zones = document.sections.filter(({ level }) => level === 0).map(({ zone }) => zone);
    expect(zones).toEqual(['front', 'body', 'back', 'body', 'back']);
  });

  it('is told from a list that follows', () => {
    const list = read(`${notice}\n${SIGNED}\n附件\n泵站名单\n1.东站\n2.西站`);
    expect(list.sections.filter(({ level, zone }) => level === 0 && zone === 'body')).toHaveLength(1);
  });

  it('is sent to the organs that the notice names', () => {
    expect(document.addressees).toEqual(['各县（市、区）人民政府', '市政府各委、办、局']);
  });
});

describe('a mark of the class', () => {
  it.each(['「B」', '『B类』', 'B 类  公开', 'B类件', '办理结果：「B」'])(
    'above the letter is read from %s',
    (mark) => {
      expect(read(letter(`${mark}\n${TITLE}`)).answerClass).toBe('B');
    },
  );

  it.each(['此件按B类办理。', '本件答复类别为B类。'])('below the letter is read from %s', (mark) => {
    expect(read(letter(TITLE, '王小明代表：', `${SIGNED}\n${mark}`)).answerClass).toBe('B');
  });
});

describe('a page that lost the numbers in the letter’s own title', () => {
  it.each([
    ['关于市七届人大二次会议12建议', '答复的函'],
    ['关于市届人大次会议第12号建议', '答复的函'],
  ])('is read by its heading beside %s', (...broken) => {
    const heading = '云岭市水务局关于市七届人大二次会议第12号建议答复的函';
    const { title, issuer } = read(letter(`${heading}\n浏览次数：3\n${broken.join('\n')}`));
    expect({ title, issuer }).toEqual({ title: heading, issuer: '临澜市水务局' });
  });

  it('keeps its own title beside the heading of another letter', () => {
    const own = '关于市七届人大二次会议\n第12号建议的答复';
    expect(read(letter(`云岭市水务局关于市七届人大二次会议第13号建议的答复\n${own}`)).title).toBe(
      own.replace('\n', ' '),
    );
  });
});

describe('a title broken inside its session', () => {
  it('is read whole, or by the heading of the page', () => {
    const broken = '云岭市水务局\n关于市第七届人民代表大会第二次\n会议第9号建议的复函';
    const whole = '云岭市水务局关于市第七届人民代表大会第二次会议第9号建议的复函';
    expect(read(letter(broken)).title).toBe(broken.replaceAll('\n', ' '));
    expect(read(letter(`${whole}\n${broken}`)).title).toBe(whole);
  });
});

describe('a title that names only the suggestion', () => {
  it('is a title', () => {
    expect(read(letter('2023年\n《关于修建泵站的建议》的答复\n发布时间：2023-06-30')).title).toBe(
      '《关于修建泵站的建议》的答复',
    );
  });
});

describe('a letter that tells of the deputy in its first sentence', () => {
  const {
    kind,
    case: answered,
    title,
  } = read(`在市人大七届二次会议上，人大代表王小明提出《关于修建泵站》（99号）建议，并列举出一系列问题。针对这些问题，市水务局认真研究，并拿出了可行性方案。现答复如下：
首先感谢您对我局工作的关心和支持！
一、${BODY}`);

  it('is a reply with its case and without a title', () => {
    expect({ kind, number: answered?.number, title }).toEqual({ kind: 'suggestion-reply', number: '99', title: null });
  });
});

describe('a sentence that begins like a page’s furniture', () => {
  it.each(['欢迎社会各界于2024年7月3日前提出意见。', '征集截止时间：2024年7月3日（星期三）。'])(
    'is read: %s',
    (words) => {
      const { deadlines } = read(`关于征集意见的通知\n各有关单位：\n${words}\n云岭市工信局\n2024年5月20日`);
      expect(deadlines.map(({ on }) => on)).toEqual(['2024-07-03']);
    },
  );
});
