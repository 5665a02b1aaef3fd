import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { BadFileError } from './bad-file';
import { detectEncoding, type DetectedEncoding } from './text-encoding';

const CHUNK_BYTES = 256 * 1024;

/** File signatures that people hand over by mistake, with what to do about them. */
const SIGNATURES: { bytes: number[]; problem: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    problem: 'is a ZIP archive or an Excel workbook: expected CSV, JSON or JSONL',
  },
  {
    bytes: [0x1f, 0x8b],
    problem: 'is compressed with gzip: expected plain text (gunzip it first)',
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    problem: 'is an Excel workbook: expected CSV, JSON or JSONL',
  },
];

/**
 * Streams a text file as UTF-8 without its byte order mark, whatever it was saved in (see `encodingOf`). Throws
 * `BadFileError` where it is binary.
 */
export async function* readBytes(
  file: string,
  encoding?: DetectedEncoding,
): AsyncGenerator<Buffer> {
  const { name, label, markBytes } = encoding ?? (await encodingOf(file));
  const decoder = name === 'UTF-8' ? null : new TextDecoder(label, { fatal: name === 'UTF-16' });
  for await (const read of createReadStream(file, {
    highWaterMark: CHUNK_BYTES,
    start: markBytes,
  }) as AsyncIterable<Buffer>) {
    const chunk = decoder ? decoded(file, decoder, read) : read;
    if (chunk.includes(0)) {
      throw new BadFileError(
        file,
        null,
        'holds binary data: expected a text file (CSV, JSON or JSONL)',
        { id: 'file.binary', data: {} },
      );
    }
    yield chunk;
  }
}

/** `decoder` throws on what is cut within a character, or is no UTF-16. */
function decoded(file: string, decoder: TextDecoder, bytes: Buffer): Buffer {
  try {
    // In one go Node 24 takes Windows-1252 for Latin-1; as a stream it does not.
    return Buffer.from(decoder.decode(bytes, { stream: true }));
  } catch {
    throw new BadFileError(
      file,
      null,
      `holds bytes that are not ${decoder.encoding.toUpperCase()}, as its start is: expected UTF-8 (save it as "CSV UTF-8")`,
      { id: 'file.encoding', data: {} },
    );
  }
}

/** Throws `BadFileError` where there is no such file, or it is no text in an encoding that can be told. */
export async function encodingOf(file: string): Promise<DetectedEncoding> {
  await checkIsFile(file);
  await checkSignature(file);
  return detectEncoding(file);
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

async function checkSignature(file: string): Promise<void> {
  const head = Buffer.alloc(4);
  const handle = await open(file);
  try {
    await handle.read(head, 0, head.length, 0);
  } finally {
    await handle.close();
  }
  const match = SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  if (match) throw new BadFileError(file, null, match.problem, { id: 'file.archive', data: {} });
}
