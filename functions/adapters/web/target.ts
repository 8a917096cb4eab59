import { type AddressRule, literalAddress, withoutBrackets } from './address.ts';
import { GateRefused } from './fault.ts';

export interface TargetRules {
  readonly allowAddress: AddressRule;
  readonly allowedPorts: ReadonlySet<number>;
}

const MAX_URL_LENGTH = 8_000;
/** Characters that `new URL` drops or that no address has. @example a line feed inside "http://a.cn/\n" */
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Reads a URL that is about to be requested, or refuses it by name; a redirect's `Location` is read against its page. */
export function readTarget(raw: string, base: URL | null, rules: TargetRules): URL {
  const text = raw.trim();
  if (text.length > MAX_URL_LENGTH) {
    throw new GateRefused(
      'HONGTOU_GATE_URL',
      `The URL has ${text.length} characters, at most ${MAX_URL_LENGTH} are read.`,
    );
  }
  // Browsers read a backslash as a slash, other readers as part of the host or path: whoever writes one means to confuse.
  if (text.includes('\\'))
    throw new GateRefused('HONGTOU_GATE_BACKSLASH', `Backslash in ${shown(text)}, expected only slashes.`);
  if (CONTROL.test(text)) throw new GateRefused('HONGTOU_GATE_URL', `Control character in ${shown(text)}.`);
  const url = parse(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new GateRefused('HONGTOU_GATE_SCHEME', `Scheme ${url.protocol} in ${shown(text)}, expected http: or https:.`);
  }
  if (url.username !== '' || url.password !== '' || hasUserinfoMark(text)) {
    throw new GateRefused('HONGTOU_GATE_USERINFO', `A user name before the host of ${url.host}, expected none.`);
  }
  const port = portOf(url);
  if (!rules.allowedPorts.has(port)) {
    const allowed = [...rules.allowedPorts].join(', ');
    throw new GateRefused('HONGTOU_GATE_PORT', `Port ${port} in ${shown(text)}, expected one of ${allowed}.`);
  }
  checkLiteral(url, port, rules);
  url.hash = '';
  return url;
}

export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

function parse(text: string, base: URL | null): URL {
  const url = base === null ? URL.parse(text) : URL.parse(text, base.href);
  if (url === null || url.hostname === '') {
    // WHATWG has no parse for a non-special scheme without host, so `mailto:` and `data:` arrive here or above.
    if (url !== null)
      throw new GateRefused('HONGTOU_GATE_SCHEME', `No host in ${shown(text)}, expected an http or https URL.`);
    throw new GateRefused('HONGTOU_GATE_URL', `${shown(text)} is not a URL.`);
  }
  return url;
}

/** `http://@host/` has an empty user name, which `new URL` forgets. */
function hasUserinfoMark(text: string): boolean {
  const start = text.indexOf('//');
  if (start === -1) return false;
  const rest = text.slice(start + 2);
  const end = rest.search(AUTHORITY_END);
  return AUTHORITY_LEAD.test(text.slice(0, start)) && (end === -1 ? rest : rest.slice(0, end)).includes('@');
}

const AUTHORITY_END = /[/?#]/;
/** What may stand before the authority's slashes: nothing or a scheme. @example "https:" */
const AUTHORITY_LEAD = /^(?:[a-z][a-z0-9+.-]*:)?$/i;

function checkLiteral(url: URL, port: number, rules: TargetRules): void {
  const address = literalAddress(url.hostname);
  if (address === null) return;
  if (rules.allowAddress({ host: withoutBrackets(url.hostname), port, address }) === 'refused') {
    throw new GateRefused('HONGTOU_GATE_ADDRESS', `${url.host} is not a public address.`);
  }
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 200));
}
