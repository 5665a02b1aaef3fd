import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readAppConfiguration } from '../../../sandbox/server/app-configuration';
import { nameOfExtension, scriptOf } from '../../../sandbox/server/ui-extensions';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-configuration-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function read(toml: string) {
  const file = join(folder, 'shopify.app.toml');
  writeFileSync(file, toml);
  return readAppConfiguration(file);
}

it('is what Shopify knows of an app', () => {
  expect(
    read(`
      client_id = "abc"
      name = "Tiny App"
      [access_scopes]
      scopes = "read_products, write_orders"
      optional_scopes = ["read_publications"]
      [webhooks]
      api_version = "2026-07"
      [[webhooks.subscriptions]]
      topics = ["products/update"]
      compliance_topics = ["shop/redact"]
      uri = "/webhooks"
      include_fields = ["id"]
    `),
  ).toEqual({
    clientId: 'abc',
    name: 'Tiny App',
    handle: 'tiny-app',
    scopes: ['read_products', 'write_orders'],
    optionalScopes: ['read_publications'],
    apiVersion: '2026-07',
    subscriptions: [
      { topic: 'products/update', uri: '/webhooks', includeFields: ['id'] },
      { topic: 'shop/redact', uri: '/webhooks', includeFields: ['id'] },
    ],
    flowTriggers: [],
    uiExtensions: [],
  });
});

it('may say next to nothing', () => {
  expect(read('handle = "tiny"')).toMatchObject({ clientId: null, handle: 'tiny', scopes: [] });
});

it('comes with the Flow triggers of the extensions beside it', () => {
  mkdirSync(join(folder, 'extensions/opened'), { recursive: true });
  mkdirSync(join(folder, 'extensions/shared'));
  writeFileSync(
    join(folder, 'extensions/opened/shopify.extension.toml'),
    '[[extensions]]\ntype = "flow_trigger"\nhandle = "opened"\n[[extensions]]\ntype = "ui_extension"\nhandle = "block"',
  );
  expect(read('').flowTriggers).toEqual(['opened']);
});

it('comes with what the admin draws of it, named in the admin’s language', () => {
  const extension = join(folder, 'extensions/block');
  mkdirSync(join(extension, 'locales'), { recursive: true });
  mkdirSync(join(extension, 'dist'));
  writeFileSync(
    join(extension, 'shopify.extension.toml'),
    `[[extensions]]
     type = "ui_extension"
     handle = "block"
     name = "t:name"
     [[extensions.targeting]]
     target = "admin.product-details.block.render"
     module = "./src/Block.tsx"`,
  );
  writeFileSync(join(extension, 'locales/en.default.json'), '{"name": "Verdict"}');
  writeFileSync(join(extension, 'locales/fr.json'), '{"name": "Constat"}');
  const [block] = read('').uiExtensions;
  expect(block).toMatchObject({
    handle: 'block',
    targets: ['admin.product-details.block.render'],
    folder: extension,
  });
  expect(['en', 'fr', 'de'].map((language) => nameOfExtension(block!, language))).toEqual([
    'Verdict',
    'Constat',
    'Verdict',
  ]);
  expect(scriptOf(block!)).toBeNull();
  writeFileSync(join(extension, 'dist/block.js'), '');
  expect(scriptOf(block!)).toBe(join(extension, 'dist/block.js'));
});

it.each([
  ['name = ', ':1 is not valid TOML: Invalid TOML document'],
  ['[access_scopes]\nscopes = 7', ': access_scopes.scopes cannot be used: '],
  ['[[webhooks.subscriptions]]\ntopics = ["a/b"]', ': webhooks.subscriptions.0.uri cannot be'],
])('is refused in one sentence that says where: %j', (toml, problem) => {
  expect(() => read(toml)).toThrow(`${join(folder, 'shopify.app.toml')}${problem}`);
});

it('is missed by its name', () => {
  const file = join(folder, 'none.toml');
  expect(() => readAppConfiguration(file)).toThrow(`${file} does not exist.`);
});
