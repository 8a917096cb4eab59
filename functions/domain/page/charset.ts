/** A page's characters, and the encoding in which its bytes made sense. */
export interface DecodedPage {
  readonly text: string;
  /** The name of the encoding as the WHATWG standard writes it; gb2312 and gbk are read as `gb18030`. */
  readonly charset: string;
}

/**
 * Decodes a page. No declaration is trusted alone: a byte order mark decides, then bytes that are valid UTF-8 are UTF-8,
 * then GB18030 or what was declared. A declared UTF-8 that fails is decoded both ways and fewer U+FFFD wins, because
 * portals send GB bytes under a UTF-8 declaration and cut pages in the middle of a character.
 *
 * @example decodePage(new TextEncoder().encode('通知')).charset // 'utf-8'
 */
export function decodePage(bytes: Uint8Array, contentType?: string): DecodedPage {
  const marked = markedCharset(bytes);
  if (marked !== null) return { text: decode(bytes, marked), charset: marked };
  const strict = strictUtf8(bytes);
  if (strict !== null) return { text: strict, charset: 'utf-8' };
  const declared = declaredCharset(bytes, contentType);
  if (declared !== null && declared !== 'utf-8' && declared !== 'gb18030') return decodeAs(bytes, declared);
  return fewerReplacements(bytes);
}

/** `text/html; charset=gb2312`, `<meta charset="gbk">`, `<?xml encoding="GBK"?>`. */
const DECLARATION = /(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})/giu;
const GB_FAMILY = /^(?:gb[-_]?2312|gb[-_]?k|gb[-_]?18030|x-gbk|chinese|csgb2312|gb_2312-80|cp936|ms936|hz-gb-2312)$/iu;
const REPLACEMENT = /\uFFFD/gu;
/** Declarations stand at the head; the standard looks at 1024 bytes, portals need more. */
const HEAD_BYTES = 4096;

function markedCharset(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33) return 'gb18030';
  return null;
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function declaredCharset(bytes: Uint8Array, contentType: string | undefined): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  for (const text of [contentType ?? '', head]) {
    for (const match of text.matchAll(DECLARATION)) {
      const label = knownLabel(match[1] ?? '');
      if (label !== null) return label;
    }
  }
  return null;
}

function knownLabel(label: string): string | null {
  if (GB_FAMILY.test(label)) return 'gb18030';
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** A single-byte declaration always decodes, so Chinese bytes under `iso-8859-1` are tried as GB18030 too. */
function decodeAs(bytes: Uint8Array, charset: string): DecodedPage {
  if (charset === 'windows-1252') {
    const chinese = fewerReplacements(bytes);
    if (!chinese.text.includes('\uFFFD')) return chinese;
  }
  return { text: decode(bytes, charset), charset };
}

function fewerReplacements(bytes: Uint8Array): DecodedPage {
  const utf8 = decode(bytes, 'utf-8');
  const gb = decode(bytes, 'gb18030');
  if (replacements(utf8) < replacements(gb)) return { text: utf8, charset: 'utf-8' };
  return { text: gb, charset: 'gb18030' };
}

function replacements(text: string): number {
  return text.match(REPLACEMENT)?.length ?? 0;
}

function decode(bytes: Uint8Array, charset: string): string {
  return new TextDecoder(charset).decode(bytes);
}
