import { expect, it } from 'vitest';
import { borderOf, type Destination } from '~/core/customs/border';

/** What a parcel sent from a country is spared: by carrier, free of all and free of duty up to. */
function sparedOf(destination: Destination, country: string | undefined) {
  return borderOf(destination, country)
    .thresholds.filter(({ isYours }) => isYours === true)
    .map(({ carrier, freeUpTo, noDutyUpTo }) => [
      carrier,
      freeUpTo?.amount ?? null,
      noDutyUpTo?.amount ?? null,
    ]);
}

it.each([
  [
    'CA',
    'US',
    [
      ['courier', 40, 150],
      ['post', 20, null],
    ],
  ],
  [
    'CA',
    'MX',
    [
      ['courier', 40, 150],
      ['post', 20, null],
    ],
  ],
  [
    'CA',
    'GB',
    [
      ['courier', 20, null],
      ['post', 20, null],
    ],
  ],
  [
    'US',
    'CA',
    [
      ['courier', null, null],
      ['post', null, null],
    ],
  ],
  [
    'US',
    'FR',
    [
      ['courier', null, null],
      ['post', null, null],
    ],
  ],
] as const)(
  'a parcel to %s sent from %s is spared by its value',
  (destination, country, spared) => {
    expect(borderOf(destination, country).isCrossed).toBe(true);
    expect(sparedOf(destination, country)).toEqual(spared);
  },
);

it('a parcel within a country crosses no border, and is nobody’s case there', () => {
  expect(borderOf('CA', 'CA').isCrossed).toBe(false);
  expect(sparedOf('CA', 'CA')).toEqual([]);
});

it('whose case is whose is unknown while the store’s country is', () => {
  const { isCrossed, thresholds } = borderOf('CA', undefined);
  expect(isCrossed).toBeNull();
  expect(thresholds.map(({ isYours }) => isYours)).toEqual([null, null, null]);
});
