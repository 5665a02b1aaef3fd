import { expect, test } from 'vitest';
import { oneFieldFixOf } from '~/core/changes/one-field';
import { sampleListing } from '../../shopify/support/sandbox-shop';

const { media } = sampleListing(42);
const PHOTO = media[0]?.id;

test.each([
  ['undescribed-photo', 'media[0].alt', { kind: 'altText', mediaId: PHOTO }],
  // A photo that is gone since it was judged.
  ['undescribed-photo', 'media[7].alt', null],
  ['missing-french-text', 'title', { kind: 'frenchTitle' }],
  ['missing-french-text', 'descriptionHtml', null],
  ['missing-country-of-origin', 'variants[250 ml].countryOfOrigin', { kind: 'origin' }],
  ['missing-hs-code', 'variants[250 ml].harmonizedSystemCode', null],
  ['vague-description', 'descriptionHtml', null],
])('%s at %s: %j', (rule, field, fix) => {
  expect(oneFieldFixOf({ rule, field }, { media })).toEqual(fix);
});
