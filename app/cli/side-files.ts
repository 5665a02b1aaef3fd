import { AUDIENCES } from '~/core/listing/audience';
import { detectCatalogueLanguage } from '~/core/language/language';
import type { Listing } from '~/core/listing/listing';
import { isFrench } from '~/core/language/locale';
import type { StoreFacts } from '~/core/store/store-facts';
import type { Message } from '~/core/audit/outcome';
import { assembleFacts } from '~/core/audit/assemble-facts';
import { seasonMarksOf } from '~/core/calendar/season-marks';
import type { ListingFacts } from '~/core/audit/facts';
import { CURRENCY_OF } from '~/core/prices/was-price-claim';
import type { RepeatedPhrases } from '~/core/listing/repeated-phrases';
import { returnBaselineOf, type ReturnBaseline } from '~/core/returns/return-baseline';
import { readFrenchStorefront, type FrenchStorefront } from '~/files/french-storefront';
import { readInventoryCsv, type InventoryFile } from '~/files/inventory-csv';
import { readOrdersCsv, type OrdersFile } from '~/files/orders-csv';
import { readPricesCsv, type PricesFile } from '~/files/prices-csv';
import type { SideFileUse } from '~/files/side-file';
import { readTranslationsCsv, type TranslationsFile } from '~/files/translations-csv';
import type { AuditCommand } from './options';
import type { GivenReading } from './photo-texts';

/** What a catalogue does not hold and another file, or the app, would. */
export type NotRead =
  'translations' | 'prices' | 'orders' | 'inventory' | 'photos' | 'photoWords' | 'packaging';

const DEFAULT_CURRENCY = 'USD';

/** The files given with a catalogue, what they complete, and what had to be assumed without them. */
export class SideFiles {
  private returnBaseline: ReturnBaseline | null = null;

  private constructor(
    private readonly files: {
      inventory?: InventoryFile;
      translations?: TranslationsFile;
      french?: FrenchStorefront;
      prices?: PricesFile;
      orders?: OrdersFile;
    },
    /** ISO 4217 of the store. */
    readonly currency: string,
    /** What was assumed, for the reader to contradict. */
    readonly assumptions: Message[],
  ) {}

  static async read(command: AuditCommand): Promise<SideFiles> {
    const { inventory, translations, french, prices, orders, now, currency } = command;
    const files = {
      inventory: inventory === undefined ? undefined : await readInventoryCsv(inventory),
      translations:
        translations === undefined ? undefined : await readTranslationsCsv(translations),
      french: french === undefined ? undefined : await readFrenchStorefront(french),
      prices:
        prices === undefined
          ? undefined
          : await readPricesCsv(prices, { now, shopCurrency: currency ?? null }),
      orders: orders === undefined ? undefined : await readOrdersCsv(orders, { now }),
    };
    const assumed = currencyOf(command, files.prices);
    return new SideFiles(files, assumed.currency, [
      ...(assumed.message ? [assumed.message] : []),
      ...(french !== undefined && files.french?.language === 'en'
        ? [{ id: 'auditCommand.frenchInEnglish' as const, data: { file: french } }]
        : []),
    ]);
  }

  /**
   * Looks through the catalogue for what one listing alone does not tell: whose a SKU is, and what returns are like in
   * the store as a whole. Needed, and done, where a side file goes by SKU.
   */
  async meet(listings: () => AsyncIterable<Listing>): Promise<void> {
    const { prices, orders } = this.files;
    if (!prices && !orders) return;
    for await (const listing of listings()) {
      prices?.meet(listing);
      orders?.meet(listing);
    }
    this.returnBaseline = orders ? returnBaselineOf(orders.returnEvidence()) : null;
  }

  /** Facts of the store, as far as a catalogue tells them; `null` where its language is not known. */
  storeFacts(command: AuditCommand, sample: Listing[]): StoreFacts | null {
    this.assumptions.push({ id: 'auditCommand.sellsToAssumed', data: {} });
    const locale = command.locale ?? this.detectLocale(sample);
    return locale === null
      ? null
      : { currency: this.currency, primaryLocale: locale, sellsTo: [...AUDIENCES] };
  }

