import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  MaxPartSizeExceededError,
  unstable_parseMultipartFormData as parseMultipartFormData,
} from '@remix-run/node';

export type UploadedFile<T> =
  { state: 'received'; answer: T } | { state: 'tooLarge' | 'noFile' | 'broken' };

/**
 * Streams the form's file to a folder of its own and hands its path to `work`; afterwards the folder is gone,
 * whatever happened. Other fields are passed over. No more than `maxBytes` ever reach the disk.
 */
export async function withUploadedFile<T>(
  request: Request,
  { field, maxBytes }: { field: string; maxBytes: number },
  work: (file: string) => Promise<T>,
): Promise<UploadedFile<T>> {
  // The form's own lines come on top of the file, and they are few.
  if (Number(request.headers.get('Content-Length') ?? 0) > maxBytes + 10_000) {
    return { state: 'tooLarge' };
  }
  const folder = await mkdtemp(join(tmpdir(), 'borealist-upload-'));
  try {
    const file = join(folder, 'file');
    const received = await receive(request, { field, maxBytes, file });
    if (received !== 'received') return { state: received };
    return { state: 'received', answer: await work(file) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(
  request: Request,
  { field, maxBytes, file }: { field: string; maxBytes: number; file: string },
): Promise<UploadedFile<never>['state']> {
  try {
    const form = await parseMultipartFormData(request, async ({ name, filename, data }) => {
      const isFile = name === field && filename !== undefined;
      const target = isFile ? createWriteStream(file) : new Writable({ write: ignored });
      await pipeline(limited(data, name, maxBytes), target);
      return isFile ? file : null;
    });
    return form.has(field) ? 'received' : 'noFile';
  } catch (error) {
    if (error instanceof MaxPartSizeExceededError) return 'tooLarge';
    if (isFaultOfForm(error)) return 'broken';
    throw error;
  }
}

async function* limited(
  data: AsyncIterable<Uint8Array>,
  name: string,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of data) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new MaxPartSizeExceededError(name, maxBytes);
    yield chunk;
  }
}

function ignored(_chunk: unknown, _encoding: string, done: () => void): void {
  done();
}

/** No form at all, one that is malformed, or one that breaks off, in the words of Remix and its parser. */
function isFaultOfForm(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(malformed |Could not parse content as FormData)/.test(error.message)
  );
}
