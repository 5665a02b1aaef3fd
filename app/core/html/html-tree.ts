import { Parser } from 'htmlparser2';

/** A piece of HTML as it is written. */
export type HtmlNode =
  { kind: 'text'; raw: string } | { kind: 'comment'; raw: string } | HtmlElement;

/** With its tags as they are written; `close` is empty where the tag may be left out and was. */
export interface HtmlElement {
  kind: 'element';
  tag: string;
  open: string;
  close: string;
  children: HtmlNode[];
}

/** Elements that HTML closes by itself. */
const CLOSES_BY_ITSELF: ReadonlySet<string> = new Set(
  'p li dt dd tr td th thead tbody tfoot colgroup caption'.split(' '),
);

/** Elements without content. */
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/**
 * HTML as a tree from whose pieces it can be put together again, byte by byte; `null` where it cannot: tags that close
 * nothing, or are not closed in the order in which they were opened.
 */
export function htmlTree(html: string): HtmlNode[] | null {
  const builder = new TreeBuilder(html);
  return builder.build();
}

class TreeBuilder {
  private readonly top: HtmlNode[] = [];
  private readonly open: HtmlElement[] = [];
  /** Up to where every byte is in the tree. */
  private end = 0;
  private isTidy = true;

  constructor(private readonly html: string) {}

  build(): HtmlNode[] | null {
    const parser: Parser = new Parser(
      {
        onopentag: (tag) => {
          const open = this.take(parser.startIndex, parser.endIndex + 1);
          this.openElement(tag, open);
        },
        onclosetag: (tag, isImplied) => {
          const close = isImplied ? '' : this.take(parser.startIndex, parser.endIndex + 1);
          this.closeElement(tag, close);
        },
        ontext: () => {
          this.add('text', this.take(parser.startIndex, parser.endIndex + 1));
        },
        oncomment: () => {
          this.add('comment', this.take(parser.startIndex, parser.endIndex + 1));
        },
        onprocessinginstruction: () => {
          this.add('comment', this.take(parser.startIndex, parser.endIndex + 1));
        },
      },
      { decodeEntities: false, lowerCaseTags: true },
    );
    parser.write(this.html);
    parser.end();
    return this.isTidy && this.end === this.html.length ? this.top : null;
  }

  /** Each byte once, in order. */
  private take(start: number, end: number): string {
    if (start !== this.end || end < start) this.isTidy = false;
    this.end = end;
    return this.html.slice(start, end);
  }

  private siblings(): HtmlNode[] {
    return this.open.at(-1)?.children ?? this.top;
  }

  private add(kind: 'text' | 'comment', raw: string): void {
    const last = this.siblings().at(-1);
    // Parsers tell of a text in parts.
    if (kind === 'text' && last?.kind === 'text') last.raw += raw;
    else this.siblings().push({ kind, raw });
  }

  private openElement(tag: string, open: string): void {
    const element: HtmlElement = { kind: 'element', tag, open, close: '', children: [] };
    this.siblings().push(element);
    this.open.push(element);
  }

  private closeElement(tag: string, close: string): void {
    const element = this.open.pop();
    if (element?.tag !== tag) {
      this.isTidy = false;
      return;
    }
    element.close = close;
    if (close === '' && !isVoid(element) && !CLOSES_BY_ITSELF.has(tag)) this.isTidy = false;
  }
}

export function isVoid({ tag }: Pick<HtmlElement, 'tag'>): boolean {
  return VOID.has(tag);
}

export function rawOf(node: HtmlNode): string {
  return node.kind === 'element'
    ? node.open + node.children.map(rawOf).join('') + node.close
    : node.raw;
}
