import type { SeedProduct } from '../../seed-product';

/** Enough text to tell a catalogue's language by. */
const SAMPLE_PRODUCTS = 200;

/** `fr` where most of the products are written in French, else `en`: the sandbox's stores know these two. */
export async function primaryLocaleOf(products: readonly SeedProduct[]): Promise<'en' | 'fr'> {
  // Its table of languages takes 85 MB: loaded only where a catalogue is.
  const { eld } = await import('eld/extrasmall');
  eld.setLanguageSubset(['en', 'fr']);
  const french = products
    .slice(0, SAMPLE_PRODUCTS)
    .map(({ title, descriptionHtml }) => `${title} ${plainText(descriptionHtml)}`)
    .filter((text) => eld.detect(text).language === 'fr').length;
  return french * 2 > Math.min(products.length, SAMPLE_PRODUCTS) ? 'fr' : 'en';
}

/** Without tags, entities and addresses, whose letters are no language's. */
function plainText(html: string): string {
  return html.replace(/<[^>]*>|&\w+;|https?:\S+/g, ' ');
}
