import { open, type FileHandle } from 'node:fs/promises';
import { globalId } from '~/core/store/global-id';
import { BlockReader } from './block-reader';
import { BulkFileError } from './bulk-file-error';
import { KeptBytes } from './kept-bytes';
import { LineRanges } from './line-ranges';
import { scanLines, type ScannedLine } from './scan-lines';

/** One object of a bulk-operation file, as parsed, with its 1-based line number. */
export interface BulkObject {
  line: number;
  id: string;
  value: unknown;
}

/** A root's line, a product's or an order's, and the lines of what belongs to it. */
export interface BulkGroup {
  root: BulkObject;
  /** In file order. */
  children: BulkObject[];
}

export interface GroupOptions {
  /** Where known, the number of objects that Shopify says it wrote: fewer lines mean a cut file. */
  objectCount?: number;
  /** What stands at the top; `Product` unless given. */
  rootType?: 'Product' | 'Order';
  /**
   * The type of children whose own children are wanted too, say `Return`; memory holds the ids of those. All
   * other children of children are passed over.
   */
  innerType?: string;
}

/** The lines of a root and of what belongs to it, in file order, not parsed yet. */
export interface LinesOfRoot {
  rootId: string;
  parts: readonly { bytes: Buffer; firstLine: number }[];
}

/** The same as `groupLines`, parsed. */
export async function* groupJsonl(
  path: string,
  options: GroupOptions = {},
): AsyncGenerator<BulkGroup> {
  for await (const lines of groupLines(path, options)) yield parseGroup(lines);
}

/**
 * Reads a bulk-operation JSONL file root by root, in the order in which the roots first occur.
 *
 * Shopify does not promise that children follow their parent, so the file is read twice: once to note where
 * the lines of each root lie, once to take them together. Memory holds that index and one root.
 * A cut or incomplete file fails before the first root is yielded.
 *
 * @throws BulkFileError
 */
export async function* groupLines(
  path: string,
  options: GroupOptions = {},
): AsyncGenerator<LinesOfRoot> {
  const file = await open(path);
  try {
    const ranges = await indexLines(file, options);
    const reader = new BlockReader(file);
    const kept = new KeptBytes();
    for (const { rootId, ranges: rootRanges } of ranges.roots()) {
      const parts = [];
      for (const { start, length, firstLine } of rootRanges) {
        // The reader's bytes are only valid until it is asked again.
        parts.push({ bytes: kept.copyOf(await reader.read(start, length)), firstLine });
      }
      yield { rootId, parts };
    }
  } finally {
    await file.close();
  }
}

/** @throws BulkFileError */
export function parseGroup({ rootId, parts }: LinesOfRoot): BulkGroup {
  const objects = parts.flatMap(({ bytes, firstLine }) => parseLines(bytes, firstLine));
  // The last one wins where a file holds a product twice.
  const root = objects.findLast((object) => object.id === rootId && object.isRoot);
  if (!root) throw new BulkFileError(parts[0]?.firstLine ?? 1, `${rootId} itself`);
  return { root, children: objects.filter((object) => !object.isRoot) };
}

async function indexLines(
  file: FileHandle,
  { objectCount, rootType = 'Product', innerType }: GroupOptions,
): Promise<LineRanges> {
  const ranges = new LineRanges();
  const rootPrefix = globalId(rootType, '');
  const innerPrefix = innerType === undefined ? null : globalId(innerType, '');
  const rootPattern = idPattern(rootType);
  const innerPattern = innerType === undefined ? null : idPattern(innerType);
  const parents = new ParentIds();
  const owners = new Map<string, string>();
  const waiting: { parentId: string; line: number; start: number; length: number }[] = [];
  let lastLine = 0;
  let objects = 0;
  await scanLines(file, (scanned) => {
    objects += 1;
    lastLine = scanned.line;
    const { line, start, length } = scanned;
    // Every other line is parsed once, in the second pass; a last line without line feed may be half a line.
    if (!scanned.complete) parseLine(scanned.bytes.toString('utf8'), line);
    const parentId = parents.of(scanned);
    if (parentId === null) {
      ranges.add(rootIdOf(scanned, rootType, rootPattern), true, line, start, length);
    } else if (parentId.startsWith(rootPrefix)) {
      ranges.add(parentId, false, line, start, length);
      const id = innerPattern && matchedId(scanned.bytes, innerPattern);
      if (id) owners.set(id, parentId);
    } else if (innerPrefix !== null && parentId.startsWith(innerPrefix)) {
      waiting.push({ parentId, line, start, length });
    }
    // Any other child of a child (a variant's metafields, say) holds nothing that is needed.
  });
  if (objectCount !== undefined && objects !== objectCount) {
    throw new BulkFileError(
      lastLine + 1,
      `${objectCount} objects in the file, as Shopify counted, not ${objects}`,
      { incomplete: true },
    );
  }
  for (const { parentId, line, start, length } of waiting) {
    const rootId = owners.get(parentId);
    if (rootId === undefined) throw withoutParent(parentId, line);
    ranges.add(rootId, false, line, start, length);
  }
  const orphan = ranges.firstOrphan();
  if (orphan) throw withoutParent(orphan.rootId, orphan.line);
  return ranges;
}

