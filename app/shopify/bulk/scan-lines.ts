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
  let rest: Buffer = Buffer.alloc(0);
  let position = 0;
  let line = 0;

  const emit = (bytes: Buffer, start: number, complete: boolean): void => {
    line += 1;
    if (!isUtf8(bytes)) throw new BulkFileError(line, 'text in UTF-8');
    const length = bytes.length + (complete ? 1 : 0);
    const bom = line === 1 && bytes.subarray(0, 3).equals(UTF8_BOM) ? UTF8_BOM.length : 0;
    const text = bytes.subarray(bom);
    if (isBlank(text)) return;
    onLine({ bytes: text, line, start: start + bom, length: length - bom, complete });
  };

  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  for (;;) {
    const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, position + rest.length);
    if (bytesRead === 0) break;
    const buffer = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    let from = 0;
    for (let end = buffer.indexOf(LINE_FEED); end !== -1; end = buffer.indexOf(LINE_FEED, from)) {
      emit(buffer.subarray(from, end), position + from, true);
      from = end + 1;
    }
    rest = buffer.subarray(from);
    position += from;
    if (rest.length > MAX_LINE_BYTES) {
      throw new BulkFileError(
        line + 1,
        `one JSON object a line, none above ${MAX_LINE_BYTES} bytes`,
      );
    }
  }
  if (rest.length > 0) emit(rest, position, false);
}

function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) {
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
  }
  return true;
}
