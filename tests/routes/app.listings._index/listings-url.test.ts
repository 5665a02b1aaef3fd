import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SEVERITIES } from '~/core/audit/outcome';
import { AUDIENCES } from '~/core/listing/audience';
import { listingsSearchParams } from '~/routes/app.listings._index/listings-params';
import { parseListingsUrl, PAGE_SIZE } from '~/routes/app.listings._index/listings-url';
import {
  LISTING_SORTS,
  LISTING_STATES,
  type ListingsQuery,
} from '~/services/catalogue/listings-query';

const cursor = fc.string({ minLength: 1, maxLength: 300 }).filter((text) => text.trim() !== '');

const queries: fc.Arbitrary<ListingsQuery> = fc
  .record(
    {
      audience: fc.constantFrom(...AUDIENCES),
      rule: fc.constantFrom('volatile-price', 'missing-french-text'),
      severity: fc.constantFrom(...SEVERITIES),
      status: fc.constantFrom('ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED'),
      state: fc.constantFrom(...LISTING_STATES),
      search: fc
        .string({ maxLength: 200, unit: 'grapheme' })
        .map((text) => text.slice(0, 200).trim())
        .filter((text) => text !== ''),
      sort: fc.constantFrom(...LISTING_SORTS),
      direction: fc.constantFrom('asc', 'desc'),
      limit: fc.constant(PAGE_SIZE),
      place: fc.oneof(fc.record({ after: cursor }), fc.record({ before: cursor })),
    },
    { requiredKeys: ['sort', 'direction', 'limit'] },
  )
  .map(({ place, ...query }) => ({ ...query, ...place }));

test('what is written into the address is read from it again', () => {
  fc.assert(
    fc.property(queries, (query) => {
      const address = `?${listingsSearchParams(query)}`;
      expect(parseListingsUrl(new URLSearchParams(address))).toEqual({ query, dropped: [] });
    }),
  );
});

test('whatever the address holds, a query comes of it', () => {
  const names = fc.constantFrom(
    'audience',
    'rule',
    'severity',
    'sort',
    'after',
    'before',
    'search',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(names, fc.string())), (pairs) => {
      const { query } = parseListingsUrl(new URLSearchParams(pairs));
      expect(query.limit).toBe(PAGE_SIZE);
      expect(LISTING_SORTS).toContain(query.sort);
      expect(query.after === undefined || query.before === undefined).toBe(true);
    }),
  );
});

describe('addresses', () => {
  const parse = (address: string) => parseListingsUrl(new URLSearchParams(address));

  test('without parameters the gravest come first', () => {
    expect(parse('')).toEqual({
      query: { sort: 'findings', direction: 'desc', limit: PAGE_SIZE },
      dropped: [],
    });
  });

  test('Shopify’s own parameters are left alone', () => {
    expect(parse('shop=a.myshopify.com&host=x&locale=fr&id_token=t').dropped).toEqual([]);
  });

  test.each([
    ['audience=MX', 'audience'],
    ['rule=Robert%27);DROP%20TABLE', 'rule'],
    ['severity=huge', 'severity'],
    ['status=active', 'status'],
    ['state=bad', 'state'],
    ['sort=price', 'sort'],
    ['direction=up', 'direction'],
    [`search=${'x'.repeat(201)}`, 'search'],
    [`after=${'x'.repeat(1_001)}`, 'after'],
    ['after=a&before=b', 'before'],
  ])('%s is left out and named', (address, name) => {
    const { query, dropped } = parse(address);
    expect(dropped).toEqual([name]);
    if (name !== 'sort' && name !== 'direction') expect(query).not.toHaveProperty(name);
  });

  test('an emptied field is no fault', () => {
    expect(parse('search=+&audience=').dropped).toEqual([]);
  });
});
