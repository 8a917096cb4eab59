import { constants } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import type { SecureContextOptions } from 'node:tls';
import { buildConnector } from 'undici';
import { type AddressRule, literalAddress, withoutBrackets } from './address.ts';
import { GateFailed, GateRefused } from './fault.ts';

/** All addresses of a name, in the order in which they are to be tried. */
export type Resolver = (host: string) => Promise<readonly string[]>;

/** Where the operator says that named hosts live, like a hosts file with ports. */
export type HostPlaces = Readonly<Record<string, { readonly address: string; readonly port: number }>>;

export interface ConnectOptions {
  readonly resolve: Resolver;
  readonly allowAddress: AddressRule;
  readonly connectMs: number;
  readonly tls: 'modern' | 'legacy';
  readonly certificateAuthorities: readonly string[];
  readonly places: HostPlaces;
}

/** How many of a name's addresses are tried. */
const MAX_ADDRESSES = 3;

/** IPv4 first: functions in a cloud often have no route for IPv6, and portals in the mainland mostly have both. */
export async function systemResolver(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true, order: 'ipv4first' });
  return found.map((entry) => entry.address);
}

/**
 * Connects to the very address that was checked: the name is resolved once, every answer is judged, and the socket is
 * opened to the address instead of the name, so that a second answer of the resolver (rebinding) is never asked for.
 */
export function pinnedConnector(options: ConnectOptions): buildConnector.connector {
  const connect = buildConnector({ allowH2: false, timeout: options.connectMs, ...tlsOptions(options) });
  return (target, callback) => {
    const host = withoutBrackets(target.hostname);
    const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
    const place = options.places[host];
    if (place !== undefined) {
      connect({ ...target, hostname: place.address, port: String(place.port), servername: serverName(host) }, callback);
      return;
    }
    checkedAddresses(host, port, options).then(
      (addresses) => tryEach(addresses.slice(0, MAX_ADDRESSES)),
      (refusal: unknown) => callback(asError(refusal), null),
    );
    function tryEach(addresses: readonly string[]): void {
      const [address, ...rest] = addresses;
      if (address === undefined) {
        callback(new GateFailed('HONGTOU_GATE_DNS', `${host} has no address.`), null);
        return;
      }
      const pinned = target.protocol === 'https:' ? { servername: serverName(host) } : { servername: address };
      connect({ ...target, ...pinned, hostname: address }, (...result) => {
        if (result[0] !== null && rest.length > 0) tryEach(rest);
        else callback(...result);
      });
    }
  };
}

/** The addresses of a host, all of them judged; one refused address refuses the host. */
export async function checkedAddresses(
  host: string,
  port: number,
  rules: Pick<ConnectOptions, 'resolve' | 'allowAddress'>,
): Promise<readonly string[]> {
  const literal = literalAddress(host);
  const addresses = literal === null ? await rules.resolve(host) : [literal];
  const refused = addresses.find((address) => rules.allowAddress({ host, port, address }) === 'refused');
  if (refused !== undefined) {
    throw new GateRefused('HONGTOU_GATE_ADDRESS', `${host} leads to ${refused}, which is not a public address.`);
  }
  return addresses;
}

/** RFC 6066: no server name is sent for an address. */
function serverName(host: string): string {
  return literalAddress(host) === null ? host : '';
}

/** Old hosts may have short keys, old ciphers and unsafe renegotiation; certificates are checked for all. */
export function tlsOptions(options: Pick<ConnectOptions, 'tls' | 'certificateAuthorities'>): SecureContextOptions {
  const trusted = options.certificateAuthorities.length > 0 ? { ca: [...options.certificateAuthorities] } : {};
  if (options.tls === 'modern') return trusted;
  return {
    ...trusted,
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
    ciphers: 'DEFAULT@SECLEVEL=1',
  };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
