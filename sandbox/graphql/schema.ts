import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildSchema, type GraphQLSchema } from 'graphql';

const file = resolve(import.meta.dirname, '../schema/admin-2026-10.graphql.gz');
let schema: GraphQLSchema | null = null;

/** Shopify's Admin schema of API version 2026-10. */
export function adminSchema(): GraphQLSchema {
  schema ??= buildSchema(gunzipSync(readFileSync(file)).toString('utf8'), { assumeValid: true });
  return schema;
}
