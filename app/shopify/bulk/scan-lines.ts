import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { BulkFileError } from './bulk-file-error';

const CHUNK_BYTES = 1024 * 1024;
/** A product's text is at most about half a megabyte; anything longer is not one object a line. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;
const LINE_FEED = 0x0a;
const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);

export interface ScannedLine {
  /** Without the line feed; only valid until the next line. */
  bytes: Buffer;
  /** 1-based. */
  line: number;
  start: number;
  /** With the line feed, where there is one. */
  length: number;
  /** False on a last line without line feed. */
  complete: boolean;
}

/** Calls `onLine` for every line of the file that is not blank. */
export async function scanLines(
  file: FileHandle,
  onLine: (line: ScannedLine) => void,
): Promise<void> {
  let position = 0;
  let line = 0;

  const emit = (bytes: Buffer, start: number, { complete = true, isText = false } = {}): void => {
    line += 1;
    if (!isText && !isUtf8(bytes)) throw new BulkFileError(line, 'text in UTF-8');
    const length = bytes.length + (complete ? 1 : 0);
    const bom = line === 1 && bytes.subarray(0, 3).equals(UTF8_BOM) ? UTF8_BOM.length : 0;
    const text = bom === 0 ? bytes : bytes.subarray(bom);
    if (isBlank(text)) return;
    onLine({ bytes: text, line, start: start + bom, length: length - bom, complete });
  };

  /** The end of what was read that is no whole line. */
  let rest = Buffer.alloc(0);
  for await (const chunk of chunksOf(file)) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    let from = 0;
    if (end > 0 && rest.length > 0) {
      from = chunk.indexOf(LINE_FEED) + 1;
      emit(Buffer.concat([rest, chunk.subarray(0, from - 1)]), position - rest.length);
      rest = Buffer.alloc(0);
    }
    // Looked at together, lines take half as long; one by one they tell which of them is not text.
    const isText = end > 0 && isUtf8(chunk.subarray(from, end));
    for (; from < end;) {
      const lineEnd = chunk.indexOf(LINE_FEED, from);
      emit(chunk.subarray(from, lineEnd), position + from, { isText });
      from = lineEnd + 1;
    }
    rest = Buffer.concat([rest, chunk.subarray(from)]);
    position += chunk.length;
    if (rest.length > MAX_LINE_BYTES) {
      throw new BulkFileError(
        line + 1,
        `one JSON object a line, none above ${MAX_LINE_BYTES} bytes`,
      );
    }
  }
  if (rest.length > 0) emit(rest, position - rest.length, { complete: false });
}

/** The file's bytes in order, each chunk valid until the next one; while one is looked at, the next one is read. */
async function* chunksOf(file: FileHandle): AsyncGenerator<Buffer> {
  const buffers = [
    Buffer.allocUnsafeSlow(CHUNK_BYTES),
    Buffer.allocUnsafeSlow(CHUNK_BYTES),
  ] as const;
  const read = (index: number, position: number) =>
    file.read(buffers[index % 2 === 0 ? 0 : 1], 0, CHUNK_BYTES, position);
  let position = 0;
  let reading = read(0, 0);
  for (let index = 1; ; index += 1) {
    const { buffer, bytesRead } = await reading;
    if (bytesRead === 0) return;
    position += bytesRead;
    reading = read(index, position);
    // Nobody waits for it where what is being looked at cannot be read.
    reading.catch(() => undefined);
    yield buffer.subarray(0, bytesRead);
  }
}

function isBlank(bytes: Buffer): boolean {
  // An iterator costs more than all else that is done with most lines.
  if ((bytes[0] ?? 0) > 0x20) return false;
  for (const byte of bytes) {
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
  }
  return true;
}