  /** The listing as the other files complete it, and the facts for its rules. */
  complete(
    read: Listing,
    store: StoreFacts | null,
    known: {
      now: Date;
      hasMedia: boolean;
      repeatedPhrases: RepeatedPhrases;
      /** By the photo's id; absent: photos are not looked at. */
      photoReadings?: ReadonlyMap<string, GivenReading>;
    },
  ): { listing: Listing; facts: Partial<ListingFacts> } {
    const { now, hasMedia, repeatedPhrases, photoReadings } = known;
    const { inventory, translations, french, prices, orders } = this.files;
    const stocked = inventory ? inventory.applyTo(read) : read;
    const listing = (translations ?? french)?.applyTo(stocked) ?? stocked;
    const sales = orders?.salesOf(listing);
    const { media, ...facts } = assembleFacts(listing, {
      ...(store && { store }),
      ...(prices && pricesOf(prices, listing)),
      ...(sales && { sales }),
      ...(this.returnBaseline && { returnBaseline: this.returnBaseline }),
      ...(photoReadings && { photoReadings }),
      repeatedPhrases,
      seasons: seasonMarksOf({ tags: listing.tags, audiences: AUDIENCES, now, timeZone: 'UTC' }),
    });
    return { listing, facts: { ...facts, ...(hasMedia && { media }) } };
  }

  notRead(
    store: StoreFacts | null,
    { hasMedia, readsPhotos }: { hasMedia: boolean; readsPhotos: boolean },
  ): NotRead[] {
    const { translations, french, prices, orders, inventory } = this.files;
    const isFrenchStore = store !== null && isFrench(store.primaryLocale);
    return [
      ...(translations || french || isFrenchStore ? [] : (['translations'] as const)),
      ...(prices ? [] : (['prices'] as const)),
      ...(orders ? [] : (['orders'] as const)),
      ...(inventory ? [] : (['inventory'] as const)),
      ...(hasMedia ? [] : (['photos'] as const)),
      ...(hasMedia && !readsPhotos ? (['photoWords'] as const) : []),
      'packaging',
    ];
  }

  uses(): SideFileUse[] {
    const { inventory, translations, french, prices, orders } = this.files;
    return [inventory, translations, french, prices, orders].flatMap((file) =>
      file ? [file.use()] : [],
    );
  }

  private detectLocale(sample: Listing[]): string | null {
    if (sample.length === 0) return null;
    const language = detectCatalogueLanguage(sample);
    if (language === 'unknown') {
      this.assumptions.push({ id: 'auditCommand.localeUndetected', data: {} });
      return null;
    }
    this.assumptions.push({ id: 'auditCommand.localeDetected', data: { locale: language } });
    return language;
  }
}

/** A file without US dollars says nothing of what Americans were shown: that was not read, which is not none. */
function pricesOf(
  prices: PricesFile,
  listing: Listing,
): Pick<ListingFacts, 'canadianPrices'> & Partial<Pick<ListingFacts, 'americanPrices'>> {
  return {
    canadianPrices: prices.historyOf(listing, 'CA'),
    ...(prices.currencies.includes(CURRENCY_OF.US) && {
      americanPrices: prices.historyOf(listing, 'US'),
    }),
  };
}

function currencyOf(
  { currency, prices: file }: AuditCommand,
  prices: PricesFile | undefined,
): { currency: string; message: Message | null } {
  if (currency !== undefined) return { currency, message: null };
  const [only, ...others] = prices?.currencies ?? [];
  if (only !== undefined && others.length === 0) {
    return {
      currency: only,
      message: {
        id: 'auditCommand.currencyFromPrices',
        data: { currency: only, file: file ?? '' },
      },
    };
  }
  return {
    currency: DEFAULT_CURRENCY,
    message: { id: 'auditCommand.currencyAssumed', data: { currency: DEFAULT_CURRENCY } },
  };
}
