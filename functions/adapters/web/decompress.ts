import { promisify } from 'node:util';
import { brotliDecompress, constants, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import { GateFailed } from './fault.ts';

/** Encodings that are asked for. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br, zstd';

/** Layers of encoding in one answer; each is bounded by itself, more than two only burn time. */
const MAX_LAYERS = 2;

type Decoder = (bytes: Uint8Array, maxOutputLength: number) => Promise<Uint8Array>;

/**
 * Undoes Content-Encoding with a cap on the output: `maxResponseSize` of undici counts wire bytes, and 165 bytes of
 * brotli become 200 MiB. A stream that ends too early is an error.
 */
export async function decompress(bytes: Uint8Array, contentEncoding: string, maxBytes: number): Promise<Uint8Array> {
  const layers = contentEncoding
    .toLowerCase()
    .split(',')
    .map((layer) => layer.trim())
    .filter((layer) => layer !== '' && layer !== 'identity');
  if (bytes.length === 0) return bytes;
  if (layers.length > MAX_LAYERS) throw badEncoding(contentEncoding);
  let plain = bytes;
  for (const layer of layers.toReversed()) {
    const decoder = DECODERS.get(layer);
    if (decoder === undefined) throw badEncoding(contentEncoding);
    plain = await decodeLayer(plain, layer, decoder, maxBytes);
  }
  return plain;
}

const unGzip = promisify(gunzip);
const unDeflate = promisify(inflate);
const unRawDeflate = promisify(inflateRaw);
const unBrotli = promisify(brotliDecompress);
const unZstd = promisify(zstdDecompress);

/** Servers send `deflate` with and without the zlib header (RFC 9110 §8.4.1.2); CM = 8 tells. */
const decodeDeflate: Decoder = (bytes, maxOutputLength) =>
  ((bytes[0] ?? 0) & 0x0f) === 8 ? unDeflate(bytes, { maxOutputLength }) : unRawDeflate(bytes, { maxOutputLength });

/** RFC 9659: a window of at most 8 MB, or a small frame could ask for 128 MB of memory. */
const ZSTD_WINDOW_LOG = 23;

const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['gzip', (bytes, maxOutputLength) => unGzip(bytes, { maxOutputLength })],
  ['x-gzip', (bytes, maxOutputLength) => unGzip(bytes, { maxOutputLength })],
  ['deflate', decodeDeflate],
  ['br', (bytes, maxOutputLength) => unBrotli(bytes, { maxOutputLength })],
  [
    'zstd',
    (bytes, maxOutputLength) =>
      unZstd(bytes, { maxOutputLength, params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } }),
  ],
]);

async function decodeLayer(bytes: Uint8Array, layer: string, decoder: Decoder, maxBytes: number): Promise<Uint8Array> {
  try {
    return await decoder(bytes, maxBytes);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new GateFailed(
        'HONGTOU_GATE_TOO_LARGE',
        `More than ${maxBytes} bytes out of ${bytes.length} of ${layer}.`,
        { cause },
      );
    }
    if (CUT_CODES.has(String(code))) {
      throw new GateFailed('HONGTOU_GATE_TRUNCATED', `The ${layer} stream of ${bytes.length} bytes ends too early.`, {
        cause,
        retry: 'may-retry',
      });
    }
    throw new GateFailed('HONGTOU_GATE_ENCODING', `The body is not ${layer}, though its header says so.`, { cause });
  }
}

const CUT_CODES = new Set(['Z_BUF_ERROR', 'ZSTD_error_srcSize_wrong']);

function badEncoding(contentEncoding: string): GateFailed {
  const got = JSON.stringify(contentEncoding.slice(0, 80));
  return new GateFailed(
    'HONGTOU_GATE_ENCODING',
    `Content-Encoding ${got}, expected at most two of ${ACCEPTED_ENCODINGS}.`,
  );
}
