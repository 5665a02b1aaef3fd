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
    if (!(error instanceof BulkFileError)) throw error;
    throw new OutsideError(
      error.incomplete ? 'incomplete' : 'unreadable',
      `the ${kind} export cannot be read. ${error.message}`,
      { cause: error },
    );
  } finally {
    await file.remove();
  }
}
