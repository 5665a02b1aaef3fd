import type { PhotoReading } from '~/core/photos/photo-words';
import type { Bounds } from './conversation';
import { fetchPhoto } from './fetch-photo';
import { startReadingProcess, type ReadingProcess } from './start-reading-process';

export interface PhotoReader {
  /**
   * The words of the photo at an address of Shopify's. One photo is read at a time.
   *
   * @throws OutsideError where a later try may help
   */
  readPhoto(address: string): Promise<PhotoReading>;
  /** The same of a photo's file. */
  readBytes(bytes: Buffer): Promise<PhotoReading>;
  close(): Promise<void>;
}

export interface PhotoReaderOptions {
  send?: typeof fetch;
  fetchWithinMs?: number;
  bounds?: Partial<Bounds>;
  /** How long the process waits for the next photo. */
  idleMs?: number;
}

const BOUNDS: Bounds = { mostMemoryBytes: 900_000_000, mostCpuMs: 20_000 };

/** [J] So many photos later what its libraries have not given back is given back. */
const PHOTOS_A_PROCESS = 500;

/** Reads photos in a process of its own, which is started for the first one and ends when no more come. */
export function createPhotoReader({
  send = fetch,
  fetchWithinMs = 20_000,
  bounds,
  idleMs = 60_000,
}: PhotoReaderOptions = {}): PhotoReader {
  let running: { process: ReadingProcess; photos: number } | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  const end = async () => {
    clearTimeout(idle);
    const ended = running?.process.end();
    running = null;
    await ended;
  };
  const inTurn = async <T>(act: () => Promise<T>): Promise<T> => {
    const mine = last.then(act, act);
    last = mine.catch(() => undefined);
    return mine;
  };
  const read = async (bytes: Buffer): Promise<PhotoReading> => {
    clearTimeout(idle);
    if (running?.photos === PHOTOS_A_PROCESS) await end();
    running ??= { process: await startReadingProcess({ ...BOUNDS, ...bounds }), photos: 0 };
    running.photos += 1;
    try {
      return await running.process.read(bytes);
    } finally {
      if (running.process.hasEnded()) running = null;
      idle = setTimeout(() => void end(), idleMs).unref();
    }
  };
  return {
    readPhoto: (address) =>
      inTurn(async () => {
        const fetched = await fetchPhoto(address, { send, withinMs: fetchWithinMs });
        return fetched.state === 'fetched' ? await read(fetched.bytes) : fetched;
      }),
    readBytes: (bytes) => inTurn(() => read(bytes)),
    close: () => inTurn(end),
  };
}
