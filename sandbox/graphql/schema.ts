import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { SCHEMA_VERSION } from '../schema/version';

const file = resolve(import.meta.dirname, `../schema/admin-${SCHEMA_VERSION}.graphql.gz`);
let schema: GraphQLSchema | null = null;

/** Shopify's Admin schema, built once. */
export function adminSchema(): GraphQLSchema {
  schema ??= buildSchema(gunzipSync(readFileSync(file)).toString('utf8'), { assumeValid: true });
  return schema;
}
