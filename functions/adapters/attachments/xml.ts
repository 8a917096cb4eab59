import { Parser } from 'htmlparser2';
import { HongtouError } from '../../domain/error.ts';
import { decodePage } from '../../domain/page/charset.ts';

/** GB/T 33190's own trees are about ten deep, a DOCX's with tables in tables about sixty. */
const DEPTH_LIMIT = 256;

/** An element that is open, its name without a prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface XmlListener {
  /** `open` holds the elements around it, outermost first, itself last. */
  start?(element: XmlElement, open: readonly XmlElement[]): void;
  /** Called with all the text that stood directly in the element. */
  end?(element: XmlElement, text: string, open: readonly XmlElement[]): void;
}

/**
 * Goes through one XML part of a package without building a tree. Entities of its own are not expanded.
 * @throws HONGTOU_BAD_ATTACHMENT where elements nest deeper than 256
 */
export function walkXml(bytes: Uint8Array, listener: XmlListener): void {
  const open: XmlElement[] = [];
  const texts: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.length === DEPTH_LIMIT) {
          const expected = `expected at most ${DEPTH_LIMIT}`;
          throw new HongtouError('HONGTOU_BAD_ATTACHMENT', `elements nest deeper than ${DEPTH_LIMIT}, ${expected}`);
        }
        const element = { name: localName(name), attributes };
        open.push(element);
        texts.push('');
        listener.start?.(element, open);
      },
      ontext(text) {
        if (texts.length > 0) texts[texts.length - 1] += text;
      },
      onclosetag() {
        const element = open.at(-1);
        if (element !== undefined) listener.end?.(element, texts.at(-1) ?? '', open);
        open.pop();
        texts.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(decodePage(bytes).text);
  parser.end();
}

/** The prefix is the writer's choice: ofd:Page, Page. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
