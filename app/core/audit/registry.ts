import type { Rule, StoreRule } from './rule';
import { fewPhotos } from './rules/few-photos';
import { invalidHsCode } from './rules/invalid-hs-code';
import { lateHandling } from './rules/late-handling';
import { metricOnlyMeasurements } from './rules/metric-only-measurements';
import { missingCountryOfOrigin } from './rules/missing-country-of-origin';
import { missingDeliveryPromise } from './rules/missing-delivery-promise';
import { missingFrenchText } from './rules/missing-french-text';
import { missingHsCode } from './rules/missing-hs-code';
import { missingNationalTariffCode } from './rules/missing-national-tariff-code';
import { missingPackagingPhoto } from './rules/missing-packaging-photo';
import { missingReturnPolicy } from './rules/missing-return-policy';
import { missingWeight } from './rules/missing-weight';
import { outdatedFrenchText } from './rules/outdated-french-text';
import { overdueOrders } from './rules/overdue-orders';
import { pointlessCompareAt } from './rules/pointless-compare-at';
import { smallPhoto } from './rules/small-photo';
import { undescribedPhoto } from './rules/undescribed-photo';
import { vagueDescription } from './rules/vague-description';
import { volatilePrice } from './rules/volatile-price';

/** Every rule about a listing, in the order in which results are given and shown. */
export const LISTING_RULES: readonly Rule[] = [
  missingFrenchText,
  outdatedFrenchText,
  volatilePrice,
  pointlessCompareAt,
  missingPackagingPhoto,
  undescribedPhoto,
  fewPhotos,
  smallPhoto,
  vagueDescription,
  metricOnlyMeasurements,
  missingHsCode,
  invalidHsCode,
  missingCountryOfOrigin,
  missingNationalTariffCode,
  missingWeight,
];

/** Every rule about the store as a whole. */
export const STORE_RULES: readonly StoreRule[] = [
  missingReturnPolicy,
  missingDeliveryPromise,
  lateHandling,
  overdueOrders,
];
