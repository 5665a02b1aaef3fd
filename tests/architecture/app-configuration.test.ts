import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  buildSchema,
  concatAST,
  Kind,
  parse as parseGraphql,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isForWebhooks } from '~/webhooks.server';
import { WEBHOOK_TOPICS } from '~/services/webhooks/topics';
import { PERMISSIONS } from '~/core/store/permissions';
import { API_VERSION } from '~/shopify/api-version';
import { THIS_APP } from '../../demo/this-app';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');

const app = z
  .object({
    access_scopes: z.object({ scopes: z.string(), optional_scopes: z.array(z.string()) }),
    network_access: z.object({ allowed_sources: z.array(z.url()) }),
    application_url: z.string(),
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
    product: z.object({
      metafields: z.object({ app: z.record(z.string(), z.object({ type: z.string() })) }),
    }),
  })
  .parse(parseToml(read('shopify.app.toml')));

const extensionSchema = z.object({
  api_version: z.string().optional(),
  extensions: z.tuple([
    z.object({
      type: z.string(),
      handle: z.string(),
      uid: z.uuid(),
      name: z.string(),
      url: z.string().optional(),
      runtime_url: z.string().optional(),
      targeting: z.array(z.object({ target: z.string(), module: z.string() })).default([]),
    }),
  ]),
});
const extensions = readdirSync(resolve(root, 'extensions'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map(({ name: folder }) => {
    const { extensions: list, ...rest } = extensionSchema.parse(
      parseToml(read(`extensions/${folder}/shopify.extension.toml`)),
    );
    return { folder, ...rest, ...list[0] };
  });

const routes = readdirSync(resolve(root, 'app/routes')).map((name) => name.replace(/\.tsx?$/, ''));
const routeOf = (path: string) => path.slice(1).replaceAll('/', '.');

const folder = resolve(root, 'app/shopify/documents');
const documents = concatAST(
  readdirSync(folder).map((name) => parseGraphql(readFileSync(resolve(folder, name), 'utf8'))),
);

describe('scopes', () => {
  /** By Shopify's reference; the schema does not carry scopes. `null`: none. */
  const SCOPE_OF_ROOT_FIELD: Record<string, string | null> = {
    product: 'read_products',
    products: 'read_products',
    productVariants: 'read_products',
    collections: 'read_products',
    collection: 'read_products',
    inventoryItem: 'read_products',
    inventoryItems: 'read_products',
    shop: null,
    shopLocales: 'read_locales',
    market: 'read_markets',
    markets: 'read_markets',
    translatableResources: 'read_translations',
    translatableResourcesByIds: 'read_translations',
    bulkOperation: null,
    bulkOperations: null,
    bulkOperationRunQuery: null,
    bulkOperationCancel: null,
    currentAppInstallation: null,
    marketsResolvedValues: 'read_markets',
    priceList: 'read_products',
    order: 'read_orders',
    orders: 'read_orders',
    ordersCount: 'read_orders',
    return: 'read_returns',
    productsCount: 'read_products',
    // Asked for orders and collections, whose scopes other fields need too.
    nodes: null,
    // Asked for photos, which whoever reads products may read.
    node: null,
    // Whoever may write discounts may read them.
    automaticDiscountNodes: 'write_discounts',
    codeDiscountNodes: 'write_discounts',
    codeDiscountNodeByCode: 'write_discounts',
    discountNode: 'write_discounts',
    discountNodes: 'write_discounts',
    discountNodesCount: 'write_discounts',
    discountAutomaticBasicCreate: 'write_discounts',
    discountAutomaticBasicUpdate: 'write_discounts',
    discountAutomaticDeactivate: 'write_discounts',
    discountAutomaticDelete: 'write_discounts',
    discountCodeBasicCreate: 'write_discounts',
    discountCodeBasicUpdate: 'write_discounts',
    discountCodeDeactivate: 'write_discounts',
    discountCodeDelete: 'write_discounts',
    flowTriggerReceive: null,
    translationsRegister: 'write_translations',
    translationsRemove: 'write_translations',
    fileUpdate: 'write_files',
    inventoryItemUpdate: 'write_inventory',
    fileDelete: 'write_files',
    metafieldsDelete: 'write_products',
    metafieldsSet: 'write_products',
    productUpdate: 'write_products',
    productVariantsBulkUpdate: 'write_products',
    priceListFixedPricesAdd: 'write_products',
    priceListFixedPricesDelete: 'write_products',
    // Not documented; both scopes for what is made of an upload are asked for before.
    stagedUploadsCreate: null,
  };
  const SCOPE_OF_INNER_FIELD: Record<string, string> = {
    'Order.returns': 'read_returns',
    'Shop.shopPolicies': 'read_legal_policies',
  };

  it('are those that the documents need, and no others', () => {
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
    const typeInfo = new TypeInfo(
      buildSchema(
        gunzipSync(
          readFileSync(resolve(root, `sandbox/schema/admin-${API_VERSION}.graphql.gz`)),
        ).toString('utf8'),
      ),
    );
    visit(
      documents,
      visitWithTypeInfo(typeInfo, {
        Field({ name }) {
          const scope = SCOPE_OF_INNER_FIELD[`${String(typeInfo.getParentType())}.${name.value}`];
          if (scope) needed.add(scope);
        },
      }),
    );
    const { scopes, optional_scopes: optional } = app.access_scopes;
    // What is asked for when it is first needed; `read_publications` is for fields that are left out without it.
    const always = [...needed].filter((scope) => scope === null || !optional.includes(scope));
    expect(new Set(scopes.split(','))).toEqual(new Set(always));
  });

  it('are explained on the page about data, each as what it is', () => {
    const of = (names: readonly string[], when: string) => names.map((name) => [name, when]);
    const { scopes, optional_scopes: later } = app.access_scopes;
    expect(Object.entries(PERMISSIONS)).toEqual([
      ...of(scopes.split(','), 'always'),
      ...of(later, 'later'),
    ]);
  });

  it('that are optional are asked for nowhere else, and looked for in the code', () => {
    const code = [
      'app/shopify/shopify-stores.ts',
      'app/shopify/granted-fields.ts',
      'app/routes/app.listings.$id_.french/use-save-french.ts',
      'app/routes/app.listings.$id/use-alt-texts.ts',
      'app/routes/app.listings.$id_.customs/use-save-customs.ts',
      'app/routes/app.listings.$id_.was-price/WasPricePage.tsx',
    ]
      .map(read)
      .join('');
    for (const scope of [...app.access_scopes.optional_scopes, ...THIS_APP.optionalScopes]) {
      expect(app.access_scopes.scopes.split(',')).not.toContain(scope);
      expect(code).toContain(`'${scope}'`);
    }
  });

  it('that Shopify has to approve first are declared in the sandbox store alone', () => {
    expect(THIS_APP.optionalScopes).toEqual(['read_all_orders']);
    expect(app.access_scopes.optional_scopes).not.toContain('read_all_orders');
  });
});

describe('webhooks', () => {
  const { api_version: version, subscriptions } = app.webhooks;

  it('come in the version that the app asks for', () => {
    expect(version).toBe(API_VERSION);
  });

  it('are those that the app handles, each delivered where it is taken', () => {
    const subscribed = subscriptions.flatMap(({ topics, compliance_topics, uri }) =>
      [...topics, ...compliance_topics].map((topic) => `${topic} at ${uri}`),
    );
    const handled = WEBHOOK_TOPICS.map(({ topic, uri }) => `${topic} at ${uri}`);
    expect(subscribed.sort()).toEqual(handled.sort());
  });

  it('each go where they are taken, in front of the routes', () => {
    for (const { uri } of subscriptions) expect(isForWebhooks(uri)).toBe(true);
    expect(routes.filter((route) => route.startsWith('webhooks'))).toEqual([]);
  });

  it('include the three about privacy that Shopify asks of every app', () => {
    expect(subscriptions.flatMap(({ compliance_topics }) => compliance_topics).sort()).toEqual([
      'customers/data_request',
      'customers/redact',
      'shop/redact',
    ]);
  });

  it('keep `updated_at` wherever a payload is narrowed, so that no delivery counts as a repeat', () => {
    for (const { include_fields: fields } of subscriptions) {
      if (fields) expect(fields).toContain('updated_at');
    }
  });
});

describe('servers outside Shopify', () => {
  it('are the app’s own alone', () => {
    expect(app.network_access.allowed_sources).toEqual([app.application_url]);
  });
});

describe('declared data', () => {
  it('is what the documents ask for: the product’s packaging photos', () => {
    const asked: string[] = [];
    visit(documents, {
      Field({ name, arguments: given }) {
        if (name.value !== 'metafield') return;
        const values = Object.fromEntries(
          (given ?? []).map((argument) => [
            argument.name.value,
            argument.value.kind === Kind.STRING ? argument.value.value : null,
          ]),
        );
        expect(values.namespace).toBe('$app');
        asked.push(String(values.key));
      },
    });
    expect(new Set(asked)).toEqual(new Set(Object.keys(app.product.metafields.app)));
    expect(app.product.metafields.app.packaging_photos?.type).toBe('list.file_reference');
  });
});

describe('extensions', () => {
  it('have handles and ids of their own, as short as Shopify wants them', () => {
    const handles = extensions.map(({ handle }) => handle);
    expect(new Set(handles).size).toBe(handles.length);
    expect(new Set(extensions.map(({ uid }) => uid)).size).toBe(handles.length);
    for (const handle of handles) expect(handle).toMatch(/^[a-z-]{1,30}$/);
  });

  it('call routes that exist', () => {
    const paths = extensions.flatMap(({ url, runtime_url: runtime }) => [
      ...(url === undefined ? [] : [url]),
      ...(runtime === undefined ? [] : [runtime]),
    ]);
    expect(paths).toHaveLength(2);
    for (const path of paths) expect(routes).toContain(routeOf(path));
    expect(routes).toContain('api.listings.$id');
  });

  it('on pages have modules that exist, one API version, a name in both languages and a page in docs', () => {
    const onPages = extensions.filter(({ type }) => type === 'ui_extension');
    expect(
      onPages.flatMap(({ targeting }) => targeting.map(({ target }) => target)).sort(),
    ).toEqual(['admin.product-details.action.render', 'admin.product-details.block.render']);
    expect(new Set(onPages.map(({ api_version: version }) => version)).size).toBe(1);
    for (const { folder, name, targeting } of onPages) {
      expect(name).toBe('t:name');
      for (const { module } of targeting) {
        expect(existsSync(resolve(root, 'extensions', folder, module))).toBe(true);
      }
      const texts = ['en.default.json', 'fr.json'].map((file) =>
        z
          .record(z.string(), z.string())
          .parse(JSON.parse(read(`extensions/${folder}/locales/${file}`))),
      );
      expect(texts.map(({ language }) => language)).toEqual(['en', 'fr']);
      expect(texts.map((text) => Object.keys(text))).toEqual(
        texts.map(() => ['name', 'description', 'language']),
      );
      expect(existsSync(resolve(root, 'docs/extensions', `${folder}.md`))).toBe(true);
    }
  });

  it('for Flow are told of in docs', () => {
    const page = read('docs/extensions/flow.md');
    for (const { type, name } of extensions) {
      if (type === 'flow_trigger' || type === 'flow_action') expect(page).toContain(`“${name}”`);
    }
  });
});
