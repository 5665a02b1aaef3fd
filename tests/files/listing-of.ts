import type { Listing } from '~/core/listing/listing';

/** A small listing with what a test cares about. */
export function listingOf(changes: Partial<Listing> = {}): Listing {
  return {
    id: 'handle:mug',
    handle: 'mug',
    title: 'Mug',
    descriptionHtml: '<p>A mug</p>',
    status: 'ACTIVE',
    vendor: 'Nordet',
    productType: '',
    tags: [],
    options: [{ name: 'Size', values: ['S', 'L'] }],
    variants: ['S', 'L'].map((size) => ({
      id: `handle:mug/${size}`,
      title: size,
      sku: `MUG-${size}`,
      selectedOptions: [{ name: 'Size', value: size }],
      shopPrice: { price: { amount: 20, currency: 'USD' }, compareAt: null },
    })),
    media: [],
    ...changes,
  };
}
