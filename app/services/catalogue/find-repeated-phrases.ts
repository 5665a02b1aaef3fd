import { PhraseCount } from '~/core/listing/repeated-phrases';
import type { StoreDomain } from '~/core/store/store-domain';
import type { StorePorts } from '../store/ports';
import type { CataloguePorts } from './ports';

const AT_ONCE = 1_000;

/** Works out anew which sentences the store's listings share but for the product's name. */
export async function findRepeatedPhrases(
  { listings, stores }: CataloguePorts & StorePorts,
  store: StoreDomain,
): Promise<void> {
  const count = new PhraseCount();
  let after: string | null = null;
  do {
    const page = await listings.descriptionsAfter(store, after, AT_ONCE);
    for (const each of page) count.add(each);
    after = page.length < AT_ONCE ? null : (page.at(-1)?.id ?? null);
  } while (after !== null);
  await stores.saveRepeatedPhrases(store, count.repeated());
}
