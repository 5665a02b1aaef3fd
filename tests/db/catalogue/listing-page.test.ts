import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { diffFindings } from '~/core/audit/diff-findings';
import type { RuleResult } from '~/core/audit/outcome';
import type { Listing } from '~/core/listing/listing';
import { createRepositories } from '~/db.server';
import type { ListingsQuery } from '~/services/catalogue/listings-query';
import { testDatabase, uniqueStore } from '../../support/database';
import { audit, finding, listing, result, variant } from '../support/samples';

const database = await testDatabase();
const { stores, listings, audits } = createRepositories(database);
const at = new Date('2026-10-02T00:00:00Z');
const store = uniqueStore();

const fail = (
  rule: string,
  audiences: RuleResult['audiences'],
  severity: 'high' | 'medium' | 'low',
  count = 1,
) =>
  result(rule, {
    audiences,
    severity,
    outcome: 'fail',
    findings: [
      finding('0', { severity }),
      ...Array.from({ length: count - 1 }, (_, index) => finding(String(index + 1), { severity })),
    ],
  });
const unknown = result('volatile-price', { audiences: ['CA', 'QC'], outcome: 'unknown' });

const CATALOGUE: [Partial<Listing>, RuleResult[] | null][] = [
  [
    { title: 'Écorce', updatedAt: '2026-10-03T00:00:00.000Z' },
    [fail('missing-french-text', ['QC'], 'high')],
  ],
  [
    { title: 'apple 100% butter', updatedAt: '2026-10-01T00:00:00.000Z', status: 'DRAFT' },
    [fail('undescribed-photo', ['US', 'CA', 'QC'], 'medium', 3), unknown],
  ],
  [
    { title: 'Zebra', updatedAt: undefined, vendor: 'Nordique' },
    [result('undescribed-photo'), unknown],
  ],
  [{ title: 'Élan', updatedAt: '2026-10-02T00:00:00.000Z' }, [result('undescribed-photo')]],
  [
    { title: 'beurre', updatedAt: '2026-10-02T00:00:00.000Z', variants: [variant('xyz-9')] },
    [
      fail('missing-french-text', ['QC'], 'high'),
      fail('undescribed-photo', ['US', 'CA', 'QC'], 'low'),
    ],
  ],
  [{ title: 'Unjudged', updatedAt: '2026-09-01T00:00:00.000Z' }, null],
];

beforeAll(async () => {
  await stores.install(store, at);
  const all = CATALOGUE.map(([overrides], index) => listing(index + 1, overrides));
  await listings.save(store, all, { readAt: at });
  const judged = CATALOGUE.flatMap(([, results], index) =>
    results === null ? [] : [audit(listing(index + 1).id, results)],
  );
  await audits.save(store, judged, diffFindings([], judged), at);
});

const base: ListingsQuery = { sort: 'title', direction: 'asc', limit: 10 };

async function titles(query: Partial<ListingsQuery>) {
  const page = await listings.page(store, { ...base, ...query });
  expect(page.total).toBe(page.rows.length);
  return page.rows.map(({ title }) => title);
}

describe('sorting', () => {
  it.each([
    ['title', 'asc', ['apple 100% butter', 'beurre', 'Écorce', 'Élan', 'Unjudged', 'Zebra']],
    ['title', 'desc', ['Zebra', 'Unjudged', 'Élan', 'Écorce', 'beurre', 'apple 100% butter']],
    ['updated', 'desc', ['Écorce', 'beurre', 'Élan', 'apple 100% butter', 'Unjudged', 'Zebra']],
    ['findings', 'desc', ['beurre', 'Écorce', 'apple 100% butter', 'Unjudged', 'Élan', 'Zebra']],
  ] as const)('by %s, %s', async (sort, direction, expected) => {
    expect(await titles({ sort, direction })).toEqual(expected);
  });
});

