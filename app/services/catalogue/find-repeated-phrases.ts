import { PlainText } from '~/core/language/plain-text';
import {
  besidesRepeated,
  PhraseCount,
  type NamedDescription,
  type RepeatedPhrases,
} from '~/core/listing/repeated-phrases';
import type { StoreDomain } from '~/core/store/store-domain';
import type { StorePorts } from '../store/ports';
import type { CataloguePorts } from './ports';

const AT_ONCE = 1_000;
/** As long as PostgreSQL's integers reach. */
const ANY_LENGTH = 2 ** 31 - 1;

/** What a run counted in the listings that it read, to be used where the store holds just those. */
export interface CountedInRun {
  runId: string;
  /** When the run read them. */
  readAt: Date;
  count: PhraseCount;
}

/**
 * Counts a listing that is about to be stored, unless it is stored otherwise than it was read, since no database holds all of
 * its characters: one that is left out has all of them read again.
 */
export function countRead(count: PhraseCount, listing: NamedDescription): void {
  const { title, vendor, productType, descriptionHtml } = listing;
  const isStorable = [title, vendor, productType, descriptionHtml].every(
    (text) => text.isWellFormed() && !text.includes('\0'),
  );
  if (isStorable) count.add(listing);
}

/**
 * Works out anew which sentences the store's listings share but for the product's name, unless no listing changed
 * since. Verdicts on listings that have one of those that changed no longer stand. `counted`: reading all texts again takes
 * a tenth of a first sync.
 */
export async function findRepeatedPhrases(
  { listings, stores }: CataloguePorts & StorePorts,
  store: StoreDomain,
  counted?: CountedInRun,
): Promise<void> {
  const record = await stores.find(store);
  const of = await listings.fingerprint(store);
  if (record === null || record.phrasesOf === of) return;
  const isWhole = counted !== undefined && (await isAllThereIs(listings, store, counted, of));
  const count = isWhole ? counted.count : await countStored(listings, store);
  const repeated = count.repeated();
  const moved = movedPhrases(record.repeatedPhrases, repeated);
  const outdated: string[] = [];
  if (Object.keys(moved).length > 0) {
    for await (const each of descriptions(listings, store, ANY_LENGTH)) {
      const text = new PlainText(each.descriptionHtml);
      if (besidesRepeated(text, each, moved) !== null) outdated.push(each.id);
    }
  }
  await stores.saveRepeatedPhrases(store, repeated, { of, outdated });
}

/** Whether what is stored is what the run read, and nothing came, went or changed up to `of`. */
async function isAllThereIs(
  listings: CataloguePorts['listings'],
  store: StoreDomain,
  { count, ...run }: CountedInRun,
  of: string,
): Promise<boolean> {
  const added = await listings.fingerprintOfAdded(store, run);
  return added.listings === count.listings && added.fingerprint === of;
}

async function countStored(
  listings: CataloguePorts['listings'],
  store: StoreDomain,
): Promise<PhraseCount> {
  const count = new PhraseCount();
  for await (const each of descriptions(listings, store)) count.add(each);
  return count;
}

/** Those that came, went or are counted otherwise. */
function movedPhrases(before: RepeatedPhrases, after: RepeatedPhrases): RepeatedPhrases {
  return Object.fromEntries(
    Object.entries({ ...before, ...after }).filter(([phrase]) => before[phrase] !== after[phrase]),
  );
}

async function* descriptions(
  listings: CataloguePorts['listings'],
  store: StoreDomain,
  longest?: number,
): AsyncGenerator<NamedDescription & { id: string }> {
  let after: string | null = null;
  do {
    const page: (NamedDescription & { id: string })[] = await listings.descriptionsAfter(
      store,
      after,
      AT_ONCE,
      longest,
    );
    yield* page;
    after = page.length < AT_ONCE ? null : (page.at(-1)?.id ?? null);
  } while (after !== null);
}
