/** One element of the page, in document order, with the blocks it holds: `first` up to `last`, exclusive. */
export interface PageElement {
  readonly name: string;
  readonly id: string;
  readonly classes: readonly string[];
  readonly parent: number;
  readonly first: number;
  last: number;
  chrome: boolean;
  readonly hidden: boolean;
}

export interface PageLink {
  readonly href: string;
  readonly name: string;
}

/** One line as a reader sees it, and the element it stands in. */
export interface Block {
  readonly text: string;
  readonly linkChars: number;
  readonly owner: number;
  readonly heading: boolean;
  /** The row (an element's index) whose cell it stands in, -1 outside tables. */
  readonly row: number;
  readonly cell: number;
  readonly links: readonly PageLink[];
}

export interface PageTree {
  readonly elements: readonly PageElement[];
  readonly blocks: readonly Block[];
  /** Names in lower case; the first value that is not empty stands. */
  readonly meta: ReadonlyMap<string, string>;
  readonly headTitle: string;
}
