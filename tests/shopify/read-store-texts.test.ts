import { describe, expect, it } from 'vitest';
import type { StoreTextPage } from '~/services/store/ports';
import type { SandboxContent } from '../../sandbox/model';
import { gid } from '../../sandbox/store/ids';
import { sampleListing, sandboxedShopify, type SandboxedShopify } from './support/sandbox-shop';

const link = (value: string, french?: string): SandboxContent => ({
  type: 'LINK',
  fields: [{ key: 'title', value, ...(french !== undefined && { french }) }],
});

function shopWith(contents: SandboxContent[], collections: { title: string; products: [] }[] = []) {
  return sandboxedShopify([sampleListing(1)], {}, [], collections, { contents });
}

async function pagesOf({ shopify }: SandboxedShopify, after: string | null = null) {
  const pages: StoreTextPage[] = [];
  for await (const page of shopify.readStoreTexts(after)) pages.push(page);
  return pages;
}

const resourcesOf = (pages: StoreTextPage[], type: StoreTextPage['type']) =>
  pages.flatMap((page) => (page.type === type && 'resources' in page ? page.resources : []));

describe('the texts of a store beside products', () => {
  it('are given as a buyer reads them, with the French that there is and whether somebody saved it', async () => {
    const pages = await pagesOf(
      await shopWith([
        {
          type: 'EMAIL_TEMPLATE',
          id: 'order_confirmation',
          fields: [
            {
              key: 'title',
              value: 'Order {{ name }} confirmed',
              french: 'Commande {{ name }}',
              isBuiltIn: true,
            },
            {
              key: 'body_html',
              value:
                '<style>p { color: red }</style>{% if x %}<p>Thank you &amp; goodbye</p>{% endif %}',
              type: 'HTML',
              french: '<p>Merci</p>',
              outdated: true,
            },
          ],
        },
        { type: 'PAGE', fields: [{ key: 'handle', value: 'about', type: 'URI' }] },
      ]),
    );
    const french = { locale: 'fr', marketId: null };
    expect(resourcesOf(pages, 'EMAIL_TEMPLATE')).toEqual([
      {
        id: 'gid://shopify/EmailTemplate/order_confirmation',
        texts: [
          {
            key: 'title',
            source: 'Order confirmed',
            french: [{ ...french, value: 'Commande', outdated: false, isSaved: false }],
          },
          {
            key: 'body_html',
            source: 'Thank you & goodbye',
            french: [{ ...french, value: 'Merci', outdated: true, isSaved: true }],
          },
        ],
      },
    ]);
    expect(resourcesOf(pages, 'PAGE')).toEqual([]);
  });

  it('hold what was written for a Canadian market, and leave out the collection that Shopify makes', async () => {
    const shop = await shopWith(
      [link('Gifts')],
      [
        { title: 'frontpage', products: [] },
        { title: 'Kitchen', products: [] },
      ],
    );
    const { sandbox } = shop;
    const canada = sandbox.markets.find(({ country }) => country === 'CA');
    const marketId = gid('Market', canada?.id ?? '');
    const [gifts = ''] = sandbox.contents.keys();
    sandbox.registerTranslation(gifts, {
      key: 'title',
      locale: 'fr-CA',
      value: 'Cadeaux',
      marketId,
    });
    const pages = await pagesOf(shop);
    expect(resourcesOf(pages, 'LINK')[0]?.texts[0]?.french).toMatchObject([
      { locale: 'fr-CA', marketId, value: 'Cadeaux', isSaved: true },
    ]);
    expect(resourcesOf(pages, 'COLLECTION').map(({ texts }) => texts[0]?.source)).toEqual([
      'Kitchen',
    ]);
  });

  it('come page by page within the limit of a query, and go on after the cursor of any page', async () => {
    const shop = await shopWith(Array.from({ length: 130 }, (_, at) => link(`Link ${String(at)}`)));
    const pages = await pagesOf(shop);
    const links = pages.filter(({ type }) => type === 'LINK');
    expect(links).toMatchObject([
      { isFirst: true, isLast: false },
      { isFirst: false, isLast: true, isWhole: true },
    ]);
    expect(new Set(resourcesOf(pages, 'LINK').map(({ id }) => id)).size).toBe(130);
    for (const [at, { cursor }] of pages.entries()) {
      expect(await pagesOf(shop, cursor)).toEqual(pages.slice(at + 1));
    }
    expect(shop.costs.get('StoreTexts')).toBeLessThan(500);
  });

  it('say which permission a type lacks, and hold the others', async () => {
    const shop = await shopWith([
      link('Gifts'),
      { type: 'PAGE', fields: [{ key: 'title', value: 'About us' }] },
    ]);
    shop.sandbox.faults.deniedResourceTypes.set('LINK', 'read_online_store_navigation');
    const pages = await pagesOf(shop);
    expect(pages.find(({ type }) => type === 'LINK')).toMatchObject({
      permission: 'read_online_store_navigation',
    });
    expect(resourcesOf(pages, 'PAGE')).toHaveLength(1);
  });

  it('are given at most two thousand metafields of, and say that there are more', async () => {
    const shop = await shopWith([]);
    const product = sampleListing(1).id;
    const { metafields } = shop.sandbox.catalogue.product(product);
    for (let number = 0; number < 2_001; number += 1) {
      metafields.push({
        __typename: 'Metafield',
        id: shop.sandbox.ids.next(),
        namespace: 'care',
        key: `a${String(number)}`,
        type: 'single_line_text_field',
        value: 'Wash by hand',
        updatedAt: '2026-11-01T00:00:00Z',
      });
    }
    const read = (await pagesOf(shop)).filter(({ type }) => type === 'METAFIELD');
    expect(read.at(-1)).toMatchObject({ isLast: true, isWhole: false });
    expect(resourcesOf(read, 'METAFIELD').length).toBeLessThanOrEqual(2_000);
  });
});
