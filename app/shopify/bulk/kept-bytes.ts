const SLAB_BYTES = 256 * 1024;

/**
 * Copies of bytes that are used again and again. Those of many listings share a buffer: one for each would cost more
 * to allocate and collect than its bytes do to copy.
 */
export class KeptBytes {
  #slab = Buffer.alloc(0);
  #used = 0;

  copyOf(bytes: Buffer): Buffer {
    if (bytes.length > SLAB_BYTES / 2) return Buffer.from(bytes);
    if (this.#used + bytes.length > this.#slab.length) {
      this.#slab = Buffer.allocUnsafeSlow(SLAB_BYTES);
      this.#used = 0;
    }
    const copy = this.#slab.subarray(this.#used, this.#used + bytes.length);
    bytes.copy(copy);
    this.#used += bytes.length;
    return copy;
  }
}
