import type { Rule, StoreRule } from './rule';
import { missingFrenchText } from './rules/missing-french-text';
import { missingPackagingPhoto } from './rules/missing-packaging-photo';
import { outdatedFrenchText } from './rules/outdated-french-text';
import { pointlessCompareAt } from './rules/pointless-compare-at';
import { undescribedPhoto } from './rules/undescribed-photo';
import { volatilePrice } from './rules/volatile-price';

/** Every rule about a listing, in the order in which results are given and shown. */
export const LISTING_RULES: readonly Rule[] = [
  missingFrenchText,
  outdatedFrenchText,
  volatilePrice,
  pointlessCompareAt,
  missingPackagingPhoto,
  undescribedPhoto,
];

/** Every rule about the store as a whole. */
export const STORE_RULES: readonly StoreRule[] = [];
