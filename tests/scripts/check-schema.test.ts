import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_VERSION } from '~/shopify/api-version';

const root = resolve(import.meta.dirname, '../..');
const current = gunzipSync(
  readFileSync(join(root, `sandbox/schema/admin-${API_VERSION}.graphql.gz`)),
).toString('utf8');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'borealist-schema-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function check(content: string | Buffer) {
  const file = join(folder, 'newer');
  writeFileSync(file, content);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts/check-schema.mjs'), file],
    { encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
}

/** The present schema with each definition in place of another. */
function changed(...changes: [from: RegExp, to: string][]): string {
  return changes.reduce((schema, [from, to]) => {
    expect(schema).toMatch(from);
    return schema.replace(from, to);
  }, current);
}

const inType = (name: string, field: string) =>
  new RegExp(`(\\n(?:type|input) ${name} (?:implements [^{]*)?\\{(?:\\n(?!\\}).*)*?\\n)  ${field}`);

describe('a newer schema', () => {
  it(
    'that differs in nothing breaks nothing, in whatever form it comes',
    { timeout: 60_000 },
    () => {
      const introspection = JSON.stringify({ data: introspectionFromSchema(buildSchema(current)) });
      for (const content of [current, gzipSync(current), introspection, gzipSync(introspection)]) {
        expect(check(content)).toEqual({ status: 0, said: 'Every operation works as it is.\n' });
      }
    },
  );

  it('without a field that is asked for', () => {
    const { status, said } = check(changed([inType('Product', 'vendor: '), '$1  maker: ']));
    expect(status).toBe(1);
    expect(said).toContain('ListingProduct: Cannot query field "vendor" on type "Product"');
  });

  it('without an argument, a type or a value of an enum that is given', () => {
    const { status, said } = check(
      changed(
        [/type MarketRegionCountry /, 'type MarketRegionLand '],
        [/(enum ProductSortKeys \{(?:\n(?!\}).*)*?\n) {2}ID\n/, '$1  NUMBER\n'],
        [/sortKey: ProductSortKeys = ID/, 'sortKey: ProductSortKeys = NUMBER'],
      ),
    );
    expect(status).toBe(1);
    expect(said).toContain('MarketRegionPage: Unknown type "MarketRegionCountry"');
    expect(said).toContain('ProductPage: Value "ID" does not exist in "ProductSortKeys" enum');
  });

  it('with an argument that has to be given', () => {
    const { status, said } = check(
      changed([/(\n {2}productVariants\()\n/, '$1\n    reason: String!\n\n']),
    );
    expect(status).toBe(1);
    expect(said).toMatch(
      /DiscountItemsPart: Field "productVariants" argument "reason" .* is required/,
    );
  });

  it('with inputs that variables have to hold, or may not hold any more', () => {
    const { status, said } = check(
      changed(
        [/(input DiscountAutomaticBasicInput \{\n)/, '$1  reason: String!\n\n'],
        [inType('DiscountCustomerGetsInput', 'value: '), '$1  worth: '],
      ),
    );
    expect(status).toBe(1);
    expect(said).toContain('DiscountAutomaticBasicInput.reason: has to be given now');
    expect(said).toContain('DiscountCustomerGetsInput.value: is gone');
  });

  it('where a field may be missing that never was', () => {
    const { status, said } = check(
      changed(
        [inType('Product', 'title: String!'), '$1  title: String'],
        [inType('Product', 'publishedAt: DateTime'), '$1  publishedAt: DateTime!'],
      ),
    );
    expect(status).toBe(1);
    expect(said).toContain('Product.title: is String, was String!');
    expect(said).not.toContain('publishedAt');
  });

  it('that deprecates or adds what is read only tells so', () => {
    const { status, said } = check(
      changed(
        [
          inType('Product', 'vendor: String!'),
          '$1  vendor: String! @deprecated(reason: "Use `maker`.")',
        ],
        [/(enum ProductStatus \{\n)/, '$1  EMBARGOED\n\n'],
        [/(union DiscountItems = )/, '$1Market | '],
      ),
    );
    expect(status).toBe(0);
    expect(said).toContain('Product.vendor: Use `maker`.');
    expect(said).toContain('ProductStatus.EMBARGOED: a new value');
    expect(said).toContain('Market: a new kind of DiscountItems');
  });

  it('that is none is refused by its name', () => {
    expect(check('Handle,Title\n')).toMatchObject({
      status: 2,
      said: expect.stringContaining('is no GraphQL schema') as unknown,
    });
  });
});
