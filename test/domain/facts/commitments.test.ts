import { describe, expect, it } from 'vitest';
import { promisesOf, SIGNED_2024 } from './reading.ts';

const read = (text: string) => promisesOf(text).map((promise) => `${promise.class}: ${promise.text}`);

describe('readCommitments', () => {
  it.each([
    ['下一步，我局将加强巡查，确保河道畅通。', 'will: 我局将加强巡查，确保河道畅通'],
    ['该桥即将开工。', 'will: 该桥即将开工'],
    ['公安交管部门将加强巡逻。', 'will: 公安交管部门将加强巡逻'],
    ['我部将继续研究。', 'will: 我部将继续研究'],
    ['我们会积极采纳您的建议。', 'will: 我们会积极采纳您的建议'],
    ['待资金到位后，我局将组织施工。', 'will: 待资金到位后，我局将组织施工'],
    ['水厂一建成，即安排管网延伸。', 'will: 水厂一建成，即安排管网延伸'],
    ['今年计划通过网络完成培训。', 'plan: 今年计划通过网络完成培训'],
    ['临澜拟出台十项措施。', 'plan: 临澜拟出台十项措施'],
    ['我县计划安装红绿灯15处。', 'plan: 我县计划安装红绿灯15处'],
    ['我们将把河道治理纳入“十五五”规划。', 'will: 我们将把河道治理纳入“十五五”规划'],
    ['拟使用专项资金维修水厂。', 'plan: 拟使用专项资金维修水厂'],
    ['工程预计2025年完工。', 'plan: 工程预计2025年完工'],
    ['力争形成示范效应。', 'aim: 力争形成示范效应'],
    ['正推动各区建立服务站。', 'ongoing: 正推动各区建立服务站'],
    ['我局将委托设计院进行勘测设计，做到设计先行。', 'will: 我局将委托设计院进行勘测设计，做到设计先行'],
    ['区教育局将高标准打造该校。', 'will: 区教育局将高标准打造该校'],
    ['我局将治理工程列为重点。', 'will: 我局将治理工程列为重点'],
    ['未来将继续聚焦老旧小区，加密布点。', 'will: 未来将继续聚焦老旧小区，加密布点'],
    ['同时，会将您的建议积极向市政府汇报。', 'will: 同时，会将您的建议积极向市政府汇报'],
    ['工程正在施工，确保10月底前完工。', 'aim: 确保10月底前完工'],
    ['我镇承诺在改造时做好配合。', 'will: 我镇承诺在改造时做好配合'],
    ['完工后会安排专人检测。', 'will: 完工后会安排专人检测'],
    ['探索建立联动机制。', 'explore: 探索建立联动机制'],
    ['我市将继续探索入学办法。', 'explore: 我市将继续探索入学办法'],
  ])('reads %s', (text, promise) => {
    expect(read(text)).toEqual([promise]);
  });

  it.each([
    '现将办理情况答复如下。',
    '县政府已同意将该路纳入规划。',
    '我厅支持将新区纳入开发区。',
    '应当自受理之日起5日内将材料报送主管部门。',
    '落实三年行动计划和国家重点研发计划。',
    '引导拟上市企业对接。',
    '正式立项11批，公正公开。',
    '国务院将出台新规。',
    '近年来，我局积极争取资金，改善了条件。',
    '享受优待政策。',
    '会同有关部门调研。',
    '鼓励企业支持探索。',
    '每年给予最高50万元资助。',
    '及时将检查结果作为评估依据。',
    '并将改造工程纳入规划。',
    '市财政始终将培育产业作为重要内容来抓，主要做了以下几个方面的工作：\n一是筹措资金，支持产业发展。',
    '请各单位将《申报表》、佐证材料各一式5份，于10月10日前送达市工信局。',
    '审核后，于5月17日前将推荐文件分别报送市工信局，同时将申报材料（纸质版4份，电子版2份）报市工信局。',
    '逾期将视为自动放弃申报。',
    '报送截止时间为8月9日，逾期的，市科技局将对提交的项目不予受理。',
    '请有关企业务必于5月底前完成整改。',
    '在编制中，水土保持计划任务已下达。',
    '将全市信号灯电费问题报市政府。',
    '要求各单位确保6月底前完成整改。',
    '附件：拟批准下达的项目.xls',
    '申报系统将于2024年10月18日关闭。',
    '关于填报2025年拟举办活动相关计划的通知',
    '对拟于明年主办的会议要预先上报。',
    '请有关单位于5月底前将计划通过系统报送。',
    '考试即将开始，现将有关问题通知如下：1、凡未取得证书的人员均应参加。',
    '随着乡村振兴的推进，下一步有望纳入统一管护范围。',
    '2026年度年会将于7月15日举行，地点待定。',
    '通过询问了解计划建设规模等确定环评等级。',
    '排房组计划修建文化广场的位置存在一些客观问题。',
    '2026年暑期学校将于8月1日开课，现招募志愿者20名。',
    '请加快进度，确保9月1日前完成设备安装调试。',
    '4月底前完工项目最迟于5月12日前提交资料。',
    '主题活动将于明年2月6日在市郊外举行。',
    '由各乡镇打分，从高到低将前10位的村列入“红榜”、将排名后5位的村列入“黑榜”进行公示。',
  ])('finds no promise in %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('takes each item of an announced list as a promise of its own, but not the words that announce it', () => {
    const text = '我局将从以下三个方面发力。一是细化维修方案。二是拟使用资金42万元。三是加强节水宣传。\n感谢您的关心。';
    expect(read(text)).toEqual(['will: 细化维修方案', 'plan: 拟使用资金42万元', 'will: 加强节水宣传']);
  });

  it('reads on in the lines of an announced list, sentence by sentence', () => {
    const text =
      '下一步，我局将做好以下两个方面的工作。\n一是健全设施网络。优化投放点，加强日常维护。\n二是推进新模式。年底前建设24座箱房。\n近年来，我局投入300万元。';
    expect(read(text).slice(-4)).toEqual([
      'will: 健全设施网络',
      'will: 优化投放点，加强日常维护',
      'will: 推进新模式',
      'will: 年底前建设24座箱房',
    ]);
  });

  it('leaves the thanks in the same sentence out', () => {
    expect(read('对您的建议我们将积极响应，结合工作推进落实，再次感谢您的关心。')).toEqual([
      'will: 对您的建议我们将积极响应，结合工作推进落实',
    ]);
  });

  it('does not carry a promise over to the next numbered paragraph', () => {
    expect(
      read('一、全面排查。下一步我们将开展摸排。\n二、适当新建，提高质量。为解决问题，县政府已成立办公室。'),
    ).toHaveLength(1);
  });

  it('reads what stands under a heading that speaks of the future, until the thanks', () => {
    expect(read('三、下一步工作打算\n进一步加强养护。完善管网。\n感谢您的支持。加强联系与沟通。')).toEqual([
      'will: 进一步加强养护',
      'will: 完善管网',
    ]);
  });

  it('reads the sentences behind a heading in the same line, not the heading', () => {
    const text = '三、下一步工作\n（一）加大投入。积极落实资金。\n（二）鼓励参与。\n感谢您的支持。';
    expect(read(text)).toEqual(['will: 积极落实资金', 'will: 鼓励参与']);
  });

  it('reads 将 in the sense of 把 as a promise where all speaks of the future', () => {
    const text = '三、下一步工作\n将步道纳入规划，2025年底前新建步道200公里。';
    expect(promisesOf(text)[0]).toMatchObject({ class: 'will', target: { value: 200 }, due: '2025-12' });
  });

  it('ends at ； and takes what stands at a date after a plan as planned', () => {
    expect(read('计划7月开展招标。10月中旬启动工程。')).toEqual(['plan: 计划7月开展招标', 'plan: 10月中旬启动工程']);
    expect(read('我局将修路；镇政府将修桥。')).toHaveLength(2);
  });

  it('tells action, object, target and due date', () => {
    expect(promisesOf('我局将新建学位5000个，2025年底前完成。')[0]).toMatchObject({
      class: 'will',
      action: '新建',
      object: '学位5000个',
      target: { op: 'eq', value: 5000, unit: '个' },
      due: '2025-12',
    });
    expect(promisesOf('拟使用2025年专项资金维修。')[0]?.due).toBeNull();
    expect(promisesOf('县水务局在“十五五”期间将争取该项目。')[0]?.due).toBe('2030');
    expect(promisesOf('“十五五”期间，将新建水厂2座。')[0]).toMatchObject({
      text: '“十五五”期间，将新建水厂2座',
      due: '2030',
    });
    expect(promisesOf('2025年，力争研发投入强度达到3%。')[0]?.due).toBe('2025');
    expect(promisesOf('力争年底开工。')[0]?.due).toBe('2024-12');
    expect(promisesOf('预计规划将于2024年12月出台，届时直至2030年农田建设将依据规划推进。')[0]?.due).toBe('2024-12');
    expect(promisesOf('争取明年上半年开工，年底前建成。')[0]?.due).toBe('2025-12');
    expect(promisesOf('我局将认真采纳，并已于2024年走访。')[0]?.due).toBeNull();
  });

  it('reads nothing from page furniture nor from a text in articles', () => {
    const text = '我局将加强巡查。';
    expect(promisesOf(text, { ...SIGNED_2024, zones: [{ start: 0, end: text.length, zone: 'chrome' }] })).toEqual([]);
    expect(read('第一条 探索建立机制。\n第二条 力争完成。\n第三条 甲。\n第四条 乙。')).toEqual([]);
  });

  it('joins a sentence that a page break tore apart', () => {
    const torn = '为了进一步方便群众办理各项业务并切实减轻企业负担我局将加\n\n强窗口服务，提高效率。';
    expect(promisesOf(torn)[0]?.text).toContain('强窗口服务');
  });

  it('reads converted pages with their debris', () => {
    const text = '我局將積極協(xié)調(diào)資金,改造管網(wǎng)。';
    expect(read(text)).toEqual(['will: 我局將積極協(xié)調(diào)資金,改造管網(wǎng)']);
    expect(read('預(yù)計(jì)2025年完工。')).toEqual(['plan: 預(yù)計(jì)2025年完工']);
  });
});
