import { fixPageOf } from '~/core/changes/fixes';
import { suggestions } from '~/core/changes/suggestions';
import { CUSTOMS_KINDS, type CustomsKind } from '~/core/changes/change';
import { hsEntry } from '~/core/customs/hs-texts';
import { isShipped } from '~/core/customs/judge-shipped';
import type { Variant } from '~/core/listing/listing';
import { adminAddress } from '~/core/store/admin-address';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone } from '../answer';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { Shopify } from '../common-ports';
import { OutsideError } from '../outside-error';
import { said } from './save-and-judge';
import { variantTarget } from './save-variant-values';
import type { CustomsView, NotAnswered, VariantValuesView } from './views';
import type { ShopifyWriting } from './write-batch';

/** What customs and carriers need of a listing, as Shopify has it now, and what the store uses for the like of it. */
export async function showCustoms(
  ports: CataloguePorts & Pick<AuditPorts, 'audits'> & Shopify<ShopifyWriting>,
  store: StoreDomain,
  listingId: string,
): Promise<Answer<CustomsView, Gone | NotAnswered>> {
  const stored = await ports.listings.find(store, listingId);
  if (stored === null) return GONE;
  const { listing } = stored;
  try {
    const variants = await readVariants(ports, store, listing.variants.filter(isShipped));
    const [inUse, findings] = await Promise.all([
      ports.listings.inUseBeside(store, listingId),
      ports.audits.openFindings(store, [listingId]),
    ]);
    const suggested = suggestions(inUse);
    const codes = [
      ...variants.map(({ values }) => values.hsCode ?? ''),
      ...suggested.flatMap(({ kind, value }) => (kind === 'hsCode' ? [value] : [])),
    ];
    return done({
      listingId,
      title: listing.title,
      variants,
      suggestions: suggested,
      hsEntries: [...new Set(codes)].flatMap((code) => hsEntry(code) ?? []),
      findings: findings
        .filter(({ status, rule }) => status === 'open' && fixPageOf(rule) === 'customs')
        .map(said),
      productUrl: adminAddress(store, 'products', listingId),
    });
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return notDone({ why: 'notAnswered', kind: error.kind });
  }
}

/** Without those that are gone. */
async function readVariants(
  { shopify }: Shopify<ShopifyWriting>,
  store: StoreDomain,
  variants: Variant[],
): Promise<VariantValuesView[]> {
  const { values } = await shopify(store);
  const asked = variants.flatMap(({ id }) =>
    CUSTOMS_KINDS.map((kind) => variantTarget({ kind, variantId: id })),
  );
  const read = await values.readValues(asked);
  return variants.flatMap(({ id, title, sku }, index) => {
    const own = read.slice(index * CUSTOMS_KINDS.length, (index + 1) * CUSTOMS_KINDS.length);
    if (own.includes(null)) return [];
    const found = CUSTOMS_KINDS.map((kind, at) => [kind, own[at]?.value ?? null]);
    return [
      { id, title, sku, values: Object.fromEntries(found) as Record<CustomsKind, string | null> },
    ];
  });
}
