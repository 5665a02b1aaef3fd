import { isAscii } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { BadFileError } from './bad-file';

/** As people know them. */
export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252' | 'Mac Roman';

/** A file's encoding as `TextDecoder` names it, and the bytes before its text. */
export interface DetectedEncoding {
  name: Encoding;
  label: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh';
  markBytes: number;
}

const CHUNK_BYTES = 256 * 1024;
const NEWLINE = 0x0a;

const BYTE_ORDER_MARKS: { bytes: number[]; encoding: DetectedEncoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: { name: 'UTF-8', label: 'utf-8', markBytes: 3 } },
  { bytes: [0xff, 0xfe], encoding: { name: 'UTF-16', label: 'utf-16le', markBytes: 2 } },
  { bytes: [0xfe, 0xff], encoding: { name: 'UTF-16', label: 'utf-16be', markBytes: 2 } },
];
const UTF_8: DetectedEncoding = { name: 'UTF-8', label: 'utf-8', markBytes: 0 };

/** Bytes that Windows-1252 leaves undefined; in Mac Roman they are letters such as ç, è and ê. */
const UNDEFINED_IN_WINDOWS_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
/** The most frequent accented letter of French, é, in both; the other one's byte is a letter that French has not. */
const E_ACUTE = { macRoman: 0x8e, windows1252: 0xe9 };
/**
 * UTF-8 sequences of Latin letters, punctuation and whatever takes three bytes or more. Those that begin with 0xC4
 * to 0xDF are left out: in Windows-1252 they are a capital and a sign, as in "CAFÉ®".
 */
