/** A text as GBK bytes, for tests; only what the two-byte plane holds. Built from the decoder, since Node has no encoder. */
export function gb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = TABLE.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair === undefined) throw new Error(`${character} is not in the two-byte plane of GB18030`);
    else bytes.push(pair >> 8, pair & 0xff);
  }
  return Uint8Array.from(bytes);
}

const TABLE = twoBytePlane();

function twoBytePlane(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const table = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (!table.has(character)) table.set(character, lead * 256 + trail);
    }
  }
  return table;
}
