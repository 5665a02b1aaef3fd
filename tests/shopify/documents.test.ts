import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { generate } from '@graphql-codegen/cli';
import {
  buildSchema,
  concatAST,
  isEnumType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { API_VERSION } from '~/shopify/api-version';
import { bulkQueryText } from '~/shopify/bulk/bulk-query';
import { exportQuery } from '~/shopify/bulk/order-export';
import { ProductExportDocument } from '~/shopify/generated/documents.generated';
import codegen from '../../codegen';
import { checkBulkQuery } from '../../sandbox/graphql/bulk-rules';

const root = resolve(import.meta.dirname, '../..');
const schema = buildSchema(
  gunzipSync(
    readFileSync(resolve(root, `sandbox/schema/admin-${API_VERSION}.graphql.gz`)),
  ).toString('utf8'),
);

const folder = resolve(root, 'app/shopify/documents');
const documents = concatAST(
  readdirSync(folder).map((name) => parse(readFileSync(resolve(folder, name), 'utf8'))),
);

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

  it('are what the committed types were generated from, and so are the sandbox store’s', async () => {
    const generated: unknown = await generate({ ...codegen, silent: true, cwd: root }, false);
    const files = z.array(z.object({ filename: z.string(), content: z.string() })).parse(generated);
    expect(files).toHaveLength(Object.keys(codegen.generates).length);
    for (const { filename, content } of files) {
      expect(content).toBe(readFileSync(resolve(root, filename), 'utf8'));
    }
  });
});

describe('the product export', () => {
  const text = bulkQueryText(ProductExportDocument, {
    withPublications: true,
  });
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
