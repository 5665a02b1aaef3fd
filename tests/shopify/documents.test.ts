import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { generate } from '@graphql-codegen/cli';
import {
  buildSchema,
  concatAST,
  isEnumType,
  Kind,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { API_VERSION } from '~/shopify/api-version';
import { bulkQueryText } from '~/shopify/bulk/bulk-query';
import { exportQuery } from '~/shopify/bulk/order-export';
import { ProductExportDocument } from '~/shopify/generated/documents.generated';
import codegen from '../../codegen';
import { checkBulkQuery } from '../sandbox/graphql/bulk-rules';

const root = resolve(import.meta.dirname, '../..');
const schema = buildSchema(
  gunzipSync(
    readFileSync(resolve(root, `tests/sandbox/schema/admin-${API_VERSION}.graphql.gz`)),
  ).toString('utf8'),
);

const folder = resolve(root, 'app/shopify/documents');
const documents = concatAST(
  readdirSync(folder).map((name) => parse(readFileSync(resolve(folder, name), 'utf8'))),
);

const toml = z
  .object({
    access_scopes: z.object({ scopes: z.string() }),
    webhooks: z.object({
      api_version: z.string(),
      subscriptions: z.array(
        z.object({
          uri: z.string(),
          topics: z.array(z.string()).default([]),
          compliance_topics: z.array(z.string()).default([]),
          include_fields: z.array(z.string()).optional(),
        }),
      ),
    }),
  })
  .parse(parseToml(readFileSync(resolve(root, 'shopify.app.toml'), 'utf8')));

describe('the documents', () => {
  it('are valid in the version that the app asks for', () => {
    expect(validate(schema, documents).map((error) => error.message)).toEqual([]);
  });

  it('ask for nothing deprecated', () => {
    const deprecated: string[] = [];
    const typeInfo = new TypeInfo(schema);
    visit(
      documents,
      visitWithTypeInfo(typeInfo, {
        Field() {
          const field = typeInfo.getFieldDef();
          if (field?.deprecationReason) deprecated.push(field.name);
        },
      }),
    );
    expect(deprecated).toEqual([]);
  });

  it('are what the committed types were generated from', async () => {
    const [file] = Object.keys(codegen.generates);
    const generated: unknown = await generate({ ...codegen, silent: true, cwd: root }, false);
    const [{ content }] = z.tuple([z.object({ content: z.string() })]).parse(generated);
    expect(content).toBe(readFileSync(resolve(root, file ?? ''), 'utf8'));
  });
});

describe('the product export', () => {
  const text = bulkQueryText(ProductExportDocument);
  const query = parse(text);

  it('is one valid query without fragments by name, within the size limit', () => {
    expect(validate(schema, query)).toEqual([]);
    expect(query.definitions).toHaveLength(1);
    expect(Buffer.byteLength(text)).toBeLessThan(65_535);
    expect(text).not.toMatch(/\.\.\.\s*Listing/);
  });

  it('keeps the rules of bulk operations', () => {
    expect(checkBulkQuery(text)).toHaveProperty('document');
    expect(checkBulkQuery(text.replaceAll('edges', 'nodes'))).toHaveProperty('errors');
  });

  it('takes in products of every status', () => {
    const type = schema.getType('ProductStatus');
    const statuses = isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
    const filter = /status:([a-z,]+)/.exec(text)?.[1]?.split(',') ?? [];
    expect(filter.sort()).toEqual(statuses.map((status) => status.toLowerCase()).sort());
  });
});

describe('the order export', () => {
  const text = exportQuery({ updatedFrom: new Date('2026-11-22T11:50:00Z') });

  it('keeps the rules of bulk operations', () => {
    expect(validate(schema, parse(text))).toEqual([]);
    expect(checkBulkQuery(text)).toHaveProperty('document');
    expect(text).toContain(`query: "test:false AND updated_at:>='2026-11-22T11:50:00Z'"`);
  });

  it('asks for nothing that says who bought', () => {
    expect(text).not.toMatch(/email|phone|customer|note|firstName|lastName|address1|city|zip/i);
  });
});

describe('shopify.app.toml', () => {
  /** By Shopify's reference; the schema does not carry scopes. `null`: none. */
  const SCOPE_OF_ROOT_FIELD: Record<string, string | null> = {
    product: 'read_products',
    products: 'read_products',
    shop: null,
    shopLocales: 'read_locales',
    markets: 'read_markets',
    translatableResourcesByIds: 'read_translations',
    bulkOperation: null,
    bulkOperations: null,
    bulkOperationRunQuery: null,
    bulkOperationCancel: null,
    currentAppInstallation: null,
    marketsResolvedValues: 'read_markets',
    priceList: 'read_products',
    orders: 'read_orders',
    // Asked for orders alone.
    nodes: 'read_orders',
  };
  const SCOPE_OF_INNER_FIELD: Record<string, string> = {
    'Order.returns': 'read_returns',
    'Shop.shopPolicies': 'read_legal_policies',
  };

  it('asks for the scopes that the documents need, and no others', () => {
    const fields = documents.definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? definition.selectionSet.selections.flatMap((selection) =>
            selection.kind === Kind.FIELD ? selection.name.value : [],
          )
        : [],
    );
    const needed = new Set(
      fields.map((field) => {
        const scope = SCOPE_OF_ROOT_FIELD[field];
        if (scope === undefined) throw new Error(`Which scope does ${field} need?`);
        return scope;
      }),
    );
    needed.delete(null);
    const typeInfo = new TypeInfo(schema);
    visit(
      documents,
      visitWithTypeInfo(typeInfo, {
        Field({ name }) {
          const scope = SCOPE_OF_INNER_FIELD[`${String(typeInfo.getParentType())}.${name.value}`];
          if (scope) needed.add(scope);
        },
      }),
    );
    expect(new Set(toml.access_scopes.scopes.split(','))).toEqual(needed);
  });

  it('has webhooks in the version that the app asks for', () => {
    expect(toml.webhooks.api_version).toBe(API_VERSION);
  });

  it('subscribes to what the app handles, privacy topics included', () => {
    const topics = toml.webhooks.subscriptions.flatMap((subscription) => [
      ...subscription.topics,
      ...subscription.compliance_topics,
    ]);
    expect(topics.sort()).toEqual([
      'app/uninstalled',
      'customers/data_request',
      'customers/redact',
      'products/create',
      'products/delete',
      'products/update',
      'shop/redact',
    ]);
  });

  it('sends each webhook to a route that exists', () => {
    const routes = readdirSync(resolve(root, 'app/routes')).map((name) =>
      name.replace(/\.tsx?$/, ''),
    );
    for (const { uri } of toml.webhooks.subscriptions) {
      expect(routes).toContain(uri.slice(1).replaceAll('/', '.'));
    }
  });

  it('keeps `updated_at` wherever it narrows a payload, so that no delivery counts as a repeat', () => {
    for (const { include_fields: fields } of toml.webhooks.subscriptions) {
      if (fields) expect(fields).toContain('updated_at');
    }
  });
});
