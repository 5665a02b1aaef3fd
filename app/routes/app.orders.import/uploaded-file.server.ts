import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
  MaxPartSizeExceededError,
  unstable_parseMultipartFormData as parseMultipartFormData,
} from '@remix-run/node';
import type { Answer } from '~/services/answer';
import type { NotUploaded } from './import-answer';

/** Of a field that is no file. */
const MOST_FIELD_BYTES = 10_000;

/**
 * Streams the form's file to a folder of its own and hands its path to `work`; afterwards the folder is gone,
 * whatever happened. Other fields, which are short, are handed over with it. No more than `maxBytes` ever reach the disk.
 */
export async function withUploadedFile<T>(
  request: Request,
  { field, maxBytes }: { field: string; maxBytes: number },
  work: (file: string, fields: FormData) => Promise<T>,
): Promise<Answer<T, NotUploaded>> {
  // The form's own lines come on top of the file, and they are few.
  if (Number(request.headers.get('Content-Length') ?? 0) > maxBytes + 10_000) {
    return { done: false, because: { why: 'tooLarge' } };
  }
  const folder = await mkdtemp(join(tmpdir(), 'borealist-upload-'));
  try {
    const file = join(folder, 'file');
    const received = await receive(request, { field, maxBytes, file });
    return received.done ? { done: true, value: await work(file, received.value) } : received;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(
  request: Request,
  { field, maxBytes, file }: { field: string; maxBytes: number; file: string },
): Promise<Answer<FormData, NotUploaded>> {
  try {
    const form = await parseMultipartFormData(request, async ({ name, filename, data }) => {
      if (name !== field || filename === undefined) return shortText(data, name);
      await pipeline(limited(data, name, maxBytes), createWriteStream(file));
      return file;
    });
    if (!form.has(field)) return { done: false, because: { why: 'noFile' } };
    return { done: true, value: form };
  } catch (error) {
    if (error instanceof MaxPartSizeExceededError) {
      return { done: false, because: { why: 'tooLarge' } };
    }
    if (!isFaultOfForm(error)) throw error;
    return { done: false, because: { why: 'brokenUpload' } };
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

async function shortText(data: AsyncIterable<Uint8Array>, name: string): Promise<string> {
  const chunks = await Array.fromAsync(limited(data, name, MOST_FIELD_BYTES));
  return Buffer.concat(chunks).toString('utf8');
}

/** No form at all, one that is malformed, or one that breaks off, in the words of Remix and its parser. */
function isFaultOfForm(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(malformed |Could not parse content as FormData)/.test(error.message)
  );
}
