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

/**
 * Works out anew which sentences the store's listings share but for the product's name, unless no listing changed
 * since. Verdicts on listings that have one of those that changed no longer stand.
 */
export async function findRepeatedPhrases(
  { listings, stores }: CataloguePorts & StorePorts,
  store: StoreDomain,
): Promise<void> {
  const record = await stores.find(store);
  const of = await listings.fingerprint(store);
  if (record === null || record.phrasesOf === of) return;
  const count = new PhraseCount();
  for await (const each of descriptions(listings, store)) count.add(each);
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