describe('filters', () => {
  it.each<[Partial<ListingsQuery>, string[]]>([
    [{ status: 'DRAFT' }, ['apple 100% butter']],
    [{ state: 'findings' }, ['apple 100% butter', 'beurre', 'Écorce']],
    [{ state: 'clear' }, ['Élan']],
    [{ state: 'unknown' }, ['apple 100% butter', 'Zebra']],
    [{ state: 'unknown', audience: 'US' }, []],
    [{ state: 'clear', audience: 'US' }, ['Écorce', 'Élan', 'Zebra']],
    [{ state: 'unknown', rule: 'volatile-price', audience: 'CA' }, ['apple 100% butter', 'Zebra']],
    [{ state: 'clear', rule: 'undescribed-photo' }, ['Écorce', 'Élan', 'Zebra']],
    [{ audience: 'US' }, ['apple 100% butter', 'beurre']],
    [{ audience: 'QC', severity: 'high' }, ['beurre', 'Écorce']],
    [{ audience: 'US', severity: 'high' }, []],
    [{ severity: 'low' }, ['beurre']],
    [{ rule: 'undescribed-photo' }, ['apple 100% butter', 'beurre']],
    [{ rule: 'undescribed-photo', severity: 'low', audience: 'CA' }, ['beurre']],
    [{ rule: 'missing-french-text', audience: 'US' }, []],
    [{ search: 'ecorce' }, ['Écorce']],
    [{ search: 'BUTTER apple' }, ['apple 100% butter']],
    [{ search: '100%' }, ['apple 100% butter']],
    [{ search: '%' }, ['apple 100% butter']],
    [{ search: 'sku-XYZ' }, ['beurre']],
    [{ search: 'nordique' }, ['Zebra']],
    [{ search: 'listing-4' }, ['Élan']],
    [{ search: `'; DROP TABLE listing; --` }, []],
  ])('%j', async (query, expected) => {
    expect(await titles(query)).toEqual(expected);
  });

  it('find a listing by its state without naming the audience of a rule that another audience has', async () => {
    expect(await titles({ state: 'findings', rule: 'missing-french-text' })).toEqual([
      'beurre',
      'Écorce',
    ]);
  });
});

describe('paging by key', () => {
  it.each(['title', 'updated', 'findings'] as const)(
    'walks to the end and back by %s',
    async (sort) => {
      const whole = (await listings.page(store, { ...base, sort })).rows.map(({ id }) => id);
      const forward: string[] = [];
      let page = await listings.page(store, { ...base, sort, limit: 2 });
      expect(page.previous).toBeNull();
      forward.push(...page.rows.map(({ id }) => id));
      while (page.next !== null) {
        page = await listings.page(store, { ...base, sort, limit: 2, after: page.next });
        expect(page.total).toBe(6);
        forward.push(...page.rows.map(({ id }) => id));
      }
      expect(forward).toEqual(whole);
      const backward = page.rows.map(({ id }) => id);
      while (page.previous !== null) {
        page = await listings.page(store, { ...base, sort, limit: 2, before: page.previous });
        backward.unshift(...page.rows.map(({ id }) => id));
      }
      expect(backward).toEqual(whole);
      expect(page.next).not.toBeNull();
    },
  );

  it('shows the first page for a key that was cut or belongs to another sort', async () => {
    const { next } = await listings.page(store, { ...base, limit: 2 });
    const first = await listings.page(store, { ...base, sort: 'updated', limit: 2 });
    expect(
      await listings.page(store, { ...base, sort: 'updated', limit: 2, after: next ?? '' }),
    ).toEqual(first);
    expect((await listings.page(store, { ...base, limit: 2, after: 'eyJ' })).rows).toHaveLength(2);
  });
});

