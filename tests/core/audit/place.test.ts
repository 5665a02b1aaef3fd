import { expect, it } from 'vitest';
import { placeOf } from '~/core/audit/place';
import { auditedSample } from '../../support/audited-sample';

it.each([
  ['title', { part: 'title' }],
  ['media[2].alt', { part: 'altText', index: 2 }],
  ['media[0]', { part: 'photo', index: 0 }],
  ['variants[a]b].price', { part: 'price', variant: 'a]b' }],
  ['variants[A.B].harmonizedSystemCode', { part: 'hsCode', variant: 'A.B' }],
  ['weight', { part: 'weight', variant: null }],
  ['policies[REFUND_POLICY]', { part: 'policy', type: 'REFUND_POLICY' }],
  ['constructor', { part: 'unknown' }],
  ['variants[A].toString', { part: 'unknown' }],
  ['something.new', { part: 'unknown' }],
])('%s is at %j', (field, place) => {
  expect(placeOf(field)).toEqual(place);
});

it('is known of each finding in a listing of the sample store', () => {
  const { listings } = auditedSample(new Date('2026-11-22T12:00:00Z'));
  const fields = [...listings.values()]
    .flat()
    .flatMap(({ findings }) => findings.map(({ field }) => field));
  expect(fields.length).toBeGreaterThan(50);
  expect(fields.filter((field) => placeOf(field).part === 'unknown')).toEqual([]);
});
