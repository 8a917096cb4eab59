import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { HongtouError } from '../../domain/error.ts';
import type { HostState, RobotsAnswer } from '../../domain/source/state.ts';
import type { SourceStore } from '../../ports/source-store.ts';
import { keyNumber } from './keys.ts';
import { pack, unpack } from './packed.ts';
import { partition, type Table } from './table.ts';

type HostRows = Pick<SourceStore, 'host' | 'saveHost'>;

/** A host's row names the text of its robots.txt by hash: the row is written for every fetch, the text once a change. */
type HostBody = Omit<HostState, 'robots'> & {
  readonly robots: (Omit<RobotsAnswer, 'text'> & { readonly hash: string }) | null;
};

export function createHostRows(table: Table): HostRows {
  const texts = robotsTexts(table);
  const keyOf = (host: string) => ({ pk: { S: `host#${host}` }, sk: { S: 'host' } });
  return {
    host: async (host) => {
      const item = await table.get(keyOf(host));
      if (item === null) return null;
      const { robots, ...state } = unpack<HostBody>(item.body);
      if (robots === null) return { ...state, robots };
      const { hash, ...answer } = robots;
      return { ...state, robots: { ...answer, text: await texts.read(hash) } };
    },
    saveHost: async ({ robots, ...state }) => {
      const body: HostBody = { ...state, robots: null };
      if (robots === null) return table.put({ ...keyOf(state.host), body: pack(body) });
      const { text, ...answer } = robots;
      const hash = await texts.write(text);
      await table.put({ ...keyOf(state.host), body: pack({ ...body, robots: { ...answer, hash } }) });
    },
  };
}

/** An item holds 400 KB; a robots.txt may be longer. */
const PIECE_BYTES = 300_000;
/** Texts that one process remembers. */
const REMEMBERED = 200;

/** Texts by their hash: never changed, so that what was once read or written need not be asked for again. */
function robotsTexts(table: Table): { write(text: string): Promise<string>; read(hash: string): Promise<string> } {
  const remembered = new Map<string, string>();
  const remember = (hash: string, text: string): void => {
    const [oldest] = remembered.keys();
    if (remembered.size >= REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    remembered.set(hash, text);
  };
  return {
    write: async (text) => {
      const hash = createHash('sha256').update(text).digest('hex');
      if (remembered.has(hash)) return hash;
      const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
      const bytes = brotliCompressSync(text, { params });
      const pieces = Math.ceil(bytes.length / PIECE_BYTES);
      for (let i = 0; i < pieces; i++) {
        const piece = bytes.subarray(i * PIECE_BYTES, (i + 1) * PIECE_BYTES);
        await table.put({ pk: { S: `robots#${hash}` }, sk: { S: keyNumber(i) }, piece: { B: piece } });
      }
      remember(hash, text);
      return hash;
    },
    read: async (hash) => {
      const known = remembered.get(hash);
      if (known !== undefined) return known;
      const pieces: Uint8Array[] = [];
      for await (const { piece } of table.query(partition(`robots#${hash}`))) if (piece?.B) pieces.push(piece.B);
      if (pieces.length === 0) throw new HongtouError('HONGTOU_BAD_ROW', `the robots.txt ${hash} is not in the table`);
      const text = brotliDecompressSync(Buffer.concat(pieces)).toString();
      remember(hash, text);
      return text;
    },
  };
}
