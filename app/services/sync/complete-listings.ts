import { isFrench } from '~/core/language/locale';
import { failureKindOf } from '../outside-error';
import type { IncompleteListing } from '../catalogue/ports';
import type { SyncRun } from './ports';
import type { SyncShopify, SyncStepPorts } from './sync-step';

/** See `listingCompleter`. */
export type CompleteListings = <Of extends IncompleteListing>(listings: Of[]) => Promise<Of[]>;

/**
 * Adds to listings what an export and pages do not hold. A store whose own language is French has no French
 * translations to read. Where tariff codes may not be read, what rules ask of them stays unknown.
 */
export async function listingCompleter(
  ports: SyncStepPorts,
  run: SyncRun,
  shopify: SyncShopify,
): Promise<CompleteListings> {
  const facts = (await ports.stores.find(run.store))?.facts;
  const french = !(facts && isFrench(facts.primaryLocale));
  let nationalCodes = true;
  return async (listings) => {
    if (listings.length === 0) return [];
    try {
      return await shopify.completeListings(listings, { french, nationalCodes });
    } catch (error) {
      if (!nationalCodes || failureKindOf(error) !== 'access') throw error;
      const completed = await shopify.completeListings(listings, { french, nationalCodes: false });
      nationalCodes = false;
      ports.log.warn(
        { store: run.store, runId: run.id, err: error },
        'tariff codes may not be read',
      );
      return completed;
    }
  };
}
