import { FRENCH_RULES } from '~/core/audit/registry';
import { adminAddress } from '~/core/store/admin-address';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone } from '../answer';
import type { AuditPorts, StoredFinding } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { Shopify } from '../common-ports';
import type { StorePorts } from '../store/ports';
import { OutsideError } from '../outside-error';
import { frenchLocaleOf } from './french-locale';
import { frenchElsewhere, marketsOf } from './french-of-markets';
import { readingOf } from './french-readings';
import type { ChangePorts } from './ports';
import { said } from './save-and-judge';
import { sourcesSince } from './source-since';
import type { FrenchView, NotAnswered } from './views';
import type { ShopifyWriting } from './write-batch';

/**
 * The French of a listing as Shopify has it now: in the locale that is asked for where the store has it, else in Canadian
 * French where it has that; of one market where that has its own.
 */
export async function showFrench(
  ports: StorePorts &
    CataloguePorts &
    Pick<AuditPorts, 'audits'> &
    ChangePorts &
    Shopify<ShopifyWriting>,
  store: StoreDomain,
  listingId: string,
  asked: { locale: string | null; marketId?: string | null },
): Promise<Answer<FrenchView, Gone | NotAnswered>> {
  const [stored, record] = await Promise.all([
    ports.listings.find(store, listingId),
    ports.stores.find(store),
  ]);
  if (stored === null) return GONE;
  try {
    const { values } = await ports.shopify(store);
    const locales = await values.readFrenchLocales();
    const locale = frenchLocaleOf(locales, asked.locale) ?? '';
    const markets = locale === '' ? [] : await marketsOf(values, stored.listing, locale);
    const market = markets.find(({ id }) => id === asked.marketId) ?? null;
    const place = { locale, marketId: market?.id };
    const fields = locale === '' ? [] : await values.readFrenchFields(listingId, place);
    if (fields === null) return GONE;
    const findings = (await ports.audits.openFindings(store, [listingId]))
      .filter(isOpenAboutFrench)
      .map(said);
    const names = {
      vendor: stored.listing.vendor,
      glossary: record?.settings.glossary ?? [],
    };
    return done({
      listingId,
      title: stored.listing.title,
      locales,
      locale,
      market,
      markets,
      others: await frenchElsewhere(values, listingId, { locale, market, markets }),
      sourceLocale: record?.facts?.primaryLocale ?? null,
      fields,
      readings: fields.map((field) =>
        readingOf({ ...field, marketId: market?.id }, { findings, names }),
      ),
      sourcesSince: await sourcesSince(ports, store, listingId, { fields, ...place }),
      findings,
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
