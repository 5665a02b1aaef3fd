import { describe, expect, test, vi } from 'vitest';
import { startApp, STORE } from './app-under-test';

describe('what may be chosen', () => {
  test('listings by title, page by page', async () => {
    const listListings = vi.fn(() =>
      Promise.resolve({ rows: [], total: 0, previous: null, next: null } as never),
    );
    const app = await startApp({ catalogue: { list: listListings } });
    await app.fetch('/app/promotions/listings.data?search=%20mug&after=k');
    expect(listListings).toHaveBeenCalledWith(STORE, {
      search: 'mug',
      after: 'k',
      sort: 'title',
      direction: 'asc',
      limit: 25,
    });
    const long = await app.fetch(`/app/promotions/listings.data?search=${'x'.repeat(201)}`);
    expect(long.status).toBe(400);
  });

  test('collections', async () => {
    const searchCollections = vi.fn(() => Promise.resolve({ collections: [], cursor: null }));
    const app = await startApp({ promotions: { searchCollections } });
    expect((await app.fetch('/app/promotions/collections.data')).status).toBe(200);
    expect(searchCollections).toHaveBeenCalledWith(STORE, '', null);
  });
});

describe('the original prices of a sale', () => {
  const ID = '0b5f3b1e-7a3e-4c1d-9a55-3a8f6f5c2d10';
  const PATH = `/app/promotions/${ID}/original-prices.csv`;
  const table = {
    columns: ['Handle', 'Title', 'Variant SKU', 'Variant Price', 'Price / Canada'],
    rows: [['mug', 'Mug, "blue"', '-40', '10', '']],
  };

  test('come as the file that Shopify’s import takes, word for word', async () => {
    const exportOriginalPrices = vi.fn(() => Promise.resolve(table));
    const response = await (await startApp({ promotions: { exportOriginalPrices } })).fetch(PATH);
    expect(exportOriginalPrices).toHaveBeenCalledWith(STORE, ID);
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('Content-Disposition')).toContain(`original-prices-${ID}.csv`);
    expect(await response.text()).toBe(
      'Handle,Title,Variant SKU,Variant Price,Price / Canada\r\nmug,"Mug, ""blue""",-40,10,\r\n',
    );
  });

  test('of a promotion that this store has not, or that is none, are not found', async () => {
    const exportOriginalPrices = () => Promise.resolve(null);
    const app = await startApp({ promotions: { exportOriginalPrices } });
    expect((await app.fetch(PATH)).status).toBe(404);
    expect((await app.fetch('/app/promotions/1/original-prices.csv')).status).toBe(404);
  });

  test('are nobody’s who is not signed in', async () => {
    const app = await startApp({});
    const response = await app.fetch(PATH, { headers: { Authorization: 'Bearer nothing' } });
    expect(response.status).toBe(401);
  });
});