function withoutParent(parentId: string, line: number): BulkFileError {
  return new BulkFileError(line, `its parent ${parentId} somewhere in the file`, {
    incomplete: true,
  });
}

const PARENT_KEY = Buffer.from('"__parentId"');
/** Inside a JSON string a quotation mark is escaped, so these match keys only. Slashes may be escaped. */
const PARENT_PATTERN = /"__parentId"\s*:\s*"((?:[^"\\]|\\\/)*)"/;

/** The id of an object of this type. Slashes may be escaped. */
export function idPattern(type: string): RegExp {
  return new RegExp(`"id"\\s*:\\s*"(gid:\\\\?/\\\\?/shopify\\\\?/${type}\\\\?/\\d+)"`);
}

/** Enough for the key of an id, its value and some space; ids come first in what is asked for. */
const ID_BYTES = 128;

/** Reads the parents of lines, most of which have that of the line before. */
class ParentIds {
  #last: { id: string; written: Buffer } | null = null;

  of({ bytes }: ScannedLine): string | null {
    const at = bytes.indexOf(PARENT_KEY);
    if (at === -1) return null;
    if (this.#last !== null) {
      const { id, written } = this.#last;
      const end = at + written.length;
      if (end <= bytes.length && written.compare(bytes, at, end) === 0) return id;
    }
    // The whole line is searched only where the first match is a text that reads like the key.
    const id =
      matchedId(bytes.subarray(at, at + ID_BYTES), PARENT_PATTERN) ??
      matchedId(bytes, PARENT_PATTERN);
    // As Shopify writes it; what is written otherwise is not found again.
    this.#last = id === null ? null : { id, written: Buffer.from(`"__parentId":"${id}"`) };
    return id;
  }
}

function rootIdOf({ bytes, line }: ScannedLine, rootType: string, pattern: RegExp): string {
  const id = matchedId(bytes.subarray(0, ID_BYTES), pattern) ?? matchedId(bytes, pattern);
  if (id !== null) return id;
  parseLine(bytes.toString('utf8'), line);
  throw new BulkFileError(
    line,
    `"id": "gid://shopify/${rootType}/…", or an object with "__parentId"`,
  );
}

function matchedId(bytes: Buffer, pattern: RegExp): string | null {
  return idIn(bytes.toString('latin1'), pattern);
}

/** Copied: a part of a matched text would keep all of it in memory. */
export function idIn(text: string, pattern: RegExp): string | null {
  const id = pattern.exec(text)?.[1];
  return id ? Buffer.from(id, 'latin1').toString('latin1').replaceAll('\\', '') : null;
}

interface ParsedLine extends BulkObject {
  isRoot: boolean;
}

function parseLines(bytes: Buffer, firstLine: number): ParsedLine[] {
  return bytes
    .toString('utf8')
    .split('\n')
    .flatMap((text, index) => (text.trim() === '' ? [] : [parseLine(text, firstLine + index)]));
}

function parseLine(text: string, line: number): ParsedLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new BulkFileError(line, 'a whole JSON object; the line is cut or broken', {
      cause: error,
      incomplete: true,
    });
  }
  // Narrowed by hand: this runs for every line, before the line's own schema does.
  if (
    typeof value !== 'object' ||
    value === null ||
    !('id' in value) ||
    typeof value.id !== 'string'
  ) {
    throw new BulkFileError(line, 'an object with a text "id"');
  }
  const isRoot = !('__parentId' in value) || value.__parentId === null;
  return { line, id: value.id, value, isRoot };
}
