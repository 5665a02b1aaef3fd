import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { API_VERSION } from './app/shopify/api-version';

const schema = new URL(`sandbox/schema/admin-${API_VERSION}.graphql.gz`, import.meta.url);

const config: CodegenConfig = {
  schema: gunzipSync(readFileSync(schema)).toString('utf8'),
  documents: 'app/shopify/documents/*.graphql',
  generates: {
    'app/shopify/generated/documents.generated.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        skipTypename: true,
        dedupeFragments: true,
        defaultScalarType: 'string',
        strictScalars: false,
        scalars: { ID: 'string', JSON: 'unknown', UnsignedInt64: 'string' },
      },
    },
  },
};

export default config;
