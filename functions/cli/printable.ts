/** A text without what a terminal obeys; its line breaks and tabs stay. */
export function printable(text: string): string {
  return text.replace(CONTROLS, '');
}

/** ESC, BEL and other controls, and what turns the direction of text. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
