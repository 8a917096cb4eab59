import { HongtouError } from '../../domain/error.ts';
import type { GateFailureCode, GateRefusalCode } from '../../ports/portal-gate.ts';

/** A hop that the gate does not make. Used inside the adapter; callers see a `refused` response. */
export class GateRefused extends HongtouError {
  override readonly code: GateRefusalCode;

  constructor(code: GateRefusalCode, message: string) {
    super(code, message);
    this.name = 'GateRefused';
    this.code = code;
  }
}

/** A hop that brought no whole answer. Used inside the adapter; callers see a `failed` response. */
export class GateFailed extends HongtouError {
  override readonly code: GateFailureCode;
  readonly retry: 'may-retry' | 'final';

  constructor(code: GateFailureCode, message: string, options: ErrorOptions & { retry?: 'may-retry' | 'final' } = {}) {
    super(code, message, options);
    this.name = 'GateFailed';
    this.code = code;
    this.retry = options.retry ?? 'final';
  }
}

/** Names whatever undici, the socket, the resolver or TLS threw. `phase` tells a cut body from a refused connection. */
export function nameFault(thrown: unknown, url: string, phase: 'head' | 'body'): GateRefused | GateFailed {
  if (thrown instanceof GateRefused || thrown instanceof GateFailed) return thrown;
  const systemCode = codeOf(thrown);
  const [code, retry] = faultOf(systemCode, phase);
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  const message = `No whole answer from ${url}: ${systemCode === '' ? '' : `${systemCode}, `}${said.slice(0, 200)}`;
  return new GateFailed(code, message, { cause: thrown, retry });
}

type Fault = readonly [GateFailureCode, 'may-retry' | 'final'];

const FAULTS: Readonly<Record<string, Fault>> = {
  UND_ERR_CONNECT_TIMEOUT: ['HONGTOU_GATE_TIMEOUT', 'may-retry'],
  UND_ERR_HEADERS_TIMEOUT: ['HONGTOU_GATE_TIMEOUT', 'may-retry'],
  UND_ERR_BODY_TIMEOUT: ['HONGTOU_GATE_TIMEOUT', 'may-retry'],
  ETIMEDOUT: ['HONGTOU_GATE_TIMEOUT', 'may-retry'],
  UND_ERR_HEADERS_OVERFLOW: ['HONGTOU_GATE_HEADERS', 'final'],
  HPE_HEADER_OVERFLOW: ['HONGTOU_GATE_HEADERS', 'final'],
  UND_ERR_RES_EXCEEDED_MAX_SIZE: ['HONGTOU_GATE_TOO_LARGE', 'final'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['HONGTOU_GATE_TRUNCATED', 'may-retry'],
  ENOTFOUND: ['HONGTOU_GATE_DNS', 'final'],
  EAI_AGAIN: ['HONGTOU_GATE_DNS', 'may-retry'],
  ECONNREFUSED: ['HONGTOU_GATE_CONNECT', 'may-retry'],
  EHOSTUNREACH: ['HONGTOU_GATE_CONNECT', 'may-retry'],
  ENETUNREACH: ['HONGTOU_GATE_CONNECT', 'may-retry'],
  EADDRNOTAVAIL: ['HONGTOU_GATE_CONNECT', 'may-retry'],
};

const DROPPED = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_ABORTED',
  'UND_ERR_CLOSED',
  'HPE_INVALID_EOF_STATE',
]);
/** @example ERR_TLS_CERT_ALTNAME_INVALID, ERR_SSL_UNSUPPORTED_PROTOCOL, CERT_HAS_EXPIRED, UNSPECIFIED (a key too weak) */
const TLS_CODE =
  /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|ERR_OSSL|EPROTO|UNSPECIFIED|ERROR_IN_|HOSTNAME_MISMATCH|INVALID_|PATH_LENGTH)/;

function faultOf(code: string, phase: 'head' | 'body'): Fault {
  const known = FAULTS[code];
  if (known !== undefined) return known;
  if (DROPPED.has(code)) return [phase === 'body' ? 'HONGTOU_GATE_TRUNCATED' : 'HONGTOU_GATE_RESET', 'may-retry'];
  if (TLS_CODE.test(code)) return ['HONGTOU_GATE_TLS', 'final'];
  return ['HONGTOU_GATE_PROTOCOL', 'final'];
}

function codeOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return '';
  return typeof thrown.code === 'string' ? thrown.code : '';
}
