import type { FileHandle } from 'node:fs/promises';

const WINDOW_BYTES = 1024 * 1024;
const BLOCK_BYTES = 16 * 1024;
const CACHED_BLOCKS = 512;

/**
 * Reads ranges of a file that come mostly in order: through one window that moves forward, and, for what
 * lies elsewhere, a cache of the most recently loaded blocks (8 MB). All buffers are used again and again,
 * because buffers left to the garbage collector would grow the process by the size of the file.
 */
export class BlockReader {
  readonly #window = Buffer.allocUnsafeSlow(WINDOW_BYTES);
  #windowStart = 0;
  #windowEnd = 0;
  readonly #blocks = new Map<number, Buffer>();

  constructor(private readonly file: FileHandle) {}

  /** The bytes from `start`; only valid until the next read. */
  async read(start: number, length: number): Promise<Buffer> {
    if (this.#inWindow(start, length)) return this.#fromWindow(start, length);
    const goesOn = start >= this.#windowStart && start <= this.#windowEnd + BLOCK_BYTES;
    if (goesOn && length <= WINDOW_BYTES) {
      await this.#moveWindow(start);
      if (this.#inWindow(start, length)) return this.#fromWindow(start, length);
    }
    return this.#fromBlocks(start, length);
  }

  #inWindow(start: number, length: number): boolean {
    return start >= this.#windowStart && start + length <= this.#windowEnd;
  }

  #fromWindow(start: number, length: number): Buffer {
    return this.#window.subarray(start - this.#windowStart, start - this.#windowStart + length);
  }

  async #moveWindow(start: number): Promise<void> {
    const { bytesRead } = await this.file.read(this.#window, 0, WINDOW_BYTES, start);
    this.#windowStart = start;
    this.#windowEnd = start + bytesRead;
  }

  async #fromBlocks(start: number, length: number): Promise<Buffer> {
    const bytes = Buffer.allocUnsafe(length);
    for (let copied = 0; copied < length;) {
      const position = start + copied;
      const index = Math.floor(position / BLOCK_BYTES);
      const block = this.#blocks.get(index) ?? (await this.#loadBlock(index));
      const count = block.copy(bytes, copied, position - index * BLOCK_BYTES);
      if (count === 0) throw new Error('The file became shorter while it was being read.');
      copied += count;
    }
    return bytes;
  }

  async #loadBlock(index: number): Promise<Buffer> {
    const buffer = this.#takeOldestBuffer() ?? Buffer.allocUnsafeSlow(BLOCK_BYTES);
    const { bytesRead } = await this.file.read(buffer, 0, BLOCK_BYTES, index * BLOCK_BYTES);
    const block = Buffer.from(buffer.buffer, 0, bytesRead);
    this.#blocks.set(index, block);
    return block;
  }

  #takeOldestBuffer(): Buffer | null {
    if (this.#blocks.size < CACHED_BLOCKS) return null;
    const [oldest] = this.#blocks;
    if (!oldest) return null;
    this.#blocks.delete(oldest[0]);
    return Buffer.from(oldest[1].buffer);
  }
}
