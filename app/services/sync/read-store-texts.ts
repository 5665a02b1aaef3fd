import type { StoreFacts } from '~/core/store/store-facts';
import type { SyncRun } from './ports';
import {
  storeProgress,
  type StepResult,
  type SyncShopify,
  type SyncSignals,
  type SyncStepPorts,
} from './sync-step';

const NOT_GIVEN = 'texts of a type may not be read';

/**
 * Phase `storeTexts`, the first: reads what the store is, and what a buyer in Quebec meets beside listings, page by page.
 * The cursor is Shopify's.
 * A store that does not sell to Quebec has nothing of it judged, and nothing read.
 */
export async function readStoreTexts(
  ports: SyncStepPorts,
  run: SyncRun,
  signals: SyncSignals,
): Promise<StepResult> {
  const shopify = await ports.shopify(run.store);
  if (run.cursor === null) await readFacts(ports, run, shopify);
  const facts = (await ports.stores.find(run.store))?.facts;
  if (facts?.sellsTo.includes('QC')) {
    let { done } = run;
    for await (const page of shopify.readStoreTexts(run.cursor)) {
      await ports.storeTexts.savePage(run.store, page);
      if ('resources' in page) done += page.resources.length;
      else ports.log.warn({ store: run.store, runId: run.id, type: page.type }, NOT_GIVEN);
      if (!(await storeProgress(ports, run, { cursor: page.cursor, done, total: null }))) {
        return 'goOn';
      }
      if (signals.shouldPause()) return 'pause';
    }
  }
  await storeProgress(ports, run, {
    phase: 'discounts',
    operationId: null,
    cursor: null,
    done: 0,
    total: null,
  });
  return 'goOn';
}

async function readFacts(ports: SyncStepPorts, run: SyncRun, shopify: SyncShopify): Promise<void> {
  const facts = await shopify.readStoreFacts();
  const before = (await ports.stores.find(run.store))?.facts ?? null;
  const changed = before === null ? [] : changedFacts(before, facts);
  if (changed.length > 0) {
    const missed = { products: 0, removed: 0, discounts: null, facts: changed.length };
    await ports.runs.advance(run.store, run.id, { missed });
  }
  await ports.stores.saveFacts(run.store, facts);
  // Verdicts rest on them: what follows judges every listing anew.
  if (changed.length > 0) ports.log.info({ store: run.store, changed }, 'store facts changed');
}

function changedFacts(before: StoreFacts, after: StoreFacts): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const valueOf = (facts: StoreFacts, name: string) =>
    JSON.stringify(Object.entries(facts).find(([key]) => key === name)?.[1]);
  return [...names].filter((name) => valueOf(before, name) !== valueOf(after, name));
}
