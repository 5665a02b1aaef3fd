import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { API_VERSION } from './app/shopify/api-version';
import { SCHEMA_VERSION } from './sandbox/schema/version';

const schemaOf = (version: string): string =>
  gunzipSync(
    readFileSync(new URL(`sandbox/schema/admin-${version}.graphql.gz`, import.meta.url)),
  ).toString('utf8');

const types = {
  useTypeImports: true,
  enumsAsTypes: true,
  skipTypename: true,
  defaultScalarType: 'string',
  strictScalars: false,
  scalars: { ID: 'string', JSON: 'unknown', UnsignedInt64: 'string' },
};

const config: CodegenConfig = {
  generates: {
    'app/shopify/generated/documents.generated.ts': {
      schema: schemaOf(API_VERSION),
      documents: 'app/shopify/documents/*.graphql',
      plugins: ['typescript-operations', 'typed-document-node'],
      config: { ...types, dedupeFragments: true },
    },
    'sandbox/schema/generated/inputs.generated.ts': {
      schema: schemaOf(SCHEMA_VERSION),
      documents: 'sandbox/schema/modelled.graphql',
      plugins: ['typescript-operations'],
      config: types,
    },
  },
};

export default config;
