import type { Rule, RulesById, RuleTraits, StoreRule } from './rule';
import { anglicismInPromotion } from './rules/anglicism-in-promotion';
import { articleNotInFrench } from './rules/article-not-in-french';
import { briefReferencePrice } from './rules/brief-reference-price';
import { checkoutWordsNotInFrench } from './rules/checkout-words-not-in-french';
import { collectionNotInFrench } from './rules/collection-not-in-french';
import { exchangeRateDrift } from './rules/exchange-rate-drift';
import { claimInPhoto } from './rules/claim-in-photo';
import { englishTextInPhoto } from './rules/english-text-in-photo';
import { packagingWithoutFrench } from './rules/packaging-without-french';
import { fewPhotos } from './rules/few-photos';
import { filterNotInFrench } from './rules/filter-not-in-french';
import { frenchNotPublished } from './rules/french-not-published';
import { frenchTypography } from './rules/french-typography';
import { highReturnRate } from './rules/high-return-rate';
import { invalidHsCode } from './rules/invalid-hs-code';
import { lateHandling } from './rules/late-handling';
import { menuNotInFrench } from './rules/menu-not-in-french';
import { metafieldNotInFrench } from './rules/metafield-not-in-french';
import { metricOnlyMeasurements } from './rules/metric-only-measurements';
import { missingCountryOfOrigin } from './rules/missing-country-of-origin';
import { missingDeliveryPromise } from './rules/missing-delivery-promise';
import { missingFrenchDetails } from './rules/missing-french-details';
import { missingFrenchText } from './rules/missing-french-text';
import { missingHsCode } from './rules/missing-hs-code';
import { missingNationalTariffCode } from './rules/missing-national-tariff-code';
import { missingPackagingPhoto } from './rules/missing-packaging-photo';
import { missingReturnPolicy } from './rules/missing-return-policy';
import { missingWeight } from './rules/missing-weight';
import { mixedLanguageText } from './rules/mixed-language-text';
import { noRepairStatement } from './rules/no-repair-statement';
import { notificationNotInFrench } from './rules/notification-not-in-french';
import { outdatedFrenchText } from './rules/outdated-french-text';
import { overdueOrders } from './rules/overdue-orders';
import { overstockBeforeSeasonEnd } from './rules/overstock-before-season-end';
import { pageNotInFrench } from './rules/page-not-in-french';
import { paymentTextNotInFrench } from './rules/payment-text-not-in-french';
import { pointlessCompareAt } from './rules/pointless-compare-at';
import { policyNotInFrench } from './rules/policy-not-in-french';
import { priceJump } from './rules/price-jump';
import { shippingNameNotInFrench } from './rules/shipping-name-not-in-french';
import { smallPhoto } from './rules/small-photo';
import { staleReferencePrice } from './rules/stale-reference-price';
import { taxFreeClaim } from './rules/tax-free-claim';
import { themeTextNotInFrench } from './rules/theme-text-not-in-french';
import { truncatedFrenchText } from './rules/truncated-french-text';
import { undescribedPhoto } from './rules/undescribed-photo';
import { unreadyForSeason } from './rules/unready-for-season';
import { unsupportedWasPrice } from './rules/unsupported-was-price';
import { untranslatedFrenchText } from './rules/untranslated-french-text';
import { vagueDescription } from './rules/vague-description';
import { volatilePrice } from './rules/volatile-price';

const OF_LISTINGS = [
  missingFrenchText,
  outdatedFrenchText,
  untranslatedFrenchText,
  mixedLanguageText,
  truncatedFrenchText,
  missingFrenchDetails,
  frenchTypography,
  anglicismInPromotion,
  taxFreeClaim,
  noRepairStatement,
  volatilePrice,
  priceJump,
  exchangeRateDrift,
  unsupportedWasPrice,
  briefReferencePrice,
  staleReferencePrice,
  pointlessCompareAt,
  missingPackagingPhoto,
  undescribedPhoto,
  fewPhotos,
  smallPhoto,
  englishTextInPhoto,
  packagingWithoutFrench,
  claimInPhoto,
  vagueDescription,
  metricOnlyMeasurements,
  missingHsCode,
  invalidHsCode,
  missingCountryOfOrigin,
  missingNationalTariffCode,
  missingWeight,
  highReturnRate,
  unreadyForSeason,
  overstockBeforeSeasonEnd,
] as const;

const OF_THE_STORE = [
  frenchNotPublished,
  policyNotInFrench,
  menuNotInFrench,
  checkoutWordsNotInFrench,
  shippingNameNotInFrench,
  paymentTextNotInFrench,
  notificationNotInFrench,
  themeTextNotInFrench,
  pageNotInFrench,
  collectionNotInFrench,
  filterNotInFrench,
  articleNotInFrench,
  metafieldNotInFrench,
  missingReturnPolicy,
  missingDeliveryPromise,
  lateHandling,
  overdueOrders,
] as const;

/** Every rule about a listing, in the order in which results are given and shown. */
export const LISTING_RULES: readonly Rule[] = OF_LISTINGS;

/** Those about a listing's French, whose findings new French closes. */
export const FRENCH_RULES: ReadonlySet<string> = new Set(
  LISTING_RULES.filter(({ group }) => group === 'french').map(({ id }) => id),
);

/** Every rule about the store as a whole. */
export const STORE_RULES: readonly StoreRule[] = OF_THE_STORE;

/** Those about what a buyer meets beside listings, which pages show together. */
export const STORE_TEXT_RULES: ReadonlySet<string> = new Set(
  STORE_RULES.filter(({ needs }) => needs.includes('storeTexts')).map(({ id }) => id),
);

export const RULES: readonly RuleTraits[] = [...STORE_RULES, ...LISTING_RULES];

/** Results and findings that are stored may be of a rule that is gone: for that one there is `undefined`. */
export const RULES_BY_ID: RulesById = new Map(RULES.map((rule) => [rule.id, rule]));

/** Rules about the store that keep promotions from being scheduled. */
export type BlockingStoreRule = Extract<
  (typeof OF_THE_STORE)[number],
  { promotion: 'blocks' }
>['id'];
