import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BALANCE, createTopicExplainer, createTopicLabeller } from '../../../functions/domain/topic/label.ts';
import type { TopicPaper } from '../../../functions/domain/topic/model.ts';
import { letter, processorTime, SEED_TAXONOMY, SMALL_TAXONOMY } from './samples.ts';

const label = createTopicLabeller(SEED_TAXONOMY);
const small = createTopicLabeller(SMALL_TAXONOMY);
const codes = (paper: TopicPaper, labeller = label) => labeller(paper).labels.map(({ code }) => code);

describe('createTopicLabeller', () => {
  it('lets the matter asked about outweigh a longer answer about other work', () => {
    const answer = '学生上下学时段，教师在校门口值守，小学已排班，学生家长配合，教师轮岗。';
    expect(codes(letter('关于安装红绿灯的建议', answer))[0]).toBe('TRA');
  });

  it.each([
    ['a road in a village is a road', '关于硬化王庄村农村道路的建议', '财政局已安排资金。', 'TRA'],
    ['drinking water in a village is water', '关于解决李村人畜饮水困难的建议', '农村饮水工程已列入计划。', 'WAT'],
    ['lights at a school gate are traffic', '关于在第三小学门口设置红绿灯的建议', '我局已勘查。', 'TRA'],
    [
      'sweeping is asked about, though a budget answers',
      '关于加大环卫经费投入的建议',
      '财政收入下降，刚性支出增长，预算安排困难。',
      'HOU',
    ],
    [
      'posts of a school are education first',
      '关于增加学校教师编制的建议',
      '编制总量已用完，编办正在核定编制。',
      'EDU',
    ],
    ['a talent flat is about talent first', '关于建设人才公寓的建议', '我局将研究。', 'TAL'],
    ['a park and its sewers are the park', '关于完善工业园区污水管网的建议', '我局将研究。', 'SPC'],
    ['old trees are forestry', '关于保护古树名木的建议', '我局将研究。', 'NAT'],
    ['a cemetery is civil affairs', '关于修建农村公益性公墓的建议', '选址涉及土地和规划。', 'CIV'],
    ['base stations are networks', '关于新建通信基站的建议', '数字化发展很快。', 'UTL'],
  ])('knows that %s', (_, matter, answer, primary) => {
    expect(codes(letter(matter, answer))[0]).toBe(primary);
  });

  it('hears talents of a kind in a call for their projects', () => {
    const title = '云岭市科技创新局关于开展青年科技人才资助项目申报工作的通知';
    const text = `${title}\n资助科研项目60项，预算安排由市财政局负责，资助资金分两年拨付。`;
    expect(codes({ title, text, sections: [] })).toContain('TAL');
  });

  it('takes the title of a paper that speaks of everything', () => {
    const title = '云岭市促进专精特新企业发展若干措施';
    const chapters = [
      '融资担保、银行授信、股权投资、贷款贴息、上市融资、供应链金融。',
      '人才引进、职称评审、高层次人才。',
      '数字化转型、大数据应用、工业互联网。',
      '技术攻关、成果转化、科技项目。',
      '质量提升、标准制定、计量检测。',
      '开拓市场、政府采购、首台套。',
      '产业用地、工业园区、标准厂房。',
      '税收优惠、减税降费。',
      '跨境电商、外贸订单、出口信用。',
    ];
    const paper = { title, text: [title, ...Array(20).fill(chapters).flat()].join('\n'), sections: [] };
    expect(codes(paper)[0]).toBe('ENT');
  });

  it('leaves unsaid what goes without saying beside the first topic', () => {
    const answer = '农业农村发展离不开道路，农民种植水稻、养殖生猪，乡村振兴需要农业产业。';
    expect(codes(letter('关于修建王庄村农村公路的建议', answer))).toEqual(['TRA']);
  });

  it('finds the matter where it is not quoted', () => {
    const text = '钱某某委员:\n您提出的关于加强养老服务的提案收悉,现答复如下:\n我局将研究。';
    expect(codes({ title: null, text, sections: [] })).toEqual(['CIV']);
  });

  it('reads a mirrored page in traditional characters with readings', () => {
    const text = '孫某某代表:\n您提出的關(guān)于維修農(nóng)村水庫的建議收悉,現(xiàn)答復(fù)如下:\n我局將研究。';
    const [first] = label({ title: null, text, sections: [] }).labels;
    expect(first?.code).toBe('WAT');
    expect(first?.evidence.map(({ phrase }) => phrase)).toContain('水庫');
  });

  it('shows phrases that stand in the text where it says', () => {
    const paper = letter('关于修建农村公路的建议', '农村公路 已列入计划，公路通车后群众出行方便。');
    for (const { evidence } of label(paper).labels) {
      expect(evidence.length).toBeGreaterThan(0);
      for (const { phrase, start, end } of evidence) expect(paper.text.slice(start, end)).toBe(phrase);
    }
  });

  it('has exactly one primary topic, the first, and at most three', () => {
    const { labels } = label(letter('关于就业、养老、医疗、教育、住房的建议', '就业。养老。医疗。教育。住房。'));
    expect(labels.map(({ primary }) => primary)).toEqual([true, ...labels.slice(1).map(() => false)]);
    expect(labels.length).toBeLessThanOrEqual(3);
  });

  it('gives no topic to a text that speaks for none', () => {
    expect(codes({ title: null, text: '此页暂无内容。', sections: [] })).toEqual([]);
  });

  it('never takes the procedure for the matter', () => {
    expect(codes({ title: null, text: '您的建议收悉。抄送：某某。公开征求意见。', sections: [] })).toEqual([]);
  });

  it.each([
    ['a bracket of responsible units', '（责任单位：市小学管理处、教师中心）'],
    ['a line of copies', '\n抄送：市小学、市教师中心。\n'],
    ['a denial', '本项不涉及小学。'],
  ])('hears nothing in %s', (_, words) => {
    expect(codes({ title: null, text: `减税。${words}`, sections: [] }, small)).toEqual(['FIS']);
  });

  it('counts an organ’s name for little', () => {
    const text = '教育局。教育局、教育局会同教育局办理。公路已通车。';
    expect(codes({ title: null, text, sections: [] }, small)[0]).toBe('TRA');
  });

  it('leaves furniture and closing words out and counts headings twice', () => {
    const text = '小学\n一、公路\n小学和公路。\n小学小学';
    const at = (start: number, end: number, zone: string, heading = '') => ({
      start,
      end,
      zone,
      heading,
      level: heading === '' ? 0 : 1,
    });
    const sections = [at(0, 3, 'chrome'), at(3, 14, 'body', '公路'), at(14, text.length, 'back')];
    expect(codes({ title: null, text, sections }, small)[0]).toBe('TRA');
  });

  it('gives a long paper the topics of its chapters', () => {
    const chapter = (heading: string, words: string) => `${heading}\n${words}\n`;
    const chapters = [
      chapter('一、学校', '小学教师配齐，学生入学。小学扩建，教师轮岗，学生资助。'),
      chapter('二、教师', '教师待遇提高，小学教师、学生和教师。'),
      chapter('三、公路', '公路通车。'),
    ];
    const text = chapters.join('');
    const sections = chapters.map((words, at) => {
      const start = chapters.slice(0, at).join('').length;
      return { level: 1, heading: words.slice(0, 4), zone: 'body', start, end: start + words.length };
    });
    const strict = { ...BALANCE, second: 0.9, third: 0.9 };
    const withChapters = createTopicLabeller(SMALL_TAXONOMY, { ...strict, chapters: 3 });
    const without = createTopicLabeller(SMALL_TAXONOMY, { ...strict, chapters: 0 });
    expect(codes({ title: null, text, sections }, withChapters)).toEqual(['EDU', 'TRA']);
    expect(codes({ title: null, text, sections }, without)).toEqual(['EDU']);
  });

  it('does not take what a short answer mentions by the way for a further topic', () => {
    const plain = (text: string) => codes({ title: null, text, sections: [] }, small);
    expect(plain('小学扩建，学生入学。会同公路部门推进。')).toEqual(['EDU']);
    expect(plain('小学扩建，学生入学。公路已通车，公路旁设护栏，公路限速，公路划线。')).toContain('TRA');
  });

  it('takes what yields to the first topic for a further one only where the matter names it', () => {
    const words = '小学扩建，学生入学，教师轮岗。奖励到位，资助到位，奖励增加，资助增加。';
    expect(codes({ title: null, text: words, sections: [] }, small)).toEqual(['EDU']);
    expect(codes(letter('关于奖励小学教师的建议', words), small)).toEqual(['EDU', 'FIS']);
  });

  it('hears a place in the answer as a place', () => {
    const text = '小学周边、小学附近、小学门口、小学对面已划线。公路已通车，公路限速。';
    expect(codes({ title: null, text, sections: [] }, small)[0]).toBe('TRA');
  });

  it('takes a phrase that stands in most sections for the paper’s audience, not for their matter', () => {
    const lines = ['公路。', '水稻。', '公路。', '资助。', '水稻。', '公路。'].map(
      (words) => `一、对小学\n小学：${words}\n`,
    );
    const text = lines.join('');
    const sections = lines.map((line, at) => {
      const start = lines.slice(0, at).join('').length;
      return { level: 1, heading: line.slice(0, 5), zone: 'body', start, end: start + line.length };
    });
    const firsts = small({ title: null, text, sections }).sectionTopics.map(([first]) => first);
    expect(firsts.slice(0, 4)).toEqual(['TRA', 'AGR', 'TRA', 'FIS.GRANT']);
  });

  it('names the sub-topics of each section, in the order given', () => {
    const text = '一、资金\n对企业给予奖励和资助。\n二、道路\n修建公路。\n专此答复。公路处';
    const second = text.indexOf('二、');
    const back = text.indexOf('专此');
    const section = (start: number, end: number, zone = 'body') => ({
      level: 1,
      heading: text.slice(start, start + 4),
      zone,
      start,
      end,
    });
    const paper = {
      title: null,
      text,
      sections: [section(0, second), section(second, back), section(back, text.length, 'back')],
    };
    expect(small(paper).sectionTopics).toEqual([['FIS.GRANT'], ['TRA'], []]);
  });

  it.each(['综合', '(责任单位:', '抄送:', '《', '收悉建议', '关于'])(
    'is not slowed down by a text of nothing but %s',
    (word) => {
      const best = (count: number) =>
        processorTime(() => small({ title: null, text: word.repeat(count), sections: [] }));
      best(2_000);
      expect(best(40_000) / best(2_000)).toBeLessThan(80);
    },
  );

  it('reads any text alike each time, and its offsets always fit', () => {
    const word = fc.constantFrom(
      '公路',
      '小学',
      '關(guān)于',
      '建议',
      '收悉',
      '《',
      '》',
      '。',
      '\n',
      '（责任单位：',
      '）',
      '奖励',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 40 }), (words) => {
        const text = words.join('');
        const paper = {
          title: text.slice(0, 9),
          text,
          sections: [{ level: 1, heading: '', zone: 'body', start: 0, end: text.length }],
        };
        const found = small(paper);
        expect(small(paper)).toEqual(found);
        for (const { phrase, start, end } of found.labels.flatMap(({ evidence }) => evidence)) {
          expect(text.slice(start, end)).toBe(phrase);
        }
      }),
    );
  });
});

describe('createTopicExplainer', () => {
  it('ranks all topics, also those that are not asserted', () => {
    const paper = letter('关于修建公路的建议', '公路建成后学生上学方便。');
    const ranked = createTopicExplainer(SMALL_TAXONOMY)(paper);
    expect(ranked.map(({ code }) => code)).toEqual(['TRA', 'EDU']);
    expect(codes(paper, small)).toEqual(['TRA']);
    expect(ranked.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1);
  });
});

describe('words that run into the next', () => {
  it('are not read as a village school or a university', () => {
    const road = letter('关于硬化新村村小组道路的建议', '我局将加大道路投入，该路连接村小组与村小组。');
    expect(codes(road)).toEqual(['TRA']);
    const learning = letter('关于修建公路的建议', '加大学习宣传力度，扩大学习范围，最大学用结合。');
    expect(codes(learning)).not.toContain('EDU');
  });
});

describe('a school as a place', () => {
  it('is no matter of education', () => {
    const crossing = letter('关于规范学校门口交通秩序的建议', '在校门口路段增设减速带，上下学时段疏导车辆。');
    expect(codes(crossing)).toEqual(['TRA']);
  });
});
