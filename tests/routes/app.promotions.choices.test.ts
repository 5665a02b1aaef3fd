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
