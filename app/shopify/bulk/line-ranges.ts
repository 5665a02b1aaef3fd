/** A run of whole lines in a file. */
export interface LineRange {
  /** Byte offset. */
  start: number;
  /** Bytes, line feeds included. */
  length: number;
  /** 1-based number of the first line. */
  firstLine: number;
}

const NONE = -1;
const FIRST_CAPACITY = 1024;

/**
 * The line ranges of every root of a file, in the order in which the roots were first named.
 *
 * Typed arrays and linked lists rather than objects: a file whose children are scattered has about one
 * range a line, and a million of them must fit in a few dozen megabytes.
 */
export class LineRanges {
  readonly #roots = new Map<string, number>();
  #lastRootId = '';
  #lastRoot = NONE;
  #rootLine = new Uint32Array(FIRST_CAPACITY);
  #firstChildLine = new Uint32Array(FIRST_CAPACITY);
  #head = new Int32Array(FIRST_CAPACITY);
  #tail = new Int32Array(FIRST_CAPACITY);

  #rangeCount = 0;
  #start = new Float64Array(FIRST_CAPACITY);
  #length = new Float64Array(FIRST_CAPACITY);
  #firstLine = new Uint32Array(FIRST_CAPACITY);
  #next = new Int32Array(FIRST_CAPACITY);

  /** Adds a line to a root's; `line` is its 1-based number. Lines that touch become one range. */
  add(rootId: string, isRoot: boolean, line: number, start: number, length: number): void {
    const root = this.#rootIndex(rootId);
    if (isRoot) this.#rootLine[root] = line;
    else if (this.#firstChildLine[root] === 0) this.#firstChildLine[root] = line;

    const last = this.#tail[root] ?? NONE;
    if (last !== NONE && (this.#start[last] ?? 0) + (this.#length[last] ?? 0) === start) {
      this.#length[last] = (this.#length[last] ?? 0) + length;
      return;
    }
    this.#appendRange(root, last, line, start, length);
  }

  /** A root that only children name: the line of the first of them. */
  firstOrphan(): { rootId: string; line: number } | null {
    for (const [rootId, root] of this.#roots) {
      if (this.#rootLine[root] === 0) return { rootId, line: this.#firstChildLine[root] ?? 0 };
    }
    return null;
  }

  *roots(): Generator<{ rootId: string; ranges: LineRange[] }> {
    for (const [rootId, root] of this.#roots) {
      const ranges: LineRange[] = [];
      for (let at = this.#head[root] ?? NONE; at !== NONE; at = this.#next[at] ?? NONE) {
        ranges.push({
          start: this.#start[at] ?? 0,
          length: this.#length[at] ?? 0,
          firstLine: this.#firstLine[at] ?? 0,
        });
      }
      yield { rootId, ranges };
    }
  }

  #rootIndex(rootId: string): number {
    // Most lines belong to the root of the line before: that it is the same text is sooner found than its place.
    if (this.#lastRoot === NONE || rootId !== this.#lastRootId) {
      this.#lastRoot = this.#roots.get(rootId) ?? this.#addRoot(rootId);
      this.#lastRootId = rootId;
    }
    return this.#lastRoot;
  }

  #addRoot(rootId: string): number {
    const root = this.#roots.size;
    if (root === this.#head.length) {
      this.#rootLine = grown(this.#rootLine, Uint32Array);
      this.#firstChildLine = grown(this.#firstChildLine, Uint32Array);
      this.#head = grown(this.#head, Int32Array);
      this.#tail = grown(this.#tail, Int32Array);
    }
    this.#roots.set(rootId, root);
    this.#head[root] = NONE;
    this.#tail[root] = NONE;
    return root;
  }

  #appendRange(root: number, last: number, line: number, start: number, length: number): void {
    const at = this.#rangeCount++;
    if (at === this.#start.length) {
      this.#start = grown(this.#start, Float64Array);
      this.#length = grown(this.#length, Float64Array);
      this.#firstLine = grown(this.#firstLine, Uint32Array);
      this.#next = grown(this.#next, Int32Array);
    }
    this.#start[at] = start;
    this.#length[at] = length;
    this.#firstLine[at] = line;
    this.#next[at] = NONE;
    this.#tail[root] = at;
    if (last === NONE) this.#head[root] = at;
    else this.#next[last] = at;
  }
}

function grown<T extends Uint32Array | Int32Array | Float64Array>(
  array: T,
  Kind: new (length: number) => T,
): T {
  const larger = new Kind(array.length * 2);
  larger.set(array);
  return larger;
}
