import { describe, expect, it } from 'vitest';
import { isGoods } from '~/core/listing/goods';

const judge = (productType: string, title = 'Kettle', category?: string) =>
  isGoods({
    title,
    productType,
    ...(category && {
      category: {
        id: `gid://shopify/TaxonomyCategory/${category}`,
        name: category,
        fullName: category,
      },
    }),
  });

describe('what is no object', () => {
  it.each([
    'Gift Cards',
    'gift card',
    'E-Gift Card',
    'Carte-cadeau',
    'Cartes cadeaux',
    'Insurance',
    'Shipping Protection',
    'Assurance colis',
    'Extended Warranty',
    'Garantie prolongée',
    'Services',
    'Repair Service',
    'Service de réparation',
    'Frais de livraison',
    'Donation',
  ])('is told by the product type %s', (type) => {
    expect(judge(type)).toBe(false);
  });

  it('is told by Shopify’s category before the type, and by a title that leaves no doubt', () => {
    expect(judge('Kettles', 'Kettle', 'gc')).toBe(false);
    expect(judge('', 'Kettle', 'se-1-2')).toBe(false);
    expect(judge('Gift Cards', 'Kettle', 'hg-3')).toBe(true);
    expect(judge('Other', 'Route Package Protection')).toBe(false);
    expect(judge('', 'Gift card')).toBe(false);
    expect(isGoods({ title: 'Kettle', productType: 'Kettles', isGiftCard: true })).toBe(false);
  });
});

describe('what is an object although its name holds such a word', () => {
  it.each([
    'Gift Card Holders',
    'Tea Service',
    'Services à thé',
    'Greeting Cards',
    'Neck Protection Pillow',
    'Gift Boxes',
    'Nail Tips',
    'Protection',
    'Kettles',
    '',
  ])('%j', (type) => {
    expect(judge(type)).toBe(true);
  });

  it('going by the title', () => {
    expect(judge('', 'Gift card holder in leather')).toBe(true);
    expect(judge('Cases', 'Case with full protection')).toBe(true);
  });
});
