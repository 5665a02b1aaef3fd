import type { Listing } from '~/core/listing/listing';
import { PhraseCount } from '~/core/listing/repeated-phrases';
import { OutsideError } from '../outside-error';
import { READ_TOGETHER, type ProductExportStatus, type ReadContext } from '../catalogue/ports';
import { countRead, findRepeatedPhrases } from '../catalogue/find-repeated-phrases';
import {
  lookUpListings,
  prepareListings,
  recordListings,
  savePrepared,
} from '../catalogue/record-listings';
import { listingCompleter, type CompleteListings } from './complete-listings';
import { BatchWriter } from './batch-writer';
import { exportChunks, type ExportChunk } from './export-chunks';
import type { SyncRun } from './ports';
import { ReadBatch } from './read-batch';
import { readExported } from './read-exported';
import {
  type SyncShopify,
  exportCursorOf,
  exportCursorText,
  isBadFile,
  MAX_EXPORTS,
  storeProgress,
  type StepResult,
  type SyncStepPorts,
  type SyncSignals,
} from './sync-step';

interface Reading {
  ports: SyncStepPorts;
  run: SyncRun;
  shopify: SyncShopify;
  signals: SyncSignals;
  writer: BatchWriter;
  complete: CompleteListings;
  /** Counts what a run reads that finds no listing stored; another has them read again where they changed. */
  phrases: PhraseCount | null;
}

/**
 * Phase `reading`: batch by batch, reads listings with their French, judges and stores them; the next batch is read and
 * judged while the last is written. Then removes those that Shopify no longer has.
 */
export async function readListings(
  ports: SyncStepPorts,
  run: SyncRun,
  signals: SyncSignals,
): Promise<StepResult> {
  const shopify = await ports.shopify(run.store);
  const { operationId } = run;
  const writer = await BatchWriter.for(ports);
  const complete = await listingCompleter(ports, run, shopify);
  const phrases = (await isFirst(ports, run)) ? new PhraseCount() : null;
  const reading = { ports, run, shopify, signals, writer, complete, phrases };
  const left = await writer.during(() =>
    operationId === null ? readPages(reading) : readExport(reading, operationId),
  );
  if (typeof left !== 'number') return left;
  if (await keepUnlisted(ports, run, shopify)) await removeUnlisted(ports, run);
  if (phrases !== null) {
    const counted = { runId: run.id, readAt: run.startedAt, count: phrases };
    await findRepeatedPhrases(ports, run.store, counted);
  }

  await storeProgress(ports, run, {
    phase: 'auditing',
    operationId: null,
    cursor: null,
    done: 0,
    total: left,
  });
  return 'goOn';
}

async function isFirst({ listings }: SyncStepPorts, run: SyncRun): Promise<boolean> {
  return run.done === 0 && (await listings.idsAfter(run.store, null, 1)).length === 0;
}

/** Page by page. The cursor is Shopify's, of the last page stored. Answers how many listings there are. */
async function readPages(reading: Reading): Promise<StepResult | number> {
  const { ports, run, shopify, signals, writer } = reading;
  let seen = run.done;
  for await (const { cursor, listings } of shopify.readProductPages(run.cursor)) {
    seen += listings.length;
    const batch = { listings: await reading.complete(listings) };
    if (!(await storeBatch(reading, batch, { cursor, done: seen }))) return 'goOn';
    if (signals.shouldPause()) return (await writer.end()) ? 'pause' : 'goOn';
  }
  if (!(await writer.end())) return 'goOn';
  if (seen === 0) await refuseEmpty(ports, run, shopify);
  return seen;
}

/**
 * From the file that Shopify wrote, or, where that is bad, from a fresh one. The cursor counts the listings stored: the
 * file gives them in the same order each time. Answers how many listings there are.
 */
async function readExport(reading: Reading, operationId: string): Promise<StepResult | number> {
  const { ports, run, shopify, writer } = reading;
  const status = await shopify.readProductExportStatus(operationId);
  if (status.state !== 'completed') {
    // The result's address lapses after a week: a run that slept that long begins with a new export.
    await storeProgress(ports, run, {
      phase: 'exporting',
      operationId: null,
      cursor: null,
      done: 0,
    });
    return 'goOn';
  }

  try {
    return await storeExport(reading, status);
  } catch (error) {
    if (!isBadFile(error)) throw error;
    // What they write of how far they are would be taken for the new export's.
    await Promise.allSettled([writer.end()]);
    return exportAgain(ports, run, error);
  }
}

async function exportAgain(
  ports: SyncStepPorts,
  run: SyncRun,
  reason: OutsideError,
): Promise<StepResult> {
  const failed = exportCursorOf(run.cursor).failed + 1;
  ports.log.warn({ store: run.store, runId: run.id, failed, err: reason }, 'bad product export');
  if (failed >= MAX_EXPORTS) {
    // Shopify gave no file at all, or one that lacks something.
    const failure = reason.kind === 'gone' ? 'sync.failed.export' : 'sync.failed.incomplete';
    return { failure, reason };
  }
  await storeProgress(ports, run, {
    phase: 'exporting',
    operationId: null,
    cursor: String(failed),
    done: 0,
  });
  return { continueInSeconds: 10 * failed };
}

