import { isFrench } from '~/core/language/locale';
import type { NationalCodesOfListing } from '../catalogue/ports';
import { failureKindOf } from '../outside-error';
import type { SyncRun } from './ports';
import {
  BATCH_SIZE,
  storeProgress,
  type StepResult,
  type SyncStepPorts,
  type SyncSignals,
} from './sync-step';

/**
 * Phase `customs`: stores the tariff codes for single destinations, which the export of products cannot hold. The
 * cursor is Shopify's. Where they may not be read, what rules ask of them stays unknown.
 */
export async function readNationalCodes(
  ports: SyncStepPorts,
  run: SyncRun,
  signals: SyncSignals,
): Promise<StepResult> {
  const shopify = await ports.shopify(run.store);
  let { cursor, done } = run;
  let batch: NationalCodesOfListing[] = [];
  const storeBatch = async (): Promise<boolean> => {
    await ports.listings.saveNationalCodes(run.store, batch);
    done += batch.length;
    batch = [];
    return storeProgress(ports, run, { cursor, done });
  };
  try {
    for await (const page of shopify.readNationalCodes(run.cursor)) {
      batch.push(...page.listings);
      cursor = page.cursor;
      if (batch.length < BATCH_SIZE && !signals.shouldPause()) continue;
      if (!(await storeBatch())) return 'goOn';
      if (signals.shouldPause()) return 'pause';
    }
  } catch (error) {
    if (failureKindOf(error) !== 'access') throw error;
    ports.log.warn({ store: run.store, runId: run.id, err: error }, 'tariff codes may not be read');
  }
  if (batch.length > 0 && !(await storeBatch())) return 'goOn';
  const facts = (await ports.stores.find(run.store))?.facts;
  const { listings } = await ports.listings.counts(run.store);
  // A store whose own language is French has no French translations of listings to read.
  const isFrenchStore = facts !== null && facts !== undefined && isFrench(facts.primaryLocale);
  await storeProgress(ports, run, {
    phase: isFrenchStore ? 'storeTexts' : 'translations',
    cursor: null,
    done: 0,
    total: isFrenchStore ? null : listings,
  });
  return 'goOn';
}
