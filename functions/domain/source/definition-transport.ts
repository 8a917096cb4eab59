import { listOf, type Member, membersOf, oneOf, optional, refuse, text, textLike } from './definition-member.ts';

/** How a portal that refuses the ordinary way is reached. Nothing of it reaches the portals of other sources. */
export interface SourceTransport {
  /** URL of an HTTP proxy. @example http://proxy.example.cn:3128 */
  readonly proxy?: string;
  /** Old ciphers, short keys and unsafe renegotiation for these hosts only. Certificates are checked all the same. */
  readonly legacyTls?: readonly string[];
  /** Headers that a portal asks for; they go to the origin of the page only. @example {"referer": "https://gxj.example.gov.cn/"} */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What may be set: what says who asks, what may be cached and where a request goes is the gate's to say. */
const HEADERS = ['accept', 'accept-language', 'referer', 'x-requested-with'] as const;
/** What may stand in a header's value (RFC 9110 §5.5), without what is not ASCII. @example XMLHttpRequest */
const HEADER_VALUE = /^[\u0020-\u007e]{1,512}$/;
/** @example gxj.example.gov.cn */
const HOST = /^[a-z0-9.-]{1,253}$/;

/** @throws HONGTOU_BAD_SOURCE naming the member. */
export function parseTransport(member: Member): SourceTransport {
  const at = membersOf(member, ['proxy', 'legacyTls', 'headers']);
  const proxy = optional(at('proxy'), proxyUrl, null);
  const legacyTls = optional(at('legacyTls'), (hosts) => listOf(hosts, host), null);
  const headers = optional(at('headers'), headersOf, null);
  return {
    ...(proxy === null ? {} : { proxy }),
    ...(legacyTls === null ? {} : { legacyTls }),
    ...(headers === null ? {} : { headers }),
  };
}

/** User name and password may stand in a proxy's URL: it is the operator's own. */
function proxyUrl(member: Member): string {
  const url = URL.parse(text(member));
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    return refuse(member, 'an http or https URL');
  return url.href;
}

function host(member: Member): string {
  return textLike(member, HOST, 'a host name in small letters');
}

function headersOf(member: Member): Readonly<Record<string, string>> {
  const at = membersOf(member, Object.keys(Object(member.value)));
  const entries = Object.keys(Object(member.value)).map((name) => {
    const known = oneOf({ path: `${member.path}.${name}`, value: name.toLowerCase() }, HEADERS);
    return [known, textLike(at(name), HEADER_VALUE, 'printable ASCII, at most 512 characters')] as const;
  });
  return Object.fromEntries(entries);
}