describe('narrowed to one audience', () => {
  const shown = async (query: Partial<ListingsQuery>) =>
    (
      await listings.page(store, { ...base, direction: 'desc', state: 'findings', ...query })
    ).rows.map(
      ({ title, openFindings: { high, medium, low } }) => `${title} ${high} ${medium} ${low}`,
    );

  it('shows and sorts by the findings of that audience', async () => {
    const sort = 'findings';
    expect(await shown({ sort })).toEqual([
      'beurre 1 0 1',
      'Écorce 1 0 0',
      'apple 100% butter 0 3 0',
    ]);
    expect(await shown({ sort, audience: 'US' })).toEqual([
      'apple 100% butter 0 3 0',
      'beurre 0 0 1',
    ]);
    expect(await shown({ sort, audience: 'QC' })).toEqual([
      'beurre 1 0 1',
      'Écorce 1 0 0',
      'apple 100% butter 0 3 0',
    ]);
  });

  it('goes on from a page of its own order alone', async () => {
    const order = { ...base, sort: 'findings', direction: 'desc', limit: 1 } as const;
    const { next } = await listings.page(store, { ...order, audience: 'QC' });
    const first = await listings.page(store, { ...order, audience: 'US' });
    const other = { ...order, audience: 'US', after: next ?? '' } as const;
    expect(await listings.page(store, other)).toEqual(first);
  });
});

it('shows readiness, open findings and the first photo of each listing', async () => {
  const { rows } = await listings.page(store, { ...base, search: 'beurre' });
  expect(rows).toEqual([
    {
      id: listing(5).id,
      title: 'beurre',
      handle: 'listing-5',
      status: 'ACTIVE',
      photoUrl: 'https://cdn.example/5.jpg',
      readiness: {
        US: { share: 0, coverage: 1 },
        CA: { share: 0, coverage: 1 },
        QC: { share: 0, coverage: 1 },
      },
      openFindings: { high: 1, medium: 0, low: 1 },
      updatedAt: '2026-10-02T00:00:00.000Z',
    },
  ]);
});

describe('a search in a large store', () => {
  const large = uniqueStore();
  const MANY = 1_005;

  beforeAll(async () => {
    await stores.install(large, at);
    const all = Array.from({ length: MANY }, (_, index) =>
      listing(index, { title: `Maple x${String(index).padStart(4, '0')}` }),
    );
    await listings.save(large, all, { readAt: at });
  });

  it.each([
    ['maple', MANY, ['Maple x1004', 'Maple x1003']],
    ['maple x0', 1_000, ['Maple x0999', 'Maple x0998']],
    ['MAPLE x07', 100, ['Maple x0799', 'Maple x0798']],
    ['x0777', 1, ['Maple x0777']],
    ['birch', 0, []],
  ])('counts all that has “%s” and shows the first of them', async (search, total, titles) => {
    const page = await listings.page(large, { ...base, direction: 'desc', limit: 2, search });
    expect(page.total).toBe(total);
    expect(page.rows.map(({ title }) => title)).toEqual(titles);
  });

  it('finds a listing by the last of so many SKUs that no index row holds them', async () => {
    const skus = Array.from({ length: 300 }, (_, index) =>
      variant(createHash('sha256').update(String(index)).digest('hex').slice(0, 16)),
    );
    const long = listing(MANY, { title: 'Chêne', variants: skus });
    await listings.save(large, [long], { readAt: at });
    const found = async (search: string) =>
      (await listings.page(large, { ...base, search })).rows.map(({ title }) => title);
    expect(await found(skus.at(-1)?.sku ?? 'none')).toEqual(['Chêne']);
    expect(await found('chene')).toEqual(['Chêne']);
  });

  it.each(['maple', 'maple x07'])('pages through what has “%s” and back', async (search) => {
    const query = { ...base, limit: 60, search };
    const first = await listings.page(large, query);
    const second = await listings.page(large, { ...query, after: first.next ?? '' });
    expect(second.rows[0]?.title.localeCompare(first.rows.at(-1)?.title ?? '')).toBe(1);
    expect(await listings.page(large, { ...query, before: second.previous ?? '' })).toEqual({
      ...first,
      previous: null,
    });
  });
});
