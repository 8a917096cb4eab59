import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import { type ConnectOptions, pinnedConnector, tlsOptions } from './connect.ts';

/** How a hop leaves the machine: directly or through the operator's proxy, with today's TLS or an old host's. */
export interface Line {
  readonly proxy: string | null;
  readonly tls: 'modern' | 'legacy';
}

export interface LineOptions extends Omit<ConnectOptions, 'tls'> {
  readonly headerBytes: number;
  readonly connectionsPerOrigin: number;
}

/** The connection pools of one gate, one for each kind of line; connections are kept alive per origin. */
export class LinesOut {
  readonly #options: LineOptions;
  readonly #open = new Map<string, Dispatcher>();

  constructor(options: LineOptions) {
    this.#options = options;
  }

  dispatcher(line: Line): Dispatcher {
    const key = `${line.tls} ${line.proxy ?? ''}`;
    const known = this.#open.get(key);
    if (known !== undefined) return known;
    const opened = line.proxy === null ? this.#direct(line.tls) : this.#proxied(line.proxy, line.tls);
    this.#open.set(key, opened);
    return opened;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map((dispatcher) => dispatcher.destroy()));
    this.#open.clear();
  }

  #direct(tls: 'modern' | 'legacy'): Dispatcher {
    return new Agent({ ...this.#pool(), connect: pinnedConnector({ ...this.#options, tls }) });
  }

  /** The proxy resolves names itself, so its line cannot be pinned; the gate still judges what the name means here. */
  #proxied(proxy: string, tls: 'modern' | 'legacy'): Dispatcher {
    const requestTls = tlsOptions({ tls, certificateAuthorities: this.#options.certificateAuthorities });
    return new ProxyAgent({ ...this.#pool(), requestTls, uri: proxy });
  }

  #pool(): {
    maxHeaderSize: number;
    connections: number;
    pipelining: number;
    keepAliveTimeout: number;
    keepAliveMaxTimeout: number;
  } {
    return {
      maxHeaderSize: this.#options.headerBytes,
      connections: this.#options.connectionsPerOrigin,
      pipelining: 1,
      keepAliveTimeout: 10_000,
      keepAliveMaxTimeout: 60_000,
    };
  }
}
