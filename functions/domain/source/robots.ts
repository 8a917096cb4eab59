/** What one host's robots.txt says to us (RFC 9309). */
export interface Robots {
  readonly rules: readonly RobotsRule[];
  /** The pause that the host asks for, where it does. */
  readonly crawlDelayMs: number | null;
}

export interface RobotsRule {
  readonly verb: 'allow' | 'disallow';
  /** Normalised octets between the wildcards; `a*b` gives two. */
  readonly parts: readonly string[];
  readonly end: 'open' | 'anchored';
  /** Octets of the pattern: the longest match decides. */
  readonly length: number;
}

/** RFC 9309 §2.5: at least 500 KiB are read; the rest is not. */
const MAX_LENGTH = 500 * 1024;
const MAX_RULES = 5_000;
const MAX_PATH_LENGTH = 4_000;
const MAX_CRAWL_DELAY_MS = 10 * 60_000;
const ALLOW_ALL: Robots = { rules: [], crawlDelayMs: null };
const DISALLOW_ALL: Robots = {
  rules: [{ verb: 'disallow', parts: ['/'], end: 'open', length: 1 }],
  crawlDelayMs: null,
};

/** @example "User-agent: *", "Disallow: /tmp/ # no drafts" (before the comment is cut) */
const LINE = /^[ \t]*([A-Za-z-]+)[ \t]*:(.*)$/;
const LINE_BREAK = /\r\n|\r|\n/;
/** Seconds, also with a fraction. @example "2.5" */
const DELAY = /^\d{1,6}(?:\.\d{1,6})?$/;
/** The product token that a user agent begins with (§2.2.1). @example "Hongtou" of "Hongtou/0.1 (+https://…)" */
const PRODUCT_TOKEN = /^[A-Za-z_-]+/;

/**
 * Reads what `/robots.txt` answered, for the agent that asks. A 4xx allows everything, a 5xx or no answer at all (status 0)
 * forbids everything until it is read again (§2.3.1).
 * @example parseRobots({ status: 200, text: 'User-agent: *\nDisallow: /a/' }, 'Hongtou/0.1')
 */
export function parseRobots(answer: { readonly status: number; readonly text: string }, agent: string): Robots {
  if (answer.status >= 500 || answer.status < 200) return DISALLOW_ALL;
  if (answer.status >= 300) return ALLOW_ALL;
  const token = (PRODUCT_TOKEN.exec(agent)?.[0] ?? '').toLowerCase();
  const groups = readGroups(answer.text.slice(0, MAX_LENGTH));
  const own = groups.filter((group) => group.agents.includes(token));
  const chosen = own.length > 0 ? own : groups.filter((group) => group.agents.includes('*'));
  const delays = chosen.flatMap((group) => group.delays);
  return {
    rules: chosen.flatMap((group) => group.rules).slice(0, MAX_RULES),
    crawlDelayMs: delays.length === 0 ? null : Math.max(...delays.slice(0, MAX_RULES)),
  };
}

/** Whether a URL of the host may be fetched: the longest matching pattern decides, allow wins a tie, no match allows. */
export function allowsUrl(robots: Robots, url: string): boolean {
  const parsed = URL.parse(url);
  if (parsed === null) return false;
  if (parsed.pathname === '/robots.txt') return true;
  const path = normalise(`${parsed.pathname}${parsed.search}`).slice(0, MAX_PATH_LENGTH);
  let best: RobotsRule | null = null;
  for (const rule of robots.rules) {
    if (best !== null && rule.length < best.length) continue;
    if (best !== null && rule.length === best.length && rule.verb === 'disallow') continue;
    if (matches(rule, path)) best = rule;
  }
  return best === null || best.verb === 'allow';
}

interface Group {
  readonly agents: string[];
  readonly rules: RobotsRule[];
  readonly delays: number[];
}

function readGroups(text: string): readonly Group[] {
  const groups: Group[] = [];
  let group: Group | null = null;
  let isHead = false;
  for (const line of text.replace('\uFEFF', '').split(LINE_BREAK)) {
    const [, key = '', rest = ''] = LINE.exec(line.split('#', 1)[0] ?? '') ?? [];
    const value = rest.trim();
    const field = key.toLowerCase();
    if (field === 'user-agent') {
      if (group === null || !isHead) {
        group = { agents: [], rules: [], delays: [] };
        groups.push(group);
      }
      group.agents.push(agentToken(value));
      isHead = true;
    } else if (group !== null && MEMBERS.has(field)) {
      addMember(group, field, value);
      isHead = false;
    }
  }
  return groups;
}

const MEMBERS = new Set(['allow', 'disallow', 'crawl-delay']);

function agentToken(value: string): string {
  return value.startsWith('*') ? '*' : (PRODUCT_TOKEN.exec(value)?.[0] ?? '').toLowerCase();
}

function addMember(group: Group, field: string, value: string): void {
  if (field === 'crawl-delay') {
    if (DELAY.test(value)) group.delays.push(Math.min(Number(value) * 1_000, MAX_CRAWL_DELAY_MS));
    return;
  }
  // An empty pattern matches nothing (§2.2.2).
  if (value !== '') group.rules.push(readRule(field === 'allow' ? 'allow' : 'disallow', value));
}

function readRule(verb: 'allow' | 'disallow', value: string): RobotsRule {
  const end = value.endsWith('$') ? 'anchored' : 'open';
  const pattern = normalise(end === 'anchored' ? value.slice(0, -1) : value);
  return { verb, parts: pattern.split('*'), end, length: pattern.length + (end === 'anchored' ? 1 : 0) };
}

/** Each part is looked for once, leftmost after the one before: no backtracking, whatever the pattern. */
function matches(rule: RobotsRule, path: string): boolean {
  const [first = '', ...rest] = rule.parts;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  if (rest.length === 0) return rule.end === 'open' || at === path.length;
  const last = rule.end === 'anchored' ? (rest.pop() ?? '') : null;
  for (const part of rest) {
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return last === null || (path.length - last.length >= at && path.endsWith(last));
}

const ESCAPE = /%[0-9A-Fa-f]{2}/g;
const UNRESERVED = /[A-Za-z0-9._~-]/;
/** A run beyond ASCII, lone surrogates left out for `encodeURI`. */
const NON_ASCII = /[^\u0000-\u007f]+/g;

/** One spelling for both sides (§2.2.2): beyond ASCII percent-encoded, unreserved decoded, hex digits in upper case. */
function normalise(text: string): string {
  return text
    .replace(NON_ASCII, (run) => encodeURI(run.toWellFormed()))
    .replace(ESCAPE, (escaped) => {
      const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
      return UNRESERVED.test(character) ? character : escaped.toUpperCase();
    });
}
