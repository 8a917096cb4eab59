/** A sheet with a red head, as browsers show it beside the title; without one they ask for /favicon.ico in vain. */
export const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="2" width="12" height="16" rx="1" fill="#f6f8fa" stroke="#8c959f"/><path d="M4 4h8" stroke="#b42318" stroke-width="3"/><path d="M4 8h8M4 11h8" stroke="#8c959f"/></svg>
`;

/** The reader's one style sheet, served from the site itself. */
export const STYLE = `:root{color-scheme:light dark;--ink:#1f2328;--quiet:#57606a;--line:#d0d7de;--paper:#fff;--add:#0969da;--cut:#bc4c00;--seal:#b42318}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--quiet:#9198a1;--line:#3d444d;--paper:#0d1117;--add:#58a6ff;--cut:#f0883e;--seal:#ff7b72}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.75 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
header,main,footer{max-width:44rem;margin:0 auto;padding:0 1rem}
header{border-top:4px solid var(--seal);padding-top:1rem}
nav a{margin-right:1rem}
a{color:var(--add)}
a:focus-visible{outline:3px solid var(--add);outline-offset:2px}
h1{font-size:1.5rem;line-height:1.4}h2{font-size:1.2rem;margin-top:2rem}
ol.changes{list-style:none;padding:0}ol.changes>li{border-bottom:1px solid var(--line);padding:.8rem 0}
.meta,footer{color:var(--quiet);font-size:.9rem}
.figure{font-weight:bold;font-size:1.05rem;margin:.4rem 0 0}
dl.head{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:1rem 0}dl.head dt{color:var(--quiet)}dl.head dd{margin:0}
blockquote{margin:.2rem 0 .6rem;padding-left:1rem;border-left:3px solid var(--line)}
ins{color:var(--add);text-decoration:underline;text-decoration-thickness:2px}
del{color:var(--cut);text-decoration:line-through}
.block{margin:.6rem 0}.moved{border-left:3px solid var(--quiet);padding-left:.6rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;border-bottom:1px solid var(--line);padding:.4rem .6rem .4rem 0;vertical-align:top}
main p,main li,blockquote{max-width:40em}
@media (max-width:40rem){.stacked thead{position:absolute;clip-path:inset(50%)}.stacked tr{display:block;border-bottom:1px solid var(--line);padding:.5rem 0}.stacked td{display:block;border:0;padding:.1rem 0}.stacked td:first-child{font-weight:bold}.stacked td:not(:first-child)::before{content:attr(data-head) "：";color:var(--quiet)}}
@media (min-width:900px){header,main,footer{max-width:60rem}}
@media print{nav{display:none}}
`;
