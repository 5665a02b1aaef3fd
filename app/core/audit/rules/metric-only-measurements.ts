import { hasAmericanMeasurement, metricMeasurements } from '../../listing/measurements';
import type { Outcome } from '../outcome';
import { defineRule } from '../rule';

/** Measurements named in the message; more would hide the rest. */
const EXAMPLES = 3;

/**
 * Measurements without inches, pounds or ounces. Anything American in title, description or options is taken
 * to serve all of them: which conversion belongs to which number cannot be told.
 */
export const metricOnlyMeasurements = defineRule({
  id: 'metric-only-measurements',
  audiences: ['US'],
  severity: 'low',
  gravest: 'low',
  group: 'texts',
  weight: 1,
  certainty: 0.8,
  opensBy: 'edit',
  explainedBy: null,
  promotion: 'none',
  needs: ['listing', 'texts', 'variants'],
  settings: {},
  judge({ listing, texts, variants }) {
    const none: Outcome = {
      outcome: 'notApplicable',
      reason: { id: 'reason.noMetricMeasurement', data: {} },
    };
    const source = [texts.plainTitle.text, texts.plainDescription.text];
    const goods = `${texts.plainTitle.text}\n${listing.productType}`;
    const metricIn = (text: string) => metricMeasurements(text, goods);
    const metric = [...new Set(source.flatMap(metricIn))];
    if (metric.length === 0) return none;
    const options = variants.map(({ title }) => title);
    if ([...source, ...options].some(hasAmericanMeasurement)) return { outcome: 'pass' };
    return {
      outcome: 'fail',
      findings: [
        {
          key: 'measurements',
          message: {
            id: 'rule.metric-only-measurements.metricOnly',
            data: {
              measurements: metric.length,
              examples: metric.slice(0, EXAMPLES).join(', '),
              more: Math.max(0, metric.length - EXAMPLES),
            },
          },
          field: metricIn(texts.plainTitle.text).length > 0 ? 'title' : 'descriptionHtml',
          severity: 'low',
        },
      ],
    };
  },
});
