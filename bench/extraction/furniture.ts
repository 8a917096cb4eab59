const PLACES = '东城区 西岭区 北湖区 南塘县 临江县 云台县 高新区 经开区'.split(' ');
const OFFICES =
  '发展改革委 教育局 科技局 工信局 公安局 民政局 司法局 财政局 人社局 自然资源局 生态环境局 住建局 交通局 水利局 农业农村局 商务局 文旅局 卫健委 应急局 审计局 国资委 市场监管局 统计局 医保局 数据局'.split(
    ' ',
  );
const SUBJECTS =
  '市政府召开第38次常务会议，研究安全生产工作|全市工业经济运行情况新闻发布会实录|青禾市2026年重点项目名单公布，总投资320亿元|关于做好高温天气用工保障的提示|我市入选国家数据要素试点|新版营商环境条例解读：看看有哪些变化？|招商引资“开门红”：一季度签约27个项目|市领导调研企业技改情况'.split(
    '|',
  );

const links = (names: readonly string[]): string =>
  names.map((name, index) => `<li><a href="/c${index}/" title="${name}">${name}</a></li>`).join('\n');

/** What stands around papers on a portal's pages. */
export const FURNITURE = {
  menu: `<div class="top"><a href="#">设为首页</a> | <a href="#">加入收藏</a> | <a href="/wza">无障碍</a> | <a href="/old">关怀版</a></div>
<ul class="dh"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/zwfw/">政务服务</a></li><li><a href="/hdjl/">互动交流</a></li><li><a href="/zjqh/">走进青禾</a></li></ul>
<div class="ss"><input type="text" value="请输入关键字"><button>搜索</button></div>`,
  megaMenu: `<div class="nav-all">${[...PLACES, ...OFFICES]
    .map(
      (name) =>
        `<div class="col"><h4><a href="/${name}">${name}</a></h4><p>${name}负责本领域规划、监管和服务，联系电话见目录。</p><ul>${links(SUBJECTS)}</ul></div>`,
    )
    .join('\n')}</div>`,
  news: `<ul class="list">${links(SUBJECTS)}</ul>`,
  friends: `<div class="yqlj"><select><option>国务院部门网站</option><option>省政府网站</option></select><ul>${links(OFFICES)}</ul></div>`,
  share: `<div class="fx">分享到：<a>微信</a> <a>微博</a> 【打印本页】【关闭窗口】</div>`,
  footer: `<div class="dibu"><p>主办：青禾市人民政府办公室　承办：青禾市大数据中心</p><p>网站标识码：4499010001　赣ICP备05001234号　赣公网安备 44990102000012号</p><p>联系电话：0799-8210000　建议使用1024×768分辨率浏览</p></div>`,
} as const;
