import type { SeedCategory } from '../../seed-product';

const TAXONOMY: Record<string, [id: string, fullName: string]> = {
  Apparel: ['aa-1', 'Apparel & Accessories > Clothing'],
  Footwear: ['aa-8', 'Apparel & Accessories > Shoes'],
  Jewellery: ['aa-6', 'Apparel & Accessories > Jewelry'],
  Bags: ['lb-1', 'Luggage & Bags > Backpacks'],
  Toys: ['tg-5', 'Toys & Games > Toys'],
  Games: ['tg-2', 'Toys & Games > Games'],
  Cookware: ['hg-11', 'Home & Garden > Kitchen & Dining'],
  Drinkware: ['hg-11', 'Home & Garden > Kitchen & Dining'],
  Serveware: ['hg-11', 'Home & Garden > Kitchen & Dining'],
  Stationery: ['os', 'Office Supplies'],
};

/** Of Shopify's product taxonomy, by the product's own type; the merchant has left the others without one. */
export function categoryOf(productType: string): SeedCategory | null {
  const [id, fullName] = TAXONOMY[productType] ?? [];
  if (id === undefined || fullName === undefined) return null;
  const name = fullName.split(' > ').at(-1) ?? fullName;
  return { id: `gid://shopify/TaxonomyCategory/${id}`, name, fullName };
}
