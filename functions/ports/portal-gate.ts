/** The codes of requests that the gate does not send: nothing has left the machine for the refused hop. */
export type GateRefusalCode =
  | 'HONGTOU_GATE_URL'
  | 'HONGTOU_GATE_SCHEME'
  | 'HONGTOU_GATE_PORT'
  | 'HONGTOU_GATE_USERINFO'
  | 'HONGTOU_GATE_BACKSLASH'
  | 'HONGTOU_GATE_ADDRESS'
  | 'HONGTOU_GATE_REDIRECT';

/** The codes of requests that were sent, or tried, and brought no whole answer. */
export type GateFailureCode =
  | 'HONGTOU_GATE_TIMEOUT'
  | 'HONGTOU_GATE_DNS'
  | 'HONGTOU_GATE_CONNECT'
  | 'HONGTOU_GATE_RESET'
  | 'HONGTOU_GATE_TLS'
  | 'HONGTOU_GATE_PROTOCOL'
  | 'HONGTOU_GATE_HEADERS'
  | 'HONGTOU_GATE_TOO_LARGE'
  | 'HONGTOU_GATE_TRUNCATED'
  | 'HONGTOU_GATE_ENCODING'
  | 'HONGTOU_GATE_REDIRECT_LOOP';

/** What an earlier answer said of itself. They belong to the URL that answered, not to the one that was asked for. */
export interface Validators {
  readonly etag?: string | null | undefined;
  readonly lastModified?: string | null | undefined;
  readonly finalUrl: string;
}

export interface Cookie {
  readonly name: string;
  readonly value: string;
}

export interface GateRequest {
  readonly url: string;
  /** Sent only to `validators.finalUrl` itself, whichever hop that is. Leave out for the weekly unconditional request. */
  readonly validators?: Validators | null | undefined;
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  /** Of the body; `application/x-www-form-urlencoded` where nothing is said. */
  readonly contentType?: string;
  readonly accept?: string;
  /** Further headers; they go to the origin of `url` only, and never replace what the gate says of itself. Names in small letters. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Cap on the body, both as it comes over the wire and decompressed. */
  readonly maxBytes?: number;
  /** For all hops together, time spent waiting for another request to the same host not counted. */
  readonly deadlineMs?: number;
  /** URL of an HTTP proxy that the operator has set for the source. */
  readonly proxy?: string | null | undefined;
  /** Short keys, old ciphers and unsafe renegotiation for the host of `url`, not for those that it redirects to. Certificates are still checked. */
  readonly legacyTls?: 'allowed' | undefined;
  /** Cookies that the host of `url` set earlier; they go to its origin only. */
  readonly cookies?: readonly Cookie[];
  /** Asked before a redirect is followed: robots.txt and the pace of the next host are the caller's to know. */
  readonly mayFollow?: (nextUrl: string) => Promise<'follow' | 'stop'>;
}

export interface GateAnswer {
  readonly outcome: 'answer';
  /** Any status, 304, 4xx and 5xx included. */
  readonly status: number;
  readonly finalUrl: string;
  /** The URLs that redirected, in order; empty where the first one answered. */
  readonly redirects: readonly string[];
  /** Names in lower case; only those that later steps read. `set-cookie` is not among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed. */
  readonly bytes: Uint8Array;
  /** How the end of the body was told: `close` means that a cut body looks whole. */
  readonly framing: 'length' | 'chunked' | 'close';
  /** Cookies that the final origin set, for plain replay. */
  readonly cookies: readonly Cookie[];
  /** From sending the last hop's request to its headers. */
  readonly latencyMs: number;
}

export interface GateRefusal {
  readonly outcome: 'refused';
  readonly code: GateRefusalCode;
  readonly message: string;
  readonly redirects: readonly string[];
}

export interface GateFailure {
  readonly outcome: 'failed';
  readonly code: GateFailureCode;
  readonly message: string;
  readonly retryable: boolean;
  readonly redirects: readonly string[];
}

export type GateResponse = GateAnswer | GateRefusal | GateFailure;

/**
 * The one way out to a portal. Promises:
 * - It never throws: whatever the other side does ends as data, within the deadline and the size caps.
 * - It connects to public addresses only, on allowed ports, over http and https: checked on the URL, on every redirect and
 *   again on the resolved address that is connected to. One refused address among a name's answers refuses the name.
 * - Validators, cookies, an own Accept and further headers never reach another origin than theirs; at most five redirects are followed.
 * - A body that was cut is never given as whole where the protocol can tell.
 * - No host gets two requests at once from one gate, unless its limits say otherwise.
 * Pace, robots.txt and retries are decided by the caller (`domain/source/pace.ts`, `robots.ts`).
 */
export interface PortalGate {
  fetch(request: GateRequest): Promise<GateResponse>;
}
