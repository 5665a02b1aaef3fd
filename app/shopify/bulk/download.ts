import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { OutsideError } from '~/services/outside-error';
import { bodyChunks } from '../body-chunks';
import { kindOfStatus } from '../errors';

export interface TemporaryFile {
  path: string;
  remove(): Promise<void>;
}

/** Saves a bulk operation's result as a temporary file, which the caller removes. */
export async function downloadToFile(
  url: string,
  fetchFrom: typeof fetch = fetch,
): Promise<TemporaryFile> {
  const folder = await mkdtemp(join(tmpdir(), 'borealist-export-'));
  const file: TemporaryFile = {
    path: join(folder, 'export.jsonl'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  try {
    await download(url, file.path, fetchFrom);
    return file;
  } catch (error) {
    await file.remove();
    throw error;
  }
}

async function download(url: string, path: string, fetchFrom: typeof fetch): Promise<void> {
  const response = await fetchFrom(url).catch(() => {
    throw new OutsideError('unavailable', 'the export could not be fetched');
  });
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw refusal(response.status);
  }
  const target = createWriteStream(path);
  try {
    await pipeline(bodyChunks(response.body), target);
  } catch (error) {
    // A full disk is our own trouble; the rest is a connection that broke.
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw error;
    throw new OutsideError('incomplete', 'the export broke off while it was fetched');
  }
  const announced = response.headers.get('content-length');
  const compressed = response.headers.has('content-encoding');
  if (announced !== null && !compressed && Number(announced) !== target.bytesWritten) {
    throw new OutsideError('incomplete', 'the export came shorter than announced');
  }
}

/**
 * The storage that holds results answers 403 or 404 once the address has lapsed. It is not the Admin API: whatever it
 * refuses says nothing of what the merchant grants.
 */
function refusal(status: number): OutsideError {
  const kind = kindOfStatus(status);
  return new OutsideError(
    kind === 'throttled' || kind === 'unavailable' ? kind : 'gone',
    `the export was answered with HTTP ${status}`,
  );
}
