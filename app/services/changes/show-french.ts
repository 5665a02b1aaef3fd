import { FRENCH_RULES } from '~/core/audit/registry';
import { adminAddress } from '~/core/store/admin-address';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone } from '../answer';
import type { AuditPorts, StoredFinding } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { Shopify } from '../common-ports';
import { OutsideError } from '../outside-error';
import { frenchLocaleOf } from './french-locale';
import { said } from './save-and-judge';
import type { FrenchView, NotAnswered } from './views';
import type { ShopifyWriting } from './write-batch';

/**
 * The French of a listing as Shopify has it now. `askedLocale`: one that the store has; else Canadian French where it
 * has it.
 */
export async function showFrench(
  ports: CataloguePorts & Pick<AuditPorts, 'audits'> & Shopify<ShopifyWriting>,
  store: StoreDomain,
  listingId: string,
  askedLocale: string | null,
): Promise<Answer<FrenchView, Gone | NotAnswered>> {
  const stored = await ports.listings.find(store, listingId);
  if (stored === null) return GONE;
  try {
    const { values } = await ports.shopify(store);
    const locales = await values.readFrenchLocales();
    const locale = frenchLocaleOf(locales, askedLocale) ?? '';
    const fields = locale === '' ? [] : await values.readFrenchFields(listingId, locale);
    if (fields === null) return GONE;
    const findings = await ports.audits.openFindings(store, [listingId]);
    return done({
      listingId,
      title: stored.listing.title,
      locales,
      locale,
      fields,
      findings: findings.filter(isOpenAboutFrench).map(said),
      languagesUrl: `https://${store}/admin/settings/languages`,
      productUrl: adminAddress(store, 'products', listingId),
    });
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return notDone({ why: 'notAnswered', kind: error.kind });
  }
}

function isOpenAboutFrench({ status, rule }: StoredFinding): boolean {
  return status === 'open' && FRENCH_RULES.has(rule);
}