async function storeExport(
  reading: Reading,
  status: Extract<ProductExportStatus, { state: 'completed' }>,
): Promise<StepResult | number> {
  const { ports, run, shopify, signals, writer } = reading;
  const { stored, failed } = exportCursorOf(run.cursor);
  let seen = 0;
  let batch = new ReadBatch();
  const write = async (): Promise<boolean> => {
    if (batch.isEmpty) return true;
    const { upTo, listings, unchanged, digests } = batch;
    batch = new ReadBatch();
    const progress = { cursor: exportCursorText({ stored: upTo, failed }), done: upTo };
    return storeBatch(reading, { listings, unchanged, digests }, progress);
  };
  const store = async (chunk: ExportChunk): Promise<boolean> => {
    const read = await readExported(chunk.exported, await chunk.same, reading.complete);
    if (!batch.add(read, chunk.upTo)) {
      if (!(await write())) return false;
      batch.add(read, chunk.upTo);
    }
    return !batch.isFull || write();
  };
  if (status.url !== null) {
    const exported = shopify.readProductExport(status.url, status.objectCount);
    try {
      for await (const chunk of exportChunks(ports, run.store, exported, stored)) {
        seen = chunk.upTo;
        if (!(await store(chunk))) return 'goOn';
        if (chunk.isLast || !signals.shouldPause()) continue;
        return (await write()) && (await writer.end()) ? 'pause' : 'goOn';
      }
    } catch (error) {
      // Else a sync whose requests fail now and then would get no further.
      await Promise.allSettled([write()]);
      throw error;
    }
    if (!(await write()) || !(await writer.end())) return 'goOn';
  }

  // A listing is taken for deleted only when the export is known to be whole.
  if (seen !== status.listingCount) {
    throw new OutsideError(
      'incomplete',
      `the export holds ${seen} products, Shopify counted ${status.listingCount}`,
    );
  }
  if (seen === 0) await refuseEmpty(ports, run, shopify);
  return seen;
}

/** Has the batch before written while this one is judged. False when the run is elsewhere: see `BatchWriter`. */
async function storeBatch(
  { ports, run, writer, phrases }: Reading,
  { listings, ...batch }: { listings: Listing[] } & Partial<ReadContext>,
  progress: { cursor: string; done: number },
): Promise<boolean> {
  // The export shows the store as it was when the run began: a listing that was read or removed by a webhook
  // since then is newer than this. A page is newer than that, but not by how much anyone can tell.
  const reading = { ...batch, readAt: run.startedAt, runId: run.id };
  const lookedUp = await lookUpListings(ports, run.store, listings, reading);
  if (!(await writer.begin())) return false;
  const prepared = await prepareListings(ports, run.store, lookedUp);
  if (phrases !== null) for (const listing of prepared.listings) countRead(phrases, listing);
  return writer.write(async () => {
    await savePrepared(ports, run.store, prepared);
    return storeProgress(ports, run, progress);
  });
}

/**
 * What was not listed may be there all the same: in a status that this version of the app does not know, and so does
 * not ask for. Each is looked up before it counts as deleted. Answers whether any was not listed.
 */
async function keepUnlisted(
  ports: SyncStepPorts,
  run: SyncRun,
  shopify: SyncShopify,
): Promise<boolean> {
  for (let after: string | null = null; ;) {
    const ids: string[] = await ports.listings.unseenAfter(run.store, run.id, after, READ_TOGETHER);
    const last = ids.at(-1);
    if (last === undefined) return after !== null;
    const readAt = ports.now();
    const found: Listing[] = [];
    for (const read of await shopify.readListings(ids)) {
      if (read.status === 'rejected') throw read.reason;
      if (read.value) found.push(read.value);
    }
    await recordListings(ports, run.store, found, { readAt, runId: run.id });
    after = last;
  }
}

async function removeUnlisted({ listings, log, now }: SyncStepPorts, run: SyncRun): Promise<void> {
  const removed = await listings.removeUnseen(run.store, run.id, now());
  if (removed > 0) log.info({ store: run.store, runId: run.id, removed }, 'listings removed');
}

/** No listing at all from a store that has one that is known: it was not read whole. */
async function refuseEmpty(
  { listings }: SyncStepPorts,
  run: SyncRun,
  shopify: SyncShopify,
): Promise<void> {
  const [someId] = await listings.idsAfter(run.store, null, 1);
  if (someId === undefined) return;
  const [read] = await shopify.readListings([someId]);
  if (read?.status === 'rejected') throw read.reason;
  if (read?.value) {
    throw new OutsideError('unreadable', 'nothing was read, the store has listings');
  }
}
