import { open, readFile } from 'node:fs/promises';
import { CatalogueError } from './catalogue-error';

const HEAD_BYTES = 64 * 1024;

/** What people hand over by mistake, by its first bytes. */
const SIGNATURES: { bytes: number[]; problem: string }[] = [
  { bytes: [0xff, 0xfe], problem: 'is encoded in UTF-16: expected UTF-8' },
  { bytes: [0xfe, 0xff], problem: 'is encoded in UTF-16: expected UTF-8' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], problem: 'is a ZIP archive or a workbook: expected text' },
  { bytes: [0x1f, 0x8b], problem: 'is compressed: expected plain text (gunzip it first)' },
];

/** The beginning of the file. Throws `CatalogueError` where there is no such file, or none of text. */
export async function readHead(file: string): Promise<string> {
  const bytes = await fileErrors(file, async () => {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  });
  const signature = SIGNATURES.find(({ bytes: start }) =>
    start.every((byte, index) => bytes[index] === byte),
  );
  if (signature) throw new CatalogueError(file, null, signature.problem);
  return bytes.toString('utf8').replace(/^\ufeff/, '');
}

/** The whole file as text, without its byte order mark. */
export async function readText(file: string): Promise<string> {
  const bytes = await fileErrors(file, () => readFile(file));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new CatalogueError(file, null, 'holds bytes that are not UTF-8: save it as UTF-8');
  }
}

/** The file's lines, from 1, one after the other: a bulk operation's file may be too long for one text. */
export async function* readLines(file: string): AsyncGenerator<{ line: number; text: string }> {
  const handle = await fileErrors(file, () => open(file));
  let line = 0;
  for await (const text of handle.readLines()) {
    line += 1;
    yield { line, text };
  }
}

async function fileErrors<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') throw new CatalogueError(file, null, 'does not exist');
    if (code === 'EISDIR') throw new CatalogueError(file, null, 'is a folder: expected a file');
    if (code === 'EACCES') throw new CatalogueError(file, null, 'may not be read');
    throw error;
  }
}
