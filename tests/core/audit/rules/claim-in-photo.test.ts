import { describe, expect, it } from 'vitest';
import type { PhotoReading } from '~/core/photos/photo-words';
import { readingOf } from '../../photos/reading-of';
import { listing, photo, price, resultOf, STORE, variant } from '../../support';

const REDUCED = [variant({ shopPrice: price(20, 40) })];

function judge(lines: string[], variants = [variant()], now = new Date('2026-09-10T12:00:00Z')) {
  return asked(new Map([[photo().id, readingOf(lines)]]), variants, now);
}

function asked(photoReadings?: Map<string, PhotoReading>, variants = [variant()], now?: Date) {
  return resultOf(
    'claim-in-photo',
    listing({ variants }),
    { store: STORE, ...(photoReadings && { photoReadings }) },
    now && { now },
  );
}

describe('claim-in-photo', () => {
  it('finds a promise of no taxes, for Quebec alone', () => {
    expect(judge(['We charge no tax']).findings).toMatchObject([
      { key: `${photo().id}:tax`, field: 'media[0]', audiences: ['QC'], severity: 'medium' },
    ]);
    expect(judge(['No tax*', '*We pay the taxes']).outcome).toBe('pass');
  });

  it('finds an event that is over or far off', () => {
    expect(judge(['BLACK FRIDAY', 'DEAL']).findings).toMatchObject([
      { message: { id: 'rule.claim-in-photo.event', data: { found: 'BLACK FRIDAY' } } },
    ]);
    const inSeason = new Date('2026-11-20T12:00:00Z');
    expect(judge(['BLACK FRIDAY'], [variant()], inSeason).outcome).toBe('pass');
    expect(judge(['Boxing Day'], [variant()], new Date('2027-01-05T12:00:00Z')).outcome).toBe(
      'pass',
    );
    expect(judge(['Vendredi fou'], [variant()], new Date('2027-01-05T12:00:00Z')).outcome).toBe(
      'fail',
    );
  });

  it.each([
    [['50% OFF'], { isNothingOff: true }],
    [['50 %', 'de rabais'], { isNothingOff: true }],
    [['Save 50% off today'], { isNothingOff: true }],
    [['SAVE 50%'], { found: 'SAVE 50%' }],
    [['-50 %'], { found: '-50 %' }],
    [['Rabais de 50 %'], { found: 'Rabais de 50 %' }],
    [['Économisez 25 %'], { found: 'Économisez 25 %' }],
    [['Solde', '40 %'], { found: 'Solde 40 %' }],
  ])('finds a percentage while nothing is off: %j', (lines, data) => {
    expect(judge(lines).findings).toMatchObject([
      { message: { id: 'rule.claim-in-photo.percent', data } },
    ]);
  });

  it.each([
    '35 % de réduction des rides',
    '90 % de réduction du bruit',
    'Jusqu’à 40 % de réduction de la facture de chauffage',
    'Blocks 99% off-gassing',
    '10-50 %',
    '-20 °C',
  ])('takes for no discount: %s', (line) => {
    expect(judge([line]).outcome).toBe('pass');
  });

  it('compares the percentage with what is off for each', () => {
    expect(judge(['50% OFF'], REDUCED).outcome).toBe('pass');
    expect(judge(['Up to 40% off'], REDUCED).outcome).toBe('pass');
    expect(judge(['70% OFF'], REDUCED).findings).toMatchObject([
      { message: { data: { isNothingOff: false, most: 0.5 } } },
    ]);
    const inCanada = variant({ shopPrice: price(20, 40), shownPrice: { CA: price(40) } });
    expect(judge(['50% OFF'], [inCanada]).findings).toMatchObject([{ audiences: ['CA', 'QC'] }]);
    expect(judge(['100% cotton', '50% recycled']).outcome).toBe('pass');
  });

  it('finds a price by itself that no variant has', () => {
    expect(judge(['Only $49.99']).findings).toMatchObject([
      { message: { id: 'rule.claim-in-photo.price', data: { printed: 'Only $49.99' } } },
    ]);
    expect(judge(['49,99 $']).outcome).toBe('fail');
    expect(judge(['$40.00']).outcome).toBe('pass');
    expect(judge(['Free shipping over $50.00', '$50']).outcome).toBe('pass');
  });

  it('does not apply where photos are not looked at', () => {
    expect(asked().reason).toMatchObject({ id: 'reason.photosNotRead' });
  });

  it('is unknown until all were looked at, and where one could not be opened', () => {
    expect(asked(new Map()).reason).toMatchObject({ id: 'reason.photosNotYetLookedAt' });
    const broken = new Map([[photo().id, { state: 'unreadable', why: 'broken' } as const]]);
    expect(asked(broken).reason).toMatchObject({ id: 'reason.photosUnreadable' });
  });
});
