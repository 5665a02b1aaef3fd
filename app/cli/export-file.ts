import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip, createGzip } from 'node:zlib';

/** Rows are JSON with much in common: more effort saves little. */
const LEVEL = 3;
const CHUNK_LENGTH = 256 * 1024;

/** Writes lines of JSON, compressed. The file has its name once it is whole, and nobody else may read it. */
export async function writeExport(path: string, lines: AsyncIterable<unknown>): Promise<void> {
  const part = `${path}.part`;
  try {
    await pipeline(
      Readable.from(chunksOf(lines)),
      createGzip({ level: LEVEL }),
      createWriteStream(part, { mode: 0o600 }),
    );
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function* chunksOf(lines: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  let text = '';
  for await (const line of lines) {
    text += `${JSON.stringify(line)}\n`;
    if (text.length < CHUNK_LENGTH) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

/** The lines of such a file. `node:readline` would also break them at signs that JSON leaves as they are (U+2028). */
export async function* readExportLines(path: string): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const unpacked = createReadStream(path).compose<Readable>(createGunzip());
  for await (const chunk of unpacked as AsyncIterable<Buffer>) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
