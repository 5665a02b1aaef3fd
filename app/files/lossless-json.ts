import { Tokenizer, TokenParser, TokenType } from '@streamparser/json';
import { BadFileError, quote } from './bad-file';
import { countNewlines, readBytes } from './read-bytes';

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
  const items: JsonItem[] = [];
  const tokenizer = new LosslessTokenizer();
  const parser = new TokenParser({ paths: [`$.${listKey}.*`, '$.*'], keepStack: false });
  const place = new Place();
  let depth = 0;
  let rootIsArray: boolean | null = null;
  let tokenOffset = 0;
  let itemLine = 1;
  let position = 0;
  let sawList = false;

  tokenizer.onToken = (token) => {
    if (token.token === TokenType.LEFT_BRACE || token.token === TokenType.LEFT_BRACKET) {
      rootIsArray ??= token.token === TokenType.LEFT_BRACKET;
      if (depth === (rootIsArray ? 1 : 2)) itemLine = place.lineAt(token.offset);
      depth += 1;
    } else if (token.token === TokenType.RIGHT_BRACE || token.token === TokenType.RIGHT_BRACKET) {
      depth -= 1;
    }
    tokenOffset = token.offset;
    parser.write(token);
  };
  parser.onValue = ({ value, key, stack }) => {
    const isItem = rootIsArray ? stack.length === 1 : stack.length === 2;
    if (isItem) {
      position += 1;
      items.push({ value, line: itemLine, position });
    } else if (key === listKey) {
      sawList = Array.isArray(value);
    }
  };

  for await (const chunk of readBytes(file)) {
    place.enter(chunk);
    try {
      if (!parser.isEnded) tokenizer.write(chunk);
      else if (chunk.toString('utf8').trim() !== '')
        throw new Error('More text after the end of the JSON');
    } catch (error) {
      throw notJson(file, place, tokenOffset, error);
    }
    yield* items.splice(0);
  }
  if (!parser.isEnded) {
    throw new BadFileError(
      file,
      place.lastLine(),
      `the JSON ends before it is complete (after ${position} product${position === 1 ? '' : 's'}): the file may be cut`,
    );
  }
  if (!rootIsArray && !sawList) {
    throw new BadFileError(
      file,
      1,
      `has no list "${listKey}": expected {"${listKey}": [ … ]} or [ … ]`,
    );
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
