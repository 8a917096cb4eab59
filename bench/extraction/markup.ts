import type { Body, Part } from './bodies.ts';

/** How editors put bodies into their pages. */
export const HANDS = ['plain', 'indented', 'breaks', 'word', 'divs'] as const;
export type Hand = (typeof HANDS)[number];

/** A body's markup as one of these hands leaves it. */
export function bodyMarkup(body: Body, hand: Hand): string {
  return body.parts.map((part) => partMarkup(part, hand)).join('\n');
}

function partMarkup(part: Part, hand: Hand): string {
  switch (part.kind) {
    case 'picture':
      return line('<img src="./W020260512.jpg" alt="" style="width:600px">', hand);
    case 'file':
      return line(`<a href="${part.address}" target="_blank">${part.name}</a>`, hand);
    case 'table':
      return table(part.rows, hand);
    case 'list':
      return `<ul>${part.items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
    case 'heading':
      return hand === 'breaks' ? line(part.text, hand) : line(`<strong>${part.text}</strong>`, hand);
    case 'signed':
      return hand === 'plain' ? `<p style="text-align: right;">${part.text}</p>` : line(part.text, hand);
    case 'text':
      return line(part.text, hand);
  }
}

function line(inner: string, hand: Hand): string {
  switch (hand) {
    case 'plain':
      return `<p>${inner}</p>`;
    case 'indented':
      return `<p style="text-indent: 2em;"><span style="font-family: 仿宋; font-size: 16pt;">${inner}</span></p>`;
    case 'breaks':
      return `&nbsp;&nbsp;&nbsp;&nbsp;${inner}<br />\n<br />`;
    case 'word':
      return `<p class="MsoNormal" style="text-indent:32pt;line-height:28pt;"><span style="font-size:16pt;">　　${cutOnce(inner)}</span><span lang="EN-US"><o:p></o:p></span></p>`;
    case 'divs':
      return `<div style="line-height:2">　　${inner}</div>`;
  }
}

/** Word splits runs anywhere, also inside a number. */
function cutOnce(inner: string): string {
  if (inner.startsWith('<') || inner.length < 8) return inner;
  return `${inner.slice(0, 5)}</span><span style="font-size:16pt;font-family:仿宋_GB2312;">${inner.slice(5)}`;
}

function table(rows: readonly (readonly string[])[], hand: Hand): string {
  const cell = (content: string): string => {
    if (hand === 'plain') return `<td>${content}</td>`;
    if (hand === 'breaks') return `<td><font size="2">${content}</font></td>`;
    return `<td style="border:1px solid #000" valign="center"><p class="MsoNormal" align="center"><span>${content}</span></p></td>`;
  };
  const body = rows.map((row) => `<tr>${row.map(cell).join('\n')}</tr>`).join('\n');
  return `<table border="1" cellspacing="0"><tbody>${body}</tbody></table>`;
}
