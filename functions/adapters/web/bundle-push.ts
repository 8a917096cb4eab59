import { type Dispatcher, request } from 'undici';
import { HongtouError } from '../../domain/error.ts';
import type { BundleLink } from '../../ports/bundle-link.ts';

export interface PushOptions {
  /** Where `hongtou receive` answers. @example https://hongtou.example/bundles */
  readonly url: string;
  /** Made by `hongtou receive --token`. */
  readonly token: string;
  readonly userAgent: string;
}

/** The receiver answers when the round is assessed, which takes minutes where it is a source's first. */
const ANSWER_MS = 900_000;
const MAX_ANSWER_BYTES = 16_384;
const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Pushes bundles over HTTPS; redirects are not followed, for the token would go along.
 * @throws HONGTOU_PUSH_URL where the URL is not https (http to loopback aside). Pushing throws HONGTOU_LINK_DEAD where no answer
 * came and HONGTOU_PUSH_REFUSED with what the receiver said
 */
export function createBundleLink(options: PushOptions): BundleLink {
  const url = pushUrl(options.url);
  return {
    push: async (name, packed) => {
      const answer = await post(url, packed, options);
      const said = await bodyOf(answer);
      if (answer.statusCode === 200 && said.outcome === 'taken') return 'taken';
      if (answer.statusCode === 200 && said.outcome === 'present') return 'present';
      const reason = `${said.code ?? 'no code'}: ${said.message ?? 'no message'}`;
      throw new HongtouError('HONGTOU_PUSH_REFUSED', `${url.host} answered ${answer.statusCode} to ${name}: ${reason}`);
    },
  };
}

function pushUrl(text: string): URL {
  const url = URL.parse(text);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (url !== null && isSafe && url.username === '' && url.password === '') return url;
  const expected = 'expected an https URL without user name: the token in it must not be read on the way';
  throw new HongtouError('HONGTOU_PUSH_URL', `"${text}", ${expected}`);
}

async function post(url: URL, packed: Uint8Array, options: PushOptions): Promise<Dispatcher.ResponseData> {
  try {
    return await request(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${options.token}`,
        'content-type': 'application/gzip',
        'user-agent': options.userAgent,
      },
      body: packed,
      headersTimeout: ANSWER_MS,
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HongtouError('HONGTOU_LINK_DEAD', `${url.host} did not answer: ${reason}`, { cause });
  }
}

interface Said {
  readonly outcome?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
}

/** What was said as JSON; nothing where it is something else, such as the page of a proxy before the receiver. */
async function bodyOf(answer: Dispatcher.ResponseData): Promise<Said> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of answer.body) {
      length += chunk.length;
      if (length > MAX_ANSWER_BYTES) return {};
      chunks.push(chunk);
    }
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
