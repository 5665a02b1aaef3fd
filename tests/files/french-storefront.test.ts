import { describe, expect, it } from 'vitest';
import { readFrenchStorefront } from '~/files/french-storefront';
import { listingOf } from './listing-of';
import { temporaryFiles } from './temporary-files';

const write = temporaryFiles();
const product = (change: object = {}) => ({
  id: 101,
  handle: 'mug',
  title: 'Tasse en grès',
  body_html: '<p>Une tasse pour le thé et le café.</p>',
  vendor: 'Nordet',
  options: [],
  variants: [{ title: 'Default Title', price: '20.00' }],
  images: [],
  ...change,
});
const read = (...products: object[]) =>
  readFrenchStorefront(write('fr.json', JSON.stringify({ products })));
const ENGLISH = {
  title: 'Stoneware mug',
  descriptionHtml: '<p>A mug for tea and for coffee.</p>',
  vendor: 'Nordet',
};

const titleOf = (listing: ReturnType<typeof listingOf>) =>
  listing.french?.find(({ key }) => key === 'title')?.value;

describe('a storefront in French', () => {
  it.each([
    ['its id, whatever its handle is in French', { handle: 'tasse' }, 'gid://shopify/Product/101'],
    ['its handle', {}, 'handle:mug'],
    ['its handle, where the file has no ids', { id: undefined }, 'handle:mug'],
  ])('finds a listing by %s', async (_, change, id) => {
    const storefront = await read(product(change));
    expect(titleOf(storefront.applyTo(listingOf({ ...ENGLISH, id })))).toBe('Tasse en grès');
    expect(storefront.use().unmatchedRows).toBe(0);
  });

  it('does not say when its French was written', async () => {
    const storefront = await read(product());
    expect(storefront.applyTo(listingOf(ENGLISH)).french?.[0]).not.toHaveProperty('outdated');
  });

  it('serves the source where there is no French, which is none', async () => {
    const storefront = await read(
      product({ title: ENGLISH.title, body_html: '<p>A mug for tea\n and for coffee.</p>' }),
    );
    expect(storefront.applyTo(listingOf(ENGLISH)).french).toEqual([]);
  });

  it.each(['Table', 'Nordet', 'Sirop d’érable de la forêt', 'XL 250'])(
    'may say the same in both languages: %s',
    async (title) => {
      const storefront = await read(product({ title }));
      expect(titleOf(storefront.applyTo(listingOf({ ...ENGLISH, title })))).toBe(title);
    },
  );

  it('knows nothing of a listing that it does not have', async () => {
    const storefront = await read(product({ id: 7, handle: 'bol' }));
    expect(storefront.applyTo(listingOf(ENGLISH))).not.toHaveProperty('french');
    expect(storefront.use()).toMatchObject({ rows: 1, unmatchedRows: 1, unmatchedExamples: ['7'] });
  });

  it('has options and alt texts by their place', async () => {
    const options = [{ name: 'Size', values: ['Small', 'Large'] }];
    const media = [
      { id: 'gid://shopify/MediaImage/5', kind: 'IMAGE' as const, url: null, alt: 'A mug' },
    ];
    const storefront = await read(
      product({
        options: [{ name: 'Format', values: ['Petit', 'Large'] }],
        images: [{ id: 5, src: 'https://cdn.example/5.jpg', alt: 'Une tasse' }],
      }),
    );
    expect(storefront.applyTo(listingOf({ ...ENGLISH, options, media })).frenchDetails).toEqual([
      { kind: 'optionName', source: 'Size', french: 'Format' },
      { kind: 'optionValue', source: 'Small', french: 'Petit' },
      { kind: 'optionValue', source: 'Large', french: null },
      { kind: 'altText', source: 'A mug', french: 'Une tasse' },
    ]);
    const changed = listingOf({ ...ENGLISH, options: [{ name: 'Size', values: ['Small'] }] });
    expect(storefront.applyTo(changed)).not.toHaveProperty('frenchDetails');
  });

  it('is told from one that is not in French', async () => {
    const words = 'A mug of stoneware for tea and for coffee, made by hand in a small workshop.';
    expect((await read(product({ title: 'Mug', body_html: `${words} ${words}` }))).language).toBe(
      'en',
    );
    await expect(
      readFrenchStorefront(write('fr.csv', 'Handle,Title\nmug,Tasse\n')),
    ).rejects.toThrow(/fr\.csv:1: is a CSV: expected the storefront's products\.json in French/);
  });
});
