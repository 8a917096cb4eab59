import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { HongtouError } from '../../domain/error.ts';

/** What a zip may unpack to. A file of 316 kB was seen to unpack to 102 MB. */
const UNPACKED_LIMIT = 50 * 1024 * 1024;
const ENTRY_LIMIT = 4000;

/** Whether a zip's directory, which stands at its end, names a part. @example hasPart(bytes, 'xl/workbook.xml') */
export function hasPart(bytes: Uint8Array, name: string): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(-DIRECTORY_BYTES)).includes(name);
}

const DIRECTORY_BYTES = 256 * 1024;

/** Whether bytes open as a zip; DOCX, XLSX, OFD all do. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** Longer names of parts are no writer's. */
const NAME_LIMIT = 512;

/**
 * Unpacks without keeping anything, and stops at the limit: declared sizes may lie.
 * @throws HONGTOU_ATTACHMENT_TOO_LARGE, HONGTOU_BAD_ATTACHMENT
 */
export function checkUnpackedSize(bytes: Uint8Array): void {
  unpack(bytes, () => null);
}

/**
 * The parts of a zip that are asked for, by name, within the same limits; of two parts with one name the first stands.
 * @throws HONGTOU_ATTACHMENT_TOO_LARGE, HONGTOU_BAD_ATTACHMENT
 */
export function partsOf(bytes: Uint8Array, isWanted: (name: string) => boolean): ReadonlyMap<string, Uint8Array> {
  const chunks = new Map<string, Uint8Array[]>();
  unpack(bytes, (name) => {
    if (chunks.has(name) || !isWanted(name)) return null;
    const kept: Uint8Array[] = [];
    chunks.set(name, kept);
    return kept;
  });
  return new Map(Array.from(chunks, ([name, kept]) => [name, Buffer.concat(kept)]));
}

/** Goes through a zip in one pass; `place` says where the chunks of a part are kept, null where they are only counted. */
function unpack(bytes: Uint8Array, place: (name: string) => Uint8Array[] | null): void {
  let unpacked = 0;
  let entries = 0;
  const count = (size: number): void => {
    unpacked += size;
    if (unpacked > UNPACKED_LIMIT) {
      const message = `attachment unpacks to more than ${unpacked} bytes, expected at most ${UNPACKED_LIMIT}`;
      throw new HongtouError('HONGTOU_ATTACHMENT_TOO_LARGE', message);
    }
  };
  const unzip = new Unzip((file: UnzipFile) => {
    entries++;
    if (entries > ENTRY_LIMIT) {
      throw new HongtouError('HONGTOU_ATTACHMENT_TOO_LARGE', `attachment holds more than ${ENTRY_LIMIT} files`);
    }
    if (file.name.length > NAME_LIMIT) {
      const message = `a part's name has ${file.name.length} characters, expected at most ${NAME_LIMIT}`;
      throw new HongtouError('HONGTOU_BAD_ATTACHMENT', message);
    }
    if ((file.originalSize ?? 0) > UNPACKED_LIMIT) count(file.originalSize ?? 0);
    const kept = place(file.name);
    file.ondata = (error, chunk) => {
      if (error !== null)
        throw new HongtouError('HONGTOU_BAD_ATTACHMENT', 'a part of the zip is broken', { cause: error });
      count(chunk.length);
      kept?.push(chunk.slice());
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  const step = 64 * 1024;
  for (let at = 0; at < bytes.length; at += step) unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
}
