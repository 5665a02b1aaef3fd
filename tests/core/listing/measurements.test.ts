import { describe, expect, it } from 'vitest';
import {
  hasAmericanMeasurement,
  hasDimension,
  metricMeasurements,
} from '~/core/listing/measurements';

describe('metric measurements', () => {
  it.each<[text: string, found: string[]]>([
    ['Measures 30 cm by 12.5cm', ['30 cm', '12.5cm']],
    ['100 × 98 × 54mm', ['54mm']],
    ['Allow 2-3cm', ['3cm']],
    ['42/40mm hole', ['40mm']],
    ['A 5-litre bag, 0,9 litre, 2 L, 4L', ['5-litre', '0,9 litre', '2 L', '4L']],
    ['Bags of 5, 10 and 20 litres', ['20 litres']],
    ['25MM, 500 ML, 2KG, 130 g', ['25MM', '500 ML', '2KG', '130 g']],
    ['Taille : 2,5 mètres, 300 grammes', ['2,5 mètres', '300 grammes']],
    ['Holds 750 ml', ['750 ml']],
    ['TOTAL WEIGHT 4 GRAMS. WIDTH 60 Millimetres', ['4 GRAMS', '60 Millimetres']],
    ['Powder 500 gm, 500G, 2 KGS, 1 lt, 5 Ltr', ['500 gm', '500G', '2 KGS', '1 lt', '5 Ltr']],
    ['容量は600ml、重さは1.2kgです。幅85cm、高さは9センチ', ['600ml', '1.2kg', '85cm', '9センチ']],
    ['３０㎝ ５００ｍｌ', ['30cm', '500ml']],
    ['30厘米, 2公斤; ขนาด 30 ซม. หนัก 2 กก.', ['30厘米', '2公斤', '30 ซม', '2 กก']],
    // Not measurements, or the same in the US.
    ['30cm-blue-vase, vase-30cm-white, img_30cm', []],
    ['4G/5G phone, 64G memory', []],
    ['Replacement probe for 24-7 Meter, 24/7 meter, 4-in-1 Meter', []],
    ['A hose of 5-7 m', ['7 m']],
    ['5G phone, XR-5 m, A5 l, size 5M, 1080p, v2.5m', []],
    ['Wool of 200 g/m², a room of 20 m², 20 km/h, 10 mg', []],
    ['35 mm film, a 3.5mm jack, 50mm lens', []],
    ['12 g of protein, 3g fat and 40 g carbs', []],
    ['Waterproof to 20,000 mm', []],
    ['Red wine, 750 ml', []],
    ['No numbers at all', []],
  ])('in “%s”: %j', (text, found) => {
    expect(metricMeasurements(text)).toEqual(found);
  });
});

describe('metric measurements of jewellery', () => {
  it.each<[text: string, goods: string, found: string[]]>([
    ['A band of 3mm, 30 mm long', 'Gold ring', []],
    ['Bague de 3 mm', 'Bague en argent', []],
    ['4 grams of 18k gold, 12 cm long', 'Chain bracelet', ['12 cm']],
    ['4 grams of brass', 'Bracelet', ['4 grams']],
    ['A lamp of 30 mm', 'Ring light', ['30 mm']],
    ['30 mm wide', 'Napkin rings', ['30 mm']],
  ])('in “%s” of a %s: %j', (text, goods, found) => {
    expect(metricMeasurements(text, goods)).toEqual(found);
  });
});

describe('American measurements', () => {
  it.each([
    '12" wide',
    "9.3'' x 3.54''",
    '6’ tall',
    '10 in. across',
    '10 in x 4 in',
    '10in wide',
    'an 8-inch blade',
    'five inches',
    '3 feet',
    '12 oz',
    '5lbs',
    '1.5 pounds',
    'two cups',
    '1 gal',
    '1.5cu ft',
    '36 po',
    'douze pouces',
    '−22 °F',
    'half a pound',
    'une once',
    '2,5 onces',
    'Weight (lbs): 12',
    'Size in inches: 12 by 9',
    'a 19" rack, as "wide" as it gets',
  ])('are seen in “%s”', (text) => {
    expect(hasAmericanMeasurement(text)).toBe(true);
  });

  it.each([
    'A 3-in-1 speaker',
    '2 in 1',
    '2-in-one',
    '5 in stock',
    'the feet of the chair',
    'a bounded book',
    'You only live once. Rinse it once before use.',
    'Cooks nicely: pound it.',
    'Un livre de 200 pages et un quart d’heure',
    'Le pouce vert',
    'A set of two cups',
    "Of 30 mm, marked '750' and dated ‘1886’.",
    'The “Nº 5” of 30 mm',
    'Called "Model 12", 30 mm',
    'DIMENSIONS None"W x None"D x None"H',
  ])('are not seen in “%s”', (text) => {
    expect(hasAmericanMeasurement(text)).toBe(false);
  });
});

describe('a dimension', () => {
  it('is a measurement in either system, or one number by another', () => {
    expect(['12 x 30', '8×10', '5 cm', '18 inches'].map(hasDimension)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(hasDimension('DIMENSIONS 53 W x 15 D x 84.5 H')).toBe(true);
    expect(hasDimension('DIMENSIONS None"W x None"D x None"H')).toBe(false);
    expect(hasDimension('Sixty long matches in a glass cloche')).toBe(false);
  });
});
