import { describe, expect, it } from 'vitest';
import { isMaintainableCategory } from '~/core/listing/maintainable-categories';
import { isMaintainableType } from '~/core/listing/maintainable-types';

describe('a product type', () => {
  it.each([
    'Kettles',
    'Kitchen > Kettles',
    'Tents & tarps',
    'Hand tools',
    'Snowmobiles',
    'Recliners',
    'Loveseats',
    'grow_lights',
    'Air Fryers',
    'Bluetooth Speakers',
    'Espresso Machines',
    'Digital Pianos',
    'Tables & Chairs',
    'Robot culinaire',
    'Tracteurs à gazon',
    'Cuiseur à riz',
    'Fer à repasser',
    'Vélo électrique',
    'Table basse',
    'Barbecue portable',
    'Canapé-lit',
    'Bureau de travail',
    'Batterie acoustique',
    'Chaises de bureau',
    'Poêle à bois',
    // One word of both languages.
    'Table',
    'Piano',
    'Sofas',
  ])('of goods that may need repair: %s', (type) => {
    expect(isMaintainableType(type)).toBe(true);
  });

  it.each([
    // French that ends like English, English that begins like French.
    'Linge de table',
    'Arts de la table',
    'Sel de table',
    'Sauce barbecue',
    'Table Linens',
    'Table Runners',
    'Barbecue Sauces',
    'Barbecue Sauce',
    'Batteries',
    'Kayak Apparel',
    'Piano Sheet Music',
    'Four Piece Set',
    'Machine Embroidery',
    // Another thing of the same name.
    'Tablet Cases',
    'Paper Fans',
    'Dog Beds',
    'Lit pour chien',
    'Hair Conditioners',
    'Tea lights',
    'Leather pumps',
    'Toy tools',
    'Écran solaire',
    'Poêles',
    // What belongs to it, or is for it.
    'Sofa & Camping Blanket',
    'Table & Chair Covers',
    'Bureau et papeterie',
    'Furniture > Cushions',
    'Electronics / Phone Cases',
    'Housse de canapé',
    'Bracelets de montre',
    'Bike accessories',
    'Vin de table',
    '',
  ])('of other goods: %s', (type) => {
    expect(isMaintainableType(type)).toBe(false);
  });
});

describe('a category of Shopify’s taxonomy', () => {
  it.each([
    ['el-6-6', 'Laptops', true],
    ['el-7-6', 'Cable Management', false],
    ['el-7-9-12-8', 'Keyboards', true],
    ['el-17-5-5-1', 'TV & Monitor Mounts', false],
    ['hg-9-8-6', 'Washing Machines', true],
    ['hg-11-6-3-3', 'Oven Gloves', false],
    ['hg-11-10-5-5', 'Mugs', false],
    ['fr-24-1-1', 'Coffee Tables', true],
    ['fr-23-1', 'Table Legs', false],
    ['co-2-3', 'Disposable Cameras', false],
    ['co-3-4-2', 'Telescopes', true],
    ['hb-3-10-12-2-1', 'Hair Combs', false],
    ['aa-1', 'Clothing', false],
    ['hg-11', 'Kitchen & Dining', null],
    ['sg-4-2', 'Camping & Hiking', null],
    ['na', 'Uncategorized', null],
  ])('%s (%s): %s', (id, _, maintainable) => {
    expect(isMaintainableCategory(`gid://shopify/TaxonomyCategory/${id}`)).toBe(maintainable);
  });
});
