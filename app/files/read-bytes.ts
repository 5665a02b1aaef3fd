import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Message } from '~/core/audit/outcome';
import { BadFileError } from './bad-file';

const CHUNK_BYTES = 256 * 1024;
const NEWLINE = 0x0a;

const UTF_16 = 'is encoded in UTF-16: expected UTF-8 (save it as "CSV UTF-8")';

/** File signatures that people hand over by mistake, with what to do about them. */
const SIGNATURES: { bytes: number[]; problem: string; reason: Message['id'] }[] = [
  { bytes: [0xff, 0xfe], problem: UTF_16, reason: 'file.encoding' },
  { bytes: [0xfe, 0xff], problem: UTF_16, reason: 'file.encoding' },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    problem: 'is a ZIP archive or an Excel workbook: expected CSV, JSON or JSONL',
    reason: 'file.archive',
  },
  {
    bytes: [0x1f, 0x8b],
    problem: 'is compressed with gzip: expected plain text (gunzip it first)',
    reason: 'file.archive',
  },
];
const UTF8_BOM = [0xef, 0xbb, 0xbf];

/**
 * Streams a UTF-8 file without its byte order mark. Throws `BadFileError` where it does not exist, is no file,
 * is empty, is binary, or holds bytes that are not UTF-8, with the line of the first of them.
 */
export async function* readBytes(file: string): AsyncGenerator<Buffer> {
  await checkIsFile(file);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let linesBefore = 0;
  let isFirst = true;
  for await (const read of createReadStream(file, {
    highWaterMark: CHUNK_BYTES,
  }) as AsyncIterable<Buffer>) {
    let chunk = read;
    if (isFirst) {
      checkSignature(file, chunk);
      if (startsWith(chunk, UTF8_BOM)) chunk = chunk.subarray(UTF8_BOM.length);
      isFirst = false;
    }
    try {
      decoder.decode(chunk, { stream: true });
    } catch {
      throw notUtf8(file, linesBefore + linesBeforeBadByte(chunk) + 1);
    }
    const nul = chunk.indexOf(0);
    if (nul !== -1) {
      throw new BadFileError(
        file,
        null,
        'holds binary data: expected a text file (CSV, JSON or JSONL)',
        { id: 'file.binary', data: {} },
      );
    }
    linesBefore += countNewlines(chunk);
    yield chunk;
  }
  try {
    decoder.decode();
  } catch {
    throw notUtf8(file, linesBefore + 1);
  }
}

/** Newlines in `bytes`, up to `end`. */
export function countNewlines(bytes: Buffer, end = bytes.length): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1 && at < end; at = bytes.indexOf(NEWLINE, at + 1))
    count += 1;
  return count;
}

async function checkIsFile(file: string): Promise<void> {
  let stats;
  try {
    stats = await stat(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new BadFileError(file, null, 'does not exist');
    throw new BadFileError(file, null, `cannot be read: ${String(code ?? error)}`);
  }
  if (stats.isDirectory()) throw new BadFileError(file, null, 'is a directory: expected a file');
  if (!stats.isFile())
    throw new BadFileError(file, null, 'is not a regular file (it is read more than once)');
  if (stats.size === 0) {
    throw new BadFileError(file, null, 'is empty: expected CSV, JSON or JSONL', {
      id: 'file.empty',
      data: {},
    });
  }
}

function checkSignature(file: string, chunk: Buffer): void {
  const match = SIGNATURES.find(({ bytes }) => startsWith(chunk, bytes));
  if (!match) return;
  throw new BadFileError(file, null, match.problem, { id: match.reason, data: {} });
}

function startsWith(chunk: Buffer, bytes: number[]): boolean {
  return bytes.every((byte, index) => chunk[index] === byte);
}

function notUtf8(file: string, line: number): BadFileError {
  return new BadFileError(
    file,
    line,
    'holds bytes that are not UTF-8: expected UTF-8 (a file saved as Latin-1 or Windows-1252 must be saved as "CSV UTF-8")',
    { id: 'file.encoding', data: {} },
  );
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
