import { isFrench } from '../../language/locale';
import { defineStoreRule } from '../rule';
import type { Outcome } from '../outcome';

/** No French on the storefront, whatever has been translated: unpublished French is shown to nobody. */
export const frenchNotPublished = defineStoreRule({
  id: 'french-not-published',
  audiences: ['QC'],
  severity: 'high',
  gravest: 'high',
  group: 'french',
  weight: 5,
  certainty: 1,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'blocks',
  needs: ['store'],
  settings: {},
  judge({ store: { primaryLocale, publishedLocales } }): Outcome {
    if (isFrench(primaryLocale)) return { outcome: 'pass' };
    if (publishedLocales === undefined) {
      return { outcome: 'unknown', reason: { id: 'reason.localesNotRead', data: {} } };
    }
    if (publishedLocales.some(isFrench)) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      findings: [
        {
          key: 'publishedLocales',
          message: {
            id: 'rule.french-not-published.notPublished',
            data: { locales: [...new Set([primaryLocale, ...publishedLocales])].sort() },
          },
          field: 'publishedLocales',
          severity: 'high',
        },
      ],
    };
  },
});
