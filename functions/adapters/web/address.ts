import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

export interface AddressTarget {
  /** As in the URL: a name or an IP literal without brackets. */
  readonly host: string;
  readonly port: number;
  /** The address that would be connected to. */
  readonly address: string;
}

/** Says of each address whether the gate may connect to it. */
export type AddressRule = (target: AddressTarget) => 'allowed' | 'refused';

/**
 * Lets public unicast addresses through. Refused: private, shared (CGNAT), loopback, link-local, multicast, benchmarking,
 * documentation and reserved ranges (IANA special-purpose registries) and the metadata services that live in public ranges.
 * IPv6 forms that carry an IPv4 address (mapped, compatible, NAT64, 6to4) are judged by that address.
 */
export function publicAddressesOnly(target: AddressTarget): 'allowed' | 'refused' {
  if (isIPv4(target.address)) return REFUSED_V4.check(target.address, 'ipv4') ? 'refused' : 'allowed';
  return isIPv6(target.address) ? judgeV6(target.address) : 'refused';
}

/**
 * Public addresses, and the named `host:port` pairs whatever they resolve to.
 * @example publicAddressesAnd(['127.0.0.1:8034'])
 */
export function publicAddressesAnd(named: readonly string[]): AddressRule {
  const exempt = new Set(named);
  return (target) => (exempt.has(`${target.host}:${target.port}`) ? 'allowed' : publicAddressesOnly(target));
}

/** The address that a URL's hostname spells out, or null for a name. `new URL` has already folded decimal, octal, hex, short and full-width forms. */
export function literalAddress(hostname: string): string | null {
  const bare = withoutBrackets(hostname);
  return isIP(bare) === 0 ? null : bare;
}

export function withoutBrackets(hostname: string): string {
  return hostname.startsWith('[') && hostname.endsWith(']') ? hostname.slice(1, -1) : hostname;
}

const REFUSED_V4 = blockList('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32', // Azure's platform address: public by number, answers from inside only
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]);

/** Inside 2000::/3, the only block that is given out as global unicast. */
const REFUSED_V6 = blockList('ipv6', ['2001::/23', '2001:db8::/32', '2620:4f:8000::/48', '3fff::/20']);
const GLOBAL_V6 = blockList('ipv6', ['2000::/3']);
const SIX_TO_FOUR = blockList('ipv6', ['2002::/16']);
/** Blocks that hold an IPv4 address in their last 32 bits: compatible, mapped, translated, NAT64. */
const TAIL_V4 = blockList('ipv6', ['::/96', '::ffff:0:0/96', '::ffff:0:0:0/96', '64:ff9b::/96']);

function judgeV6(address: string): 'allowed' | 'refused' {
  // A zone (fe80::1%eth0) names an interface of this machine.
  if (address.includes('%')) return 'refused';
  const groups = groupsOf(address);
  if (isIn(TAIL_V4, address)) return judgeCarried(groups[6], groups[7]);
  if (isIn(SIX_TO_FOUR, address)) return judgeCarried(groups[1], groups[2]);
  return isIn(GLOBAL_V6, address) && !isIn(REFUSED_V6, address) ? 'allowed' : 'refused';
}

function judgeCarried(high = 0, low = 0): 'allowed' | 'refused' {
  const carried = `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
  return REFUSED_V4.check(carried, 'ipv4') ? 'refused' : 'allowed';
}

/** BlockList takes a mapped address for its IPv4 address, so mapped ones are compared by their groups. */
function isIn(list: BlockList, address: string): boolean {
  if (list === TAIL_V4 && groupsOf(address).slice(0, 6).join() === '0,0,0,0,0,65535') return true;
  return list.check(address, 'ipv6');
}

/** The eight groups of an IPv6 address; the URL parser writes them in one form first. */
function groupsOf(address: string): readonly number[] {
  const plain = withoutBrackets(new URL(`http://[${address}]/`).hostname);
  const [head = '', tail] = plain.split('::');
  const left = readGroups(head);
  const right = readGroups(tail ?? '');
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array.from({ length: gap }, () => 0), ...right];
}

function readGroups(part: string): number[] {
  return part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
}

function blockList(family: 'ipv4' | 'ipv6', subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = '', prefix] = subnet.split('/');
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
}
