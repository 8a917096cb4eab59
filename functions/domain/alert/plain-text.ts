/**
 * Text of a portal made safe to stand in one line of a message: control and bidirectional characters go, white space folds.
 * @example oneLine('关于\r\n通知\u202e') === '关于 通知'
 */
export function oneLine(text: string): string {
  return withoutControls(text).trim();
}

/** The same for a part of a line: blanks at its ends stay. */
export function withoutControls(text: string): string {
  return text.replace(INVISIBLE, '').replace(CONTROLS, ' ').replace(/\s+/gu, ' ');
}

/** At most `limit` UTF-16 units, cut between characters, with an ellipsis where something was cut. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, Math.max(0, limit - 1));
  return `${LONE_HIGH_SURROGATE.test(cut) ? cut.slice(0, -1) : cut}…`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** http and https links only; anything else is null. */
export function safeLink(url: string): string | null {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? new URL(url).href : null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** C0 and C1: they stand between words. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/gu;
/** Soft hyphen, zero-width and bidirectional controls, byte order mark: they stand inside words. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const LONE_HIGH_SURROGATE = /[\ud800-\udbff]$/;
