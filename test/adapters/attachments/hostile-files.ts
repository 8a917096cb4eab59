import { deflateSync } from 'node:zlib';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { pdf } from './made-files.ts';

const MB = 1_000_000;

/** A PDF of some kilobytes whose page unpacks, through two filters, to as many megabytes of blanks as told. */
export function pdfBomb(megabytes: number): Uint8Array {
  const packed = deflateSync(deflateSync(Buffer.alloc(megabytes * MB, 0x20), { level: 1 }), { level: 9 });
  const stream = strFromU8(packed, true);
  return pdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    `<< /Length ${stream.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${stream}\nendstream`,
  ]);
}

/** A PDF whose only page stands so many levels deep in the tree of pages. */
export function deepPdf(levels: number): Uint8Array {
  const nodes = Array.from({ length: levels }, (_, at) => `<< /Type /Pages /Kids [${at + 3} 0 R] /Count 1 >>`);
  return pdf(['<< /Type /Catalog /Pages 2 0 R >>', ...nodes, '<< /Type /Page /MediaBox [0 0 595 842] >>']);
}

/** A PDF whose pages are each other's parents. */
export function circularPdf(): Uint8Array {
  return pdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 100000 >>',
    '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 100000 >>',
  ]);
}

/** A PDF that says it has a million pages, all of them the same. */
export function endlessPdf(): Uint8Array {
  return pdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${'3 0 R '.repeat(MB)}] /Count ${MB} >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ]);
}

/** A PDF 1.5 whose objects stand in one packed stream of as many objects as told. */
export function objectStreamPdf(objects: number): Uint8Array {
  const own = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ];
  const bodies = [...own, ...Array.from({ length: objects }, () => '[0 [0 [0]]]')];
  let offset = 0;
  const places = bodies.map((body, at) => {
    const place = `${at + 1} ${offset}`;
    offset += body.length + 1;
    return place;
  });
  const header = `${places.join(' ')} `;
  const holder = bodies.length + 1;
  const packed = strFromU8(deflateSync(`${header}${bodies.join(' ')}`), true);
  const stream = `${holder} 0 obj\n<< /Type /ObjStm /N ${bodies.length} /First ${header.length} /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream\nendobj\n`;
  const head = '%PDF-1.5\n';
  const rows = [row(0, 0, 65_535), ...bodies.map((_, at) => row(2, holder, at % 65_536)), row(1, head.length, 0)];
  const table = strFromU8(deflateSync(Buffer.from(rows.flat())), true);
  const start = head.length + stream.length;
  const xref = `${holder + 1} 0 obj\n<< /Type /XRef /Size ${rows.length} /W [1 4 2] /Root 1 0 R /Length ${table.length} /Filter /FlateDecode >>\nstream\n${table}\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`;
  return strToU8(`${head}${stream}${xref}`, true);
}

function row(kind: number, second: number, third: number): readonly number[] {
  return [
    kind,
    (second >>> 24) & 255,
    (second >>> 16) & 255,
    (second >>> 8) & 255,
    second & 255,
    third >>> 8,
    third & 255,
  ];
}

/** A package of Office that says of a part that it is small, and unpacks to as many megabytes as told. */
export function lyingPackage(part: string, megabytes: number): Uint8Array {
  const bytes = zipSync({ [part]: new Uint8Array(megabytes * MB).fill(0x20) });
  // Both headers of the part state its unpacked size: at 22 and 24 bytes behind their marks.
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 4 <= bytes.length; at++) {
    const mark = view.getUint32(at, true);
    if (mark === 0x04034b50) view.setUint32(at + 22, 1000, true);
    if (mark === 0x02014b50) view.setUint32(at + 24, 1000, true);
  }
  return bytes;
}

/** A file of Office 97 whose one stream is a circle of sectors. */
export function circularOle(streamName: string): Uint8Array {
  const bytes = Buffer.alloc(512 * 4);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  bytes.writeUInt16LE(0x3e, 24);
  bytes.writeUInt16LE(3, 26);
  bytes.writeUInt16LE(0xfffe, 28);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt16LE(6, 32);
  bytes.writeUInt32LE(1, 44);
  bytes.writeUInt32LE(1, 48);
  bytes.writeUInt32LE(4096, 56);
  bytes.writeInt32LE(-2, 60);
  bytes.writeInt32LE(-2, 68);
  for (let at = 76; at < 512; at += 4) bytes.writeInt32LE(at === 76 ? 0 : -1, at);
  // The table of sectors: it stands in the first, the directory in the second leads to itself, and so does the stream.
  for (let at = 512; at < 1024; at += 4) bytes.writeInt32LE(-1, at);
  bytes.writeInt32LE(-3, 512);
  bytes.writeInt32LE(1, 516);
  bytes.writeInt32LE(2, 520);
  for (const [at, name, type] of [
    [0, 'Root Entry', 5],
    [1, streamName, 2],
  ] as const) {
    const entry = 1024 + at * 128;
    bytes.write(name, entry, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, entry + 64);
    bytes[entry + 66] = type;
    bytes.writeInt32LE(-1, entry + 68);
    bytes.writeInt32LE(-1, entry + 72);
    bytes.writeInt32LE(at === 0 ? 1 : -1, entry + 76);
    bytes.writeInt32LE(2, entry + 116);
    bytes.writeUInt32LE(0x7fffffff, entry + 120);
  }
  return bytes;
}
