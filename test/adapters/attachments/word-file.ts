import { CFB } from '@e965/xlsx';

/** A Word 97 file with one piece of UTF-16 text; `text` ends each paragraph by CR. Offsets after [MS-DOC] 2.5.1 and 2.9.38. */
export function wordDocument(text: string): Uint8Array {
  const start = 0x800;
  const main = Buffer.alloc(start + text.length * 2);
  main.writeUInt16LE(0xa5ec, 0x00);
  main.writeUInt16LE(0x00c1, 0x02);
  main.writeUInt16LE(0x0200, 0x0a);
  main.writeUInt16LE(0x000e, 0x20);
  main.writeUInt16LE(0x0016, 0x3e);
  main.writeUInt32LE(text.length, 0x4c);
  main.writeUInt16LE(0x005d, 0x98);
  const pieces = pieceTable(text.length, start);
  main.writeUInt32LE(0, 0x1a2);
  main.writeUInt32LE(pieces.length, 0x1a6);
  main.write(text, start, 'utf16le');
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/WordDocument', padded(main));
  CFB.utils.cfb_add(container, '/1Table', padded(pieces));
  return new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer);
}

/** Clx with one Pcdt: two character positions and one piece descriptor. */
function pieceTable(length: number, start: number): Buffer {
  const table = Buffer.alloc(5 + 8 + 8);
  table.writeUInt8(0x02, 0);
  table.writeUInt32LE(16, 1);
  table.writeUInt32LE(0, 5);
  table.writeUInt32LE(length, 9);
  table.writeUInt32LE(start, 15);
  return table;
}

/** Streams under 4096 bytes live in the mini stream, which not every reader minds; keep out of it. */
function padded(bytes: Buffer): Buffer {
  return bytes.length >= 4096 ? bytes : Buffer.concat([bytes, Buffer.alloc(4096 - bytes.length)]);
}
