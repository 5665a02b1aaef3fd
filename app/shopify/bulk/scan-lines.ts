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

  // One buffer for the whole file: what is left of a line moves to its front, and it doubles for long lines.
  let buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  let filled = 0;
  for (;;) {
    const { bytesRead } = await file.read(
      buffer,
      filled,
      buffer.length - filled,
      position + filled,
    );
    if (bytesRead === 0) break;
    const searchFrom = filled;
    filled += bytesRead;
    const content = buffer.subarray(0, filled);
    let from = 0;
    let end = content.indexOf(LINE_FEED, searchFrom);
    // Looked at together, lines take half as long; one by one they tell which of them is not text.
    const isText = end !== -1 && isUtf8(content.subarray(0, content.lastIndexOf(LINE_FEED)));
    for (; end !== -1; end = content.indexOf(LINE_FEED, from)) {
      emit(content.subarray(from, end), position + from, { isText });
      from = end + 1;
    }
    buffer.copyWithin(0, from, filled);
    position += from;
    filled -= from;
    if (filled > MAX_LINE_BYTES) {
      throw new BulkFileError(
        line + 1,
        `one JSON object a line, none above ${MAX_LINE_BYTES} bytes`,
      );
    }
    if (filled > buffer.length / 2) {
      const larger = Buffer.allocUnsafeSlow(buffer.length * 2);
      buffer.copy(larger, 0, 0, filled);
      buffer = larger;
    }
  }
  if (filled > 0) emit(buffer.subarray(0, filled), position, { complete: false });
}

function isBlank(bytes: Buffer): boolean {
  // An iterator costs more than all else that is done with most lines.
  if ((bytes[0] ?? 0) > 0x20) return false;
  for (const byte of bytes) {
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
  }
  return true;
}
