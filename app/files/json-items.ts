import { Tokenizer, TokenParser, TokenType, type ParsedTokenInfo } from '@streamparser/json';
import { BadFileError, quote } from './bad-file';
import { readBytes } from './read-bytes';
import { countNewlines } from './text-encoding';

export interface JsonItem {
  value: unknown;
  /** The line on which the item starts. */
  line: number;
  /** Counts from 1. */
  position: number;
}

/** Shopify's ids outgrow 2^53: an integer that a number cannot hold stays the text that it was. */
class LosslessTokenizer extends Tokenizer {
  // The base class promises a number, yet hands the value on untouched; the schemas take either.
  protected override parseNumber(text: string): never {
    const value = Number(text);
    const kept: unknown = Number.isInteger(value) && !Number.isSafeInteger(value) ? text : value;
    return kept as never;
  }
}

/**
 * Streams the items of a JSON file's one array: the root, or the list under the root's key `listKey`. Throws
 * `BadFileError` with the line and column where it stops being JSON.
 */
export async function* readJsonItems(file: string, listKey: string): AsyncGenerator<JsonItem> {
  const place = new Place();
  const list = new ListParser(listKey, place);
  for await (const chunk of readBytes(file)) {
    place.enter(chunk);
    try {
      list.write(chunk);
    } catch (error) {
      throw notJson(file, place, list.tokenOffset, error);
    }
    yield* list.takeItems();
  }
  if (!list.isComplete) {
    throw new BadFileError(
      file,
      place.lastLine(),
      `the JSON ends before it is complete (after ${list.items} item${list.items === 1 ? '' : 's'}): the file may be cut`,
    );
  }
  if (!list.isFound) {
    throw new BadFileError(
      file,
      1,
      `has no list "${listKey}": expected {"${listKey}": [ … ]} or [ … ]`,
    );
  }
}

/** Collects the items of one list while bytes come in. */
class ListParser {
  isFound = false;
  /** Items seen so far. */
  items = 0;
  /** Where in the stream the last token starts. */
  tokenOffset = 0;

  private readonly tokenizer = new LosslessTokenizer();
  private parser: TokenParser | null = null;
  private waiting: JsonItem[] = [];
  private listDepth = 0;
  private depth = 0;
  private lastText: unknown;
  private itemLine = 1;

  constructor(
    private readonly listKey: string,
    private readonly place: Place,
  ) {
    this.tokenizer.onToken = (token) => {
      this.onToken(token);
    };
  }

  get isComplete(): boolean {
    return this.parser?.isEnded ?? false;
  }

  write(chunk: Buffer): void {
    if (!this.isComplete) this.tokenizer.write(chunk);
    else if (chunk.toString('utf8').trim() !== '')
      throw new Error('More after the end of the JSON');
  }

  takeItems(): JsonItem[] {
    const taken = this.waiting;
    this.waiting = [];
    return taken;
  }

  private onToken(token: ParsedTokenInfo): void {
    this.tokenOffset = token.offset;
    this.parser ??= this.parserFor(token.token);
    switch (token.token) {
      case TokenType.LEFT_BRACKET:
      case TokenType.LEFT_BRACE:
        if (this.startsList(token.token)) this.isFound = true;
        if (this.depth === this.listDepth) this.itemLine = this.place.lineAt(token.offset);
        this.depth += 1;
        break;
      case TokenType.RIGHT_BRACKET:
      case TokenType.RIGHT_BRACE:
        this.depth -= 1;
        break;
      case TokenType.STRING:
        this.lastText = token.value;
        break;
    }
    this.parser.write(token);
  }

  /** Within the root object the text before a bracket is its key. */
  private startsList(token: TokenType): boolean {
    if (token !== TokenType.LEFT_BRACKET || this.depth !== this.listDepth - 1) return false;
    return this.listDepth === 1 || this.lastText === this.listKey;
  }

  private parserFor(root: TokenType): TokenParser {
    const rootIsList = root === TokenType.LEFT_BRACKET;
    this.listDepth = rootIsList ? 1 : 2;
    // One path alone: a second one that matches the list itself would keep all of its items in memory.
    const path = rootIsList ? '$.*' : `$.${this.listKey}.*`;
    const parser = new TokenParser({ paths: [path], keepStack: false });
    parser.onValue = ({ value }) => {
      this.items += 1;
      this.waiting.push({ value, line: this.itemLine, position: this.items });
    };
    return parser;
  }
}

/** Turns byte offsets of the stream into lines, while only the present chunk is held. */
class Place {
  private chunk: Buffer = Buffer.alloc(0);
  private chunkOffset = 0;
  private linesBefore = 0;

  enter(chunk: Buffer): void {
    this.linesBefore += countNewlines(this.chunk);
    this.chunkOffset += this.chunk.length;
    this.chunk = chunk;
  }

  lineAt(offset: number): number {
    return this.linesBefore + countNewlines(this.chunk, offset - this.chunkOffset) + 1;
  }

  lastLine(): number {
    return this.lineAt(this.chunkOffset + this.chunk.length);
  }

  /** The rest of the line around an offset of the stream, for an error to show. */
  excerpt(offset: number): string {
    const at = Math.max(0, offset - this.chunkOffset);
    return this.chunk.toString('utf8', at, at + 200).split('\n')[0] ?? '';
  }

  column(offset: number): number | null {
    const at = offset - this.chunkOffset;
    const start = this.chunk.lastIndexOf(0x0a, at - 1);
    if (start === -1 && this.chunkOffset > 0) return null;
    return at - start;
  }
}

/** `tokenOffset`: the last whole token, which is at fault unless the tokenizer names a character of its own. */
function notJson(file: string, place: Place, tokenOffset: number, error: unknown): BadFileError {
  const message = error instanceof Error ? error.message : String(error);
  const at = Number(/absolute position "(\d+)"/.exec(message)?.[1] ?? tokenOffset);
  const column = place.column(at);
  return new BadFileError(
    file,
    place.lineAt(at),
    `is not valid JSON at ${column === null ? `byte ${at + 1}` : `column ${column}`}: unexpected ${quote(place.excerpt(at))}`,
  );
}
