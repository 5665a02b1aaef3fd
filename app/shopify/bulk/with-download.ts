import { OutsideError } from '~/services/outside-error';
import { BulkFileError } from './bulk-file-error';
import { downloadToFile } from './download';

/**
 * Streams what `read` makes of a bulk operation's result. The file on disk is gone when the stream ends or is
 * left.
 */
export async function* withDownload<T>(
  kind: 'product' | 'order',
  url: string,
  read: (path: string) => AsyncIterable<T>,
  fetchFrom?: typeof fetch,
): AsyncGenerator<T> {
  const file = await downloadToFile(url, fetchFrom);
  try {
    yield* read(file.path);
  } catch (error) {
    throw asOutside(kind, error);
  } finally {
    await file.remove();
  }
}

/** What is wrong with a file, in words for those who asked for its listings or orders; other errors as they are. */
export function asOutside(kind: 'product' | 'order', error: unknown): unknown {
  if (!(error instanceof BulkFileError)) return error;
  return new OutsideError(
    error.incomplete ? 'incomplete' : 'unreadable',
    `the ${kind} export cannot be read. ${error.message}`,
    { cause: error },
  );
}
