import type { FileHandle } from 'node:fs/promises';

const BLOCK_BYTES = 64 * 1024;
const CACHED_BLOCKS = 128;

/**
 * Random reads from a file through a cache of its most recently used blocks (8 MB at most): children lie
 * near their parent in most files, and a file in order is read block by block exactly once.
 */
export class BlockReader {
  readonly #blocks = new Map<number, Buffer>();

  constructor(private readonly file: FileHandle) {}

  /** The bytes from `start`. The result is only valid until the next read. */
  async read(start: number, length: number): Promise<Buffer> {
    const firstBlock = Math.floor(start / BLOCK_BYTES);
    const lastBlock = Math.floor((start + length - 1) / BLOCK_BYTES);
    const offset = start - firstBlock * BLOCK_BYTES;
    if (firstBlock === lastBlock) {
      const block = this.#blocks.get(firstBlock) ?? (await this.#load(firstBlock));
      return block.subarray(offset, offset + length);
    }
    const parts: Buffer[] = [];
    for (let block = firstBlock; block <= lastBlock; block += 1) {
      parts.push(this.#blocks.get(block) ?? (await this.#load(block)));
    }
    return Buffer.concat(parts).subarray(offset, offset + length);
  }

  async #load(block: number): Promise<Buffer> {
    const oldest =
      this.#blocks.size >= CACHED_BLOCKS ? this.#blocks.keys().next().value : undefined;
    if (oldest !== undefined) this.#blocks.delete(oldest);
    const buffer = Buffer.allocUnsafeSlow(BLOCK_BYTES);
    const { bytesRead } = await this.file.read(buffer, 0, BLOCK_BYTES, block * BLOCK_BYTES);
    const loaded = buffer.subarray(0, bytesRead);
    this.#blocks.set(block, loaded);
    return loaded;
  }
}