const UTF_8_SEQUENCE = /[\xc2\xc3][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;
/** [J] Of all bytes, those that are no ASCII: seldom above a tenth in a western language. */
const MOST_HIGH_SHARE = 0.3;
/** [J] For each sequence of UTF-8 that many stray bytes: fewer, and it is damaged UTF-8. */
const STRAY_BYTES_A_SEQUENCE = 10;
/** Of a few hundred characters in a western language nearly all have a NUL in UTF-16. */
const HEAD_BYTES = 1024;
const LEAST_NUL_SHARE = 0.6;

/**
 * Tells by a byte order mark, else by what the bytes can be: spreadsheets save UTF-16 and Windows-1252 without a
 * word. Throws `BadFileError` with the line of the first byte that is not UTF-8 where nothing fits.
 */
export async function detectEncoding(file: string): Promise<DetectedEncoding> {
  const utf8 = new Utf8Check();
  const bytes = new ByteCount();
  let marked: DetectedEncoding | null = null;
  let isFirst = true;
  for await (const chunk of createReadStream(file, {
    highWaterMark: CHUNK_BYTES,
  }) as AsyncIterable<Buffer>) {
    if (isFirst) {
      marked = byMark(chunk) ?? byNuls(chunk.subarray(0, HEAD_BYTES));
      if (marked?.name === 'UTF-16') return marked;
      isFirst = false;
    }
    utf8.add(chunk);
    bytes.add(chunk);
  }
  utf8.end();
  if (utf8.badLine === null) return marked ?? UTF_8;
  const told = marked || utf8.isCut ? null : bytes.singleByteEncoding();
  if (told) return told;
  throw new BadFileError(
    file,
    utf8.badLine,
    'holds bytes that are not UTF-8, and not plainly another encoding either: expected UTF-8 (save it as "CSV UTF-8")',
    { id: 'file.encoding', data: {} },
  );
}

function byMark(chunk: Buffer): DetectedEncoding | null {
  return (
    BYTE_ORDER_MARKS.find(({ bytes }) => bytes.every((byte, index) => chunk[index] === byte))
      ?.encoding ?? null
  );
}

/** UTF-16 without a mark: of a western text every second byte is 0, and no other. */
function byNuls(head: Buffer): DetectedEncoding | null {
  const nuls = { even: 0, odd: 0 };
  head.forEach((byte, index) => {
    if (byte === 0) nuls[index % 2 === 0 ? 'even' : 'odd'] += 1;
  });
  const least = (head.length / 2) * LEAST_NUL_SHARE;
  if (head.length < 8) return null;
  if (nuls.odd >= least && nuls.even === 0)
    return { name: 'UTF-16', label: 'utf-16le', markBytes: 0 };
  if (nuls.even >= least && nuls.odd === 0)
    return { name: 'UTF-16', label: 'utf-16be', markBytes: 0 };
  return null;
}

/** Where the first byte stands that is not UTF-8. */
class Utf8Check {
  badLine: number | null = null;
  /** Nothing is wrong but that the file ends within a character. */
  isCut = false;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private linesBefore = 0;

  add(chunk: Buffer): void {
    if (this.badLine !== null) return;
    try {
      this.decoder.decode(chunk, { stream: true });
    } catch {
      this.badLine = this.linesBefore + linesBeforeBadByte(chunk) + 1;
      return;
    }
    this.linesBefore += countNewlines(chunk);
  }

  end(): void {
    if (this.badLine !== null) return;
    try {
      this.decoder.decode();
    } catch {
      this.badLine = this.linesBefore + 1;
      this.isCut = true;
    }
  }
}

class ByteCount {
  private total = 0;
  private utf8Sequences = 0;
  private bytesInSequences = 0;
  private readonly times = new Uint32Array(256);

  add(chunk: Buffer): void {
    this.total += chunk.length;
    if (isAscii(chunk)) return;
    for (const byte of chunk) this.times[byte] = (this.times[byte] ?? 0) + 1;
    // A sequence that lies across two chunks counts as stray bytes, one in some thousands at most.
    for (const [sequence] of chunk.toString('latin1').matchAll(UTF_8_SEQUENCE)) {
      this.utf8Sequences += 1;
      this.bytesInSequences += sequence.length;
    }
  }

  /** `null` where the text is no western one, or UTF-8 that was damaged. */
  singleByteEncoding(): DetectedEncoding | null {
    const high = this.times.subarray(0x80).reduce((sum, times) => sum + times, 0);
    const stray = high - this.bytesInSequences;
    if (stray < this.utf8Sequences * STRAY_BYTES_A_SEQUENCE) return null;
    if (high > this.total * MOST_HIGH_SHARE) return null;
    const isUndefined = UNDEFINED_IN_WINDOWS_1252.some((byte) => this.of(byte) > 0);
    return isUndefined || this.of(E_ACUTE.macRoman) > this.of(E_ACUTE.windows1252)
      ? { name: 'Mac Roman', label: 'macintosh', markBytes: 0 }
      : { name: 'Windows-1252', label: 'windows-1252', markBytes: 0 };
  }

  private of(byte: number): number {
    return this.times[byte] ?? 0;
  }
}

/** Newlines in `bytes`, up to `end`. */
export function countNewlines(bytes: Buffer, end = bytes.length): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1 && at < end; at = bytes.indexOf(NEWLINE, at + 1))
    count += 1;
  return count;
}

/** Newlines before the first byte that is not UTF-8. A sequence cut by the chunk's start counts as line 0. */
function linesBeforeBadByte(chunk: Buffer): number {
  let start = 0;
  let lines = 0;
  for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
    // A cut sequence at the chunk's start was begun in the chunk before, whose decoder has judged it.
    const line = chunk.subarray(start === 0 ? firstCharacter(chunk) : start, end);
    if (!isUtf8Line(line)) return lines;
    lines += 1;
    start = end + 1;
  }
  return lines;
}

function firstCharacter(chunk: Buffer): number {
  let at = 0;
  while (at < 3 && ((chunk[at] ?? 0) & 0xc0) === 0x80) at += 1;
  return at;
}

function isUtf8Line(line: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(line);
    return true;
  } catch {
    return false;
  }
}
