import { strToU8, zipSync } from 'fflate';

const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"';

/** A text object whose first character's base line begins at x and y, in millimetres. */
export function textAt(x: number, y: number, text: string, more: { deltas?: string; object?: string } = {}): string {
  const deltas = more.deltas === undefined ? '' : ` DeltaX="${more.deltas}"`;
  return `<ofd:TextObject ID="9" Boundary="${x} ${y - 4} 150 6" Font="3" Size="4" ${more.object ?? ''}><ofd:TextCode X="0" Y="4"${deltas}>${text}</ofd:TextCode></ofd:TextObject>`;
}

/** The content of a page with these objects in one layer. */
export function pageContent(objects: string, before = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><ofd:Page ${NAMESPACE}>${before}<ofd:Content><ofd:Layer ID="2">${objects}</ofd:Layer></ofd:Content></ofd:Page>`;
}

/** The parts of an OFD with one document of these pages, to be changed by a test before they are packed. */
export function ofdParts(pages: readonly string[], inDocument = ''): Record<string, string> {
  const listed = pages.map((_, index) => `<ofd:Page ID="${index}" BaseLoc="Pages/Page_${index}/Content.xml"/>`);
  return {
    'OFD.xml': `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD ${NAMESPACE} DocType="OFD" Version="1.1"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `<?xml version="1.0" encoding="UTF-8"?><ofd:Document ${NAMESPACE}><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID>${inDocument}</ofd:CommonData><ofd:Pages>${listed.join('')}</ofd:Pages></ofd:Document>`,
    ...Object.fromEntries(pages.map((content, index) => [`Doc_0/Pages/Page_${index}/Content.xml`, content])),
  };
}

export function packed(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(parts);
  return zipSync(Object.fromEntries(entries.map(([name, part]) => [name, bytesOf(part)])));
}

function bytesOf(part: string | Uint8Array): Uint8Array {
  return typeof part === 'string' ? strToU8(part) : part;
}
