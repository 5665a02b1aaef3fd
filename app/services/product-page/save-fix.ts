import { isBlank } from '~/core/changes/typed-french';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer } from '../answer';
import { saveAltTexts } from '../changes/save-alt-texts';
import { saveFrench } from '../changes/save-french';
import { saveVariantValues } from '../changes/save-variant-values';
import type { SavedChanges } from '../changes/views';
import type { WritePorts } from '../changes/write-batch';
import { OutsideError } from '../outside-error';
import type { SeasonPorts } from '../season/ports';
import type { WebhookPorts } from '../webhooks/ports';
import { readFrenchTitle, readLackingOrigin, seenFrench, seenVariants, showFix } from './show-fix';
import { showProductPage } from './show-product-page';
import type { FixToSave, SaveFixAnswer } from './views';

export type SaveFixPorts = WritePorts & SeasonPorts & WebhookPorts;

/** Somebody changed what was shown. */
interface Changed {
  why: 'changed';
}
type Asked = Answer<
  SavedChanges,
  | Exclude<Exclude<SaveFixAnswer, { done: true }>['because'], { why: 'overtaken' | 'declined' }>
  | Changed
>;

/**
 * Writes the one field that closes a finding, through the ledger, unless somebody changed it since it was shown. The
 * listing is judged before it answers.
 */
export async function saveFix(
  ports: SaveFixPorts,
  store: StoreDomain,
  asked: FixToSave,
): Promise<SaveFixAnswer> {
  if (isBlank(asked.typed)) return notDone({ why: 'invalid', errors: { typed: 'blank' } });
  let saved: Asked;
  try {
    saved = await save(ports, store, asked);
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return notDone({ why: 'notAnswered', kind: error.kind });
  }
  if (saved.done) return tellOf(ports, store, asked, saved.value);
  const { because } = saved;
  return because.why === 'changed' ? overtaken(ports, store, asked) : notDone(because);
}

function save(ports: SaveFixPorts, store: StoreDomain, asked: FixToSave): Promise<Asked> {
  switch (asked.fix.kind) {
    case 'altText':
      return saveAltText(ports, store, asked, asked.fix.mediaId);
    case 'frenchTitle':
      return saveFrenchTitle(ports, store, asked);
    case 'origin':
      return saveOrigin(ports, store, asked);
  }
}

async function saveAltText(
  ports: SaveFixPorts,
  store: StoreDomain,
  { listingId, typed, shown, by }: FixToSave,
  mediaId: string,
): Promise<Asked> {
  const texts = [{ mediaId, alt: typed, shownAlt: shown }];
  const answer = await saveAltTexts(ports, store, { listingId, by, texts });
  if (answer.done) return answer;
  const { because } = answer;
  return because.why === 'altTextsChanged' ? notDone({ why: 'changed' }) : notDone(because);
}

async function saveFrenchTitle(
  ports: SaveFixPorts,
  store: StoreDomain,
  { listingId, typed, shown, by }: FixToSave,
): Promise<Asked> {
  const { values } = await ports.shopify(store);
  const read = await readFrenchTitle(values, listingId);
  if (read === 'noFrench') return notDone({ why: 'noFrench' });
  if (read === null) return GONE;
  const { field, locale } = read;
  if (seenFrench(field) !== shown) return notDone({ why: 'changed' });
  const { resourceId, key, sourceDigest, french } = field;
  const text = { resourceId, key, sourceDigest, french: typed.trim(), shownFrench: french ?? '' };
  const answer = await saveFrench(ports, store, { listingId, locale, by, texts: [text] });
  if (answer.done) return answer;
  const { because } = answer;
  // A title is no HTML, so that nothing of it is declined as such.
  if (because.why === 'changedMeanwhile' || because.why === 'invalid') {
    return notDone({ why: 'changed' });
  }
  return notDone(because);
}

async function saveOrigin(
  ports: SaveFixPorts,
  store: StoreDomain,
  { listingId, typed, shown, by }: FixToSave,
): Promise<Asked> {
  const stored = await ports.listings.find(store, listingId);
  if (stored === null) return GONE;
  const { values } = await ports.shopify(store);
  const lacking = await readLackingOrigin(values, stored.listing);
  if (seenVariants(lacking) !== shown) return notDone({ why: 'changed' });
  const answer = await saveVariantValues(ports, store, {
    listingId,
    by,
    values: lacking.map((variantId) => ({
      variantId,
      kind: 'origin' as const,
      value: typed,
      shown: null,
    })),
  });
  if (answer.done) return answer;
  const { because } = answer;
  if (because.why === 'variantValuesChanged') return notDone({ why: 'changed' });
  return because.why === 'invalid'
    ? notDone({ why: 'invalid', errors: { typed: 'originUnknown' } })
    : notDone(because);
}

async function overtaken(
  ports: SaveFixPorts,
  store: StoreDomain,
  { listingId, fix }: FixToSave,
): Promise<SaveFixAnswer> {
  const now = await showFix(ports, store, { listingId, fix });
  return now.done ? notDone({ why: 'overtaken', field: now.value }) : now;
}

/** What became of the values: none was written where Shopify declined all, or somebody was faster. */
async function tellOf(
  ports: SaveFixPorts,
  store: StoreDomain,
  asked: FixToSave,
  { changes, closes, opens }: SavedChanges,
): Promise<SaveFixAnswer> {
  const inState = (...states: string[]) => changes.filter(({ state }) => states.includes(state));
  const written = inState('written').length;
  const underWay = inState('planned', 'held', 'writing').length;
  if (changes.length > 0 && written + underWay === 0) {
    const failure = changes.find((change) => change.failure !== null)?.failure;
    return failure ? notDone({ why: 'declined', ...failure }) : overtaken(ports, store, asked);
  }
  return done({
    page: await showProductPage(ports, store, asked.listingId),
    batch: changes[0]?.batch ?? '',
    written,
    underWay,
    notWritten: changes.length - written - underWay,
    closes,
    opens,
  });
}
