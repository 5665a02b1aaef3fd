import { isFrench } from '../../language/locale';
import { isMaintainable, mentionsRepair } from '../../listing/maintainable-types';
import type { Outcome } from '../outcome';
import { defineRule } from '../rule';

/**
 * Goods that may need repair, without a word on parts, repair or maintenance. Since 5 October 2025 sellers in
 * Quebec say whether these are available (Consumer Protection Act, s. 39, after Bill 29).
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
    const productType = listing.productType.trim();
    if (listing.isGiftCard || (productType !== '' && !isMaintainable(productType))) {
      return { outcome: 'notApplicable', reason: { id: 'reason.notMaintainable', data: {} } };
    }
    if (productType === '') {
      return { outcome: 'unknown', reason: { id: 'reason.noProductType', data: {} } };
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
          message: { id: 'rule.no-repair-statement.missing', data: { productType } },
          field: 'descriptionHtml',
          severity: 'low',
        },
      ],
    };
  },
});
