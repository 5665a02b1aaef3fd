/**
 * Makes admin-<SCHEMA_VERSION>.graphql.gz out of the introspection result that @shopify/dev-mcp ships
 * (dist/data/admin_<version>.json.gz). That package pulls in hundreds of megabytes, so it is not a dependency:
 *
 *   npm pack @shopify/dev-mcp@1.16.0 && tar xzf shopify-dev-mcp-1.16.0.tgz package/dist/data
 *   npx tsx sandbox/schema/make.ts package/dist/data/admin_2026-10.json.gz
 *
 * Descriptions are left out: they are most of it, and nothing reads them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { buildClientSchema, printSchema, type IntrospectionQuery } from 'graphql';
import { SCHEMA_VERSION } from './version';

const source = process.argv[2];
if (!source?.includes(SCHEMA_VERSION)) {
  throw new Error(`Name the introspection file of version ${SCHEMA_VERSION} (schema/version.ts).`);
}

const parsed = JSON.parse(gunzipSync(readFileSync(source)).toString('utf8')) as {
  data?: IntrospectionQuery;
} & IntrospectionQuery;
const sdl = printSchema(buildClientSchema(parsed.data ?? parsed)).replace(
  /^[ \t]*"""[\s\S]*?"""\n/gm,
  '',
);
const target = resolve(import.meta.dirname, `admin-${SCHEMA_VERSION}.graphql.gz`);
writeFileSync(target, gzipSync(Buffer.from(sdl), { level: 9 }));
