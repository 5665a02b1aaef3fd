import { markPassages, type Passage } from '../html/mark-passages';
import { shownHtml, shownText } from '../html/shown-html';
import { isFrench } from '../language/locale';
import type { Audience } from '../listing/audience';
import type { FrenchDetail, Listing } from '../listing/listing';
import type { StoreFacts, StorePolicy } from '../store/store-facts';
import { frenchAsShown, type FrenchShown } from './french-as-shown';
import type { LensText, Wording } from './lens';
import type { Placed } from './place-findings';
import { quotesOf } from './quotes';

const PARTS = {
  title: { key: 'title', isHtml: false, of: (listing: Listing) => listing.title },
  description: {
    key: 'body_html',
    isHtml: true,
    of: (listing: Listing) => listing.descriptionHtml,
  },
  seoTitle: {
    key: 'meta_title',
    isHtml: false,
    of: (listing: Listing) => listing.seo?.title ?? '',
  },
  seoDescription: {
    key: 'meta_description',
    isHtml: false,
    of: (listing: Listing) => listing.seo?.description ?? '',
  },
} as const;

/** Texts of one listing as the audience reads them. */
export class TextReader {
  private readonly readsFrench: boolean;
  private readonly isFrenchStore: boolean;
  private details: ReadonlyMap<string, FrenchDetail> | undefined;

  constructor(
    audience: Audience,
    private readonly store: StoreFacts,
    private readonly placed: readonly Placed[],
  ) {
    this.readsFrench = audience === 'QC';
    this.isFrenchStore = isFrench(store.primaryLocale);
  }

  product(listing: Listing, part: keyof typeof PARTS): LensText {
    const { key, isHtml, of } = PARTS[part];
    const shown = this.isFrenchStore ? null : frenchAsShown(listing.french, key, this.store);
    return this.text(of(listing), shown, { part, isHtml });
  }

  detail(listing: Listing, kind: 'optionName' | 'optionValue', source: string): LensText {
    return this.text(source, this.detailFrench(listing, kind, source), {
      part: null,
      isHtml: false,
    });
  }

  /** What `text` says instead of `value`, with whose words it is. */
  wordingOf(shown: FrenchShown | null): Wording {
    if (this.isFrenchStore) return this.readsFrench ? 'own' : 'englishNotRead';
    if (!this.readsFrench || shown === null) return 'own';
    if (shown.shown === 'source') return SOURCE_WORDING[shown.because];
    if (shown.forOneMarket) return 'frenchOfOneMarket';
    return shown.isSure ? 'french' : 'frenchMaybeUnpublished';
  }

  detailFrench(
    { frenchDetails }: Listing,
    kind: 'optionName' | 'optionValue' | 'altText',
    source: string,
  ): FrenchShown | null {
    if (this.isFrenchStore) return null;
    const detail = this.detailsOf(frenchDetails).get(`${kind} ${source}`);
    // What is not among them was not read. They are read in one French locale, for every market.
    const texts = detail && [
      { key: kind, locale: this.frenchLocale(), marketId: null, value: detail.french ?? '' },
    ];
    return frenchAsShown(texts, kind, this.store);
  }

  policyFrench({ french }: StorePolicy): FrenchShown | null {
    return this.isFrenchStore ? null : frenchAsShown(french, 'body', this.store);
  }

  /** By kind and source: a listing may have thousands. */
  private detailsOf(details: readonly FrenchDetail[] = []): ReadonlyMap<string, FrenchDetail> {
    this.details ??= new Map(details.map((each) => [`${each.kind} ${each.source}`, each]));
    return this.details;
  }

  private frenchLocale(): string {
    return this.store.publishedLocales?.find(isFrench) ?? 'fr-CA';
  }

  private text(
    source: string,
    shown: FrenchShown | null,
    { part, isHtml }: { part: keyof typeof PARTS | null; isHtml: boolean },
  ): LensText {
    const isInFrench = this.readsFrench && shown?.shown === 'french';
    const value = isInFrench ? shown.value : source;
    const clean = isHtml ? shownHtml(value) : shownText(value);
    return {
      html: part === null ? clean : markPassages(clean, this.passagesIn(part), referenceTo),
      lang: isInFrench ? 'fr-CA' : this.store.primaryLocale,
      wording: this.wordingOf(shown),
    };
  }

  private passagesIn(part: keyof typeof PARTS): Passage[] {
    return this.placed
      .filter(({ at }) => at.part === part)
      .flatMap((finding) => quotesOf(finding).map((text) => ({ text, number: finding.number })));
  }
}

const SOURCE_WORDING = {
  none: 'noFrench',
  notPublished: 'frenchNotPublished',
  notRead: 'frenchNotRead',
} as const;

/** Links within the page, to what is said beside. */
function referenceTo(numbers: number[]): string {
  return numbers
    .map((number) => `<sup><a href="#lens-finding-${number}">${number}</a></sup>`)
    .join('');
}
