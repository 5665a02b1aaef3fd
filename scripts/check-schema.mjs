// Says what a newer version of Shopify's Admin API would break in the app's operations, before the version is raised:
//   npm run schema -- FILE
// FILE is the newer schema: SDL or an introspection result, plain or gzipped (sandbox/schema/make.ts says where from).
// Fails where something would break; what is deprecated or new is only told.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, buildSchema, concatAST, parse } from 'graphql';
import { ROOT, fail } from './machine.mjs';
import { schemaChanges } from './schema-changes.mjs';

const DOCUMENTS = join(ROOT, 'app/shopify/documents');

const file = process.argv[2];
if (!file) fail('Name the newer schema: npm run schema -- FILE.');

const newer = readSchema(file);
const current = readSchema(join(ROOT, `sandbox/schema/admin-${currentVersion()}.graphql.gz`));
const documents = readdirSync(DOCUMENTS).map((name) =>
  parse(readFileSync(join(DOCUMENTS, name), 'utf8')),
);
const { breaking, deprecated, added } = schemaChanges({
  current,
  newer,
  documents: concatAST(documents),
});

tell('Would break', breaking);
tell('Deprecated', deprecated);
tell('New, and unknown to the app until it is told what it means', added);
if (breaking.length + deprecated.length + added.length === 0) {
  process.stdout.write('Every operation works as it is.\n');
}
process.exitCode = breaking.length > 0 ? 1 : 0;

function tell(title, lines) {
  if (lines.length === 0) return;
  process.stdout.write(`${title}:\n${lines.map((line) => `  ${line}\n`).join('')}`);
}

function readSchema(path) {
  try {
    const bytes = readFileSync(path);
    const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
    if (!text.trimStart().startsWith('{')) return buildSchema(text);
    const result = JSON.parse(text);
    return buildClientSchema(result.data ?? result);
  } catch (error) {
    return fail(`${path} is no GraphQL schema: ${error.message.slice(0, 200)}`);
  }
}

/** The version that the operations are written for. */
function currentVersion() {
  const [name] = readdirSync(join(ROOT, 'sandbox/schema')).filter((entry) =>
    /^admin-\d{4}-\d{2}\.graphql\.gz$/.test(entry),
  );
  return /\d{4}-\d{2}/.exec(name ?? '')?.[0] ?? fail('There is no schema in sandbox/schema.');
}
