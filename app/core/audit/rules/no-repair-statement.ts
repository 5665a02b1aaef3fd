import { isFrench } from '../../language/locale';
import type { Listing } from '../../listing/listing';
import { isMaintainableCategory } from '../../listing/maintainable-categories';
import { isMaintainableType } from '../../listing/maintainable-types';
import { mentionsRepair } from '../../listing/repair-words';
import type { Outcome } from '../outcome';
import { defineRule } from '../rule';

/**
 * Goods that may need repair, without a word on parts, repair or maintenance. Since 5 October 2025 sellers in
 * Quebec say whether these are available (Consumer Protection Act, s. 39, after Bill 29). Shopify's category, which is
 * the same in every language, is asked before the merchant's own type.
 */
export const noRepairStatement = defineRule({
  id: 'no-repair-statement',
  audiences: ['QC'],
  severity: 'low',
  gravest: 'low',
  group: 'texts',
  weight: 1,
  certainty: 0.6,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'none',
  needs: ['listing', 'texts'],
  uses: ['french'],
  settings: {},
  judge({ listing, texts, french }): Outcome {
    const maintainable = listing.isGiftCard === true ? false : isMaintainable(listing);
    if (maintainable === null) {
      return { outcome: 'unknown', reason: { id: 'reason.noProductType', data: {} } };
    }
    if (!maintainable) {
      return { outcome: 'notApplicable', reason: { id: 'reason.notMaintainable', data: {} } };
    }
    const shown = [
      texts.plainDescription,
      ...(french ?? []).filter(({ locale }) => isFrench(locale)).map(({ plain }) => plain),
    ];
    if (shown.some(({ text }) => mentionsRepair(text))) return { outcome: 'pass' };
    if (french === undefined) {
      return { outcome: 'unknown', reason: { id: 'reason.missing.french', data: {} } };
    }
    return {
      outcome: 'fail',
      findings: [
        {
          key: 'descriptionHtml',
          message: {
            id: 'rule.no-repair-statement.missing',
            data: { productType: typeOf(listing) },
          },
          field: 'descriptionHtml',
          severity: 'low',
        },
      ],
    };
  },
});

type Goods = Pick<Listing, 'productType' | 'category'>;

/** `null`: it has neither a category nor a type. */
function isMaintainable({ productType, category }: Goods): boolean | null {
  const byCategory = category ? isMaintainableCategory(category.id) : null;
  if (byCategory !== null) return byCategory;
  const names = [category?.name ?? '', productType].filter((name) => name.trim() !== '');
  return names.length === 0 ? null : names.some(isMaintainableType);
}

function typeOf({ productType, category }: Goods): string {
  return productType.trim() || (category?.name ?? '');
}
