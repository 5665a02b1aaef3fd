/** Numbers of seven bits a byte, the lowest first; the highest bit of each says that more follow. */
const SEVEN_BITS = 128;

/** Up to this, a whole number is halved as bits, which takes a third of dividing it. */
const INT32_MAX = 2 ** 31 - 1;

/** Writes whole numbers in as few bytes as they need. Throws a `RangeError` beyond what a number holds exactly. */
export class ByteWriter {
  #buffer = Buffer.allocUnsafe(256);
  #length = 0;

  unsigned(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new RangeError(`Not to be stored: ${value}`);
    this.#reserve(8);
    let rest = value;
    while (rest >= SEVEN_BITS) {
      this.#buffer[this.#length++] = (rest % SEVEN_BITS) + SEVEN_BITS;
      rest = Math.floor(rest / SEVEN_BITS);
    }
    this.#buffer[this.#length++] = rest;
  }

  /** Small numbers of either sign take little room. */
  signed(value: number): void {
    this.unsigned(value < 0 ? -value * 2 - 1 : value * 2);
  }

  double(value: number): void {
    this.#reserve(8);
    this.#length = this.#buffer.writeDoubleLE(value, this.#length);
  }

  text(value: string): void {
    const bytes = Buffer.byteLength(value);
    this.unsigned(bytes);
    this.#reserve(bytes);
    this.#length += this.#buffer.write(value, this.#length);
  }

  toBuffer(): Buffer {
    return Buffer.from(this.#buffer.subarray(0, this.#length));
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + bytes));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}

/** Reads what `ByteWriter` wrote, in the same order. Throws a `RangeError` where bytes are missing or left over. */
export class ByteReader {
  #at = 0;

  constructor(private readonly buffer: Buffer) {}

  unsigned(): number {
    const first = this.#byte();
    if (first < SEVEN_BITS) return first;
    const second = this.#byte();
    if (second < SEVEN_BITS) return first - SEVEN_BITS + second * SEVEN_BITS;
    let value = first - SEVEN_BITS + (second - SEVEN_BITS) * SEVEN_BITS;
    for (let factor = SEVEN_BITS ** 2; ; factor *= SEVEN_BITS) {
      const byte = this.#byte();
      if (byte < SEVEN_BITS) return value + byte * factor;
      value += (byte - SEVEN_BITS) * factor;
    }
  }

  signed(): number {
    const value = this.unsigned();
    if (value <= INT32_MAX) return (value & 1) === 0 ? value >> 1 : -(value >> 1) - 1;
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  #byte(): number {
    const byte = this.buffer[this.#at++];
    if (byte === undefined) throw new RangeError('Bytes end within a number');
    return byte;
  }

  double(): number {
    const value = this.buffer.readDoubleLE(this.#at);
    this.#at += 8;
    return value;
  }

  /** `likely`: what it may well be, which costs less to compare than a text costs to make. */
  text(likely?: string): string {
    const length = this.unsigned();
    const start = this.#at;
    const end = start + length;
    if (end > this.buffer.length) throw new RangeError('Bytes end within a text');
    this.#at = end;
    if (likely !== undefined && this.#isAscii(likely, start, length)) return likely;
    return this.buffer.toString('utf8', start, end);
  }

  #isAscii(text: string, start: number, length: number): boolean {
    if (text.length !== length) return false;
    for (let index = 0; index < length; index++) {
      const byte = this.buffer[start + index];
      if (byte === undefined || byte >= SEVEN_BITS || byte !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  get isAtEnd(): boolean {
    return this.#at === this.buffer.length;
  }

  expectEnd(): void {
    if (!this.isAtEnd) throw new RangeError(`${this.buffer.length - this.#at} bytes too many`);
  }
}
