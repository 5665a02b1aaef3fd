import { describe, expect, it } from 'vitest';
import type { Listing } from '~/core/listing/listing';
import { listing, resultOf, variant } from '../../support';

function judge(overrides: Partial<Listing>) {
  return resultOf('metric-only-measurements', listing(overrides));
}

describe('metric-only-measurements', () => {
  it('fails where every measurement is metric, naming the first ones', () => {
    const html = '<p>30 cm wide, 20 cm deep, 12 cm high, 1.2 kg. Again: 30 cm.</p>';
    expect(judge({ descriptionHtml: html })).toMatchObject({
      outcome: 'fail',
      severity: 'low',
      audiences: ['US'],
      findings: [
        {
          key: 'measurements',
          field: 'descriptionHtml',
          message: { data: { measurements: 4, examples: '30 cm, 20 cm, 12 cm', more: 1 } },
        },
      ],
    });
  });

  it('reads the title as well', () => {
    expect(
      judge({ title: 'Bottle 750 ml', descriptionHtml: '<p>Steel.</p>' }).findings,
    ).toMatchObject([{ field: 'title', message: { data: { examples: '750 ml' } } }]);
  });

  it.each<[where: string, overrides: Partial<Listing>]>([
    ['the description', { descriptionHtml: '<p>30 cm (12 inches) wide.</p>' }],
    ['the title', { title: 'Skillet, 10 inch', descriptionHtml: '<p>Weighs 2 kg.</p>' }],
    [
      'an option',
      { descriptionHtml: '<p>30 cm wide.</p>', variants: [variant({ title: '12" / Oak' })] },
    ],
  ])('passes with an American measure in %s', (_, overrides) => {
    expect(judge(overrides).outcome).toBe('pass');
  });

  it.each(['Rinse it once before use.', "Marked '750'.", 'Cooks nicely: pound it.'])(
    'takes no other word or mark for an American measure: %s',
    (text) => {
      expect(judge({ descriptionHtml: `<p>30 cm tall. ${text}</p>` }).outcome).toBe('fail');
    },
  );

  it('leaves the millimetres of jewellery to its trade, by title or type', () => {
    const descriptionHtml = '<p>A band of 3 mm.</p>';
    expect(judge({ descriptionHtml, productType: 'Rings' }).outcome).toBe('notApplicable');
    expect(judge({ descriptionHtml, title: 'Silver bracelet' }).outcome).toBe('notApplicable');
    expect(judge({ descriptionHtml }).outcome).toBe('fail');
  });

  it('does not apply where nothing is measured in metric units', () => {
    expect(judge({ descriptionHtml: '<p>Solid oak, 36 inches.</p>' })).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.noMetricMeasurement' },
    });
  });
});
