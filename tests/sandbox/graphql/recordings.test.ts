import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { getOperationAST, GraphQLError, parse } from 'graphql';
import { hasSharedData, sharedData } from '../../support/shared-data';
import { sampleSeed } from '../sample-seed';
import { SettableClock } from '../../../sandbox/store/clock';
import { SandboxStore } from '../../../sandbox/store/sandbox-store';
import { contentDigest } from '../../../sandbox/store/translations';
import { requestedCost } from '../../../sandbox/graphql/cost';
import { createAdminEndpoint } from '../../../sandbox/graphql/endpoint';
import { comparable, documentOf, readInteractions, Replay, type Interaction } from './replay';
import { adminSchema } from '../../../sandbox/graphql/schema';
import { WRITE_SCOPES } from '../../../sandbox/graphql/write-scopes';
import { validateDocument } from '../../../sandbox/graphql/validate';
import { coerceVariables } from '../../../sandbox/graphql/variables';

const SKIP = !hasSharedData;
const SUFFIX = SKIP ? ' (skipped: the recordings are absent)' : '';
const folder = (...parts: string[]): string =>
  sharedData('graphql/recordings/harry-test-heelo.myshopify.com', ...parts);

/** Recordings by area, and the requests in them that the sandbox answers otherwise on purpose, with why. */
const AREAS: {
  name: string;
  folder: string;
  files: string[];
  different: Record<string, string>;
  atLeast: number;
}[] = [
  {
    name: 'translations',
    folder: '2026-04/localization',
    files: [
      'localization-handle-translation-validation',
      'localization-translatable-content-product',
      'localization-translatable-resource-absence',
      'localization-translations-digest-mismatch',
      'localization-translations-error-codes',
      'localization-translations-invalid-key',
      'localization-translations-unknown-resource',
      'localization-translations-validation-order',
      'localization-translation-updated-at',
    ],
    different: {
      'localization-handle-translation-validation normalizedHandlePunctuationOnly':
        'Shopify stores a path of its own for a handle without letters',
      'localization-translatable-content-product setup.shopLocales':
        'The recorded store had no French then',
      'localization-translations-digest-mismatch correctDigestRegister':
        'Shopify still had the title from before the update: its index lags, the sandbox has none',
    },
    atLeast: 30,
  },
  {
    name: 'bulk operations',
    folder: '2026-04/bulk-operations',
    files: [
      'bulk-operation-run-query-concurrency-limit',
      'bulk-operation-run-query-user-error-codes',
      'bulk-operation-run-query-validators',
      'bulk-operation-storage-byte-limit',
      'bulk-operations-read-arg-validation',
    ],
    different: {},
    atLeast: 20,
  },
  {
    name: 'discounts',
    folder: '2026-04/discounts',
    files: [
      'discount-automatic-basic-lifecycle',
      'discount-automatic-value-bounds',
      'discount-basic-disallowed-discount-on-quantity',
      'discount-customer-gets-value-multiple-types',
      'discount-delete-unknown-id',
      'discount-invalid-date-range-all-types',
      'discount-lifecycle-cross-kind-id',
      'discount-minimum-requirement-exclusivity',
      'discount-starts-at-required-validation',
      'discount-status-time-window-derivation',
      'discount-title-validation',
      'discount-value-bounds',
    ],
    different: {
      'discount-basic-disallowed-discount-on-quantity validation.codeUpdate':
        'The discount was made before the recording began',
    },
    atLeast: 10,
  },
  {
    name: 'products (2025-01)',
    folder: '2025-01/products',
    files: [
      'graphql-conditional-directives-product-execution',
      'metafields-set-owner-existence-atomicity',
      'product-create-input-validation',
      'product-handle-dedup-parity',
      'product-status-enum-validation',
      'product-update-input-length-validation',
    ],
    different: {},
    atLeast: 20,
  },
  {
    name: 'products (2026-04)',
    folder: '2026-04/products',
    files: ['product-create-parity', 'product-delete-parity'],
    different: {
      'product-delete-parity mutation': 'The product was made before the recording began',
    },
    atLeast: 3,
  },
  {
    name: 'staged uploads',
    folder: '2026-04/media',
    files: [
      'media-staged-uploads-create-validation',
      'media-staged-uploads-create-user-errors-shape',
      'staged_uploads_create_required_args',
    ],
    different: {
      'media-staged-uploads-create-validation cases.1': 'Signed by the storage that was recorded',
    },
    atLeast: 4,
  },
];

let store: SandboxStore | null = null;
afterEach(() => store?.close());

/** A store like the recorded one: books in Canadian dollars, English, with French and Spanish unpublished. */
async function recordedStore(): Promise<Replay> {
  const seed = sampleSeed();
  seed.shop = {
    ...seed.shop,
    domain: 'harry-test-heelo.myshopify.com',
    name: 'harry-test-heelo',
    currency: 'CAD',
    canadianRate: 1,
    usRate: 0.73,
    locales: ['es', 'fr'].map((locale) => ({ locale, published: false })),
  };
  const clock = new SettableClock(new Date('2026-07-20T00:00:00Z'), { running: true });
  store = await SandboxStore.load(seed, clock);
  store.bulkAccess.allow();
  store.grantedScopes = [...WRITE_SCOPES.values()];
  const endpoint = createAdminEndpoint(store, clock);
  endpoint.throttle.limits.restoreRate = 1_000_000_000;
  return new Replay(endpoint);
}

function isNotModelled(answer: unknown): boolean {
  return JSON.stringify(answer).includes('"NOT_MODELLED"');
}

describe.skipIf(SKIP)(`the sandbox answers as the recorded store did${SUFFIX}`, () => {
  for (const area of AREAS) {
    it(`${area.name}: data, userErrors, wording and the keys of the cost`, async () => {
      const interactions = readInteractions(folder(area.folder), area.files);
      let equal = 0;
      const unequal: string[] = [];
      for (const file of area.files) {
        const replay = await recordedStore();
        for (const interaction of interactions.filter(
          (each) => each.file === file && !each.at.startsWith('cleanup') && documentOf(each),
        )) {
          const { got, want } = await replay.run(interaction);
          if (isNotModelled(got)) continue;
          if (isDeepStrictEqual(got, want)) equal += 1;
          else unequal.push(`${file} ${interaction.at}`);
        }
        store?.close();
      }
      expect(unequal.sort()).toEqual(Object.keys(area.different).sort());
      expect(equal).toBeGreaterThanOrEqual(area.atLeast);
    });
  }
});

const ALL_AREAS = [
  '2025-01/admin-platform',
  '2025-01/products',
  '2026-04/bulk-operations',
  '2026-04/discounts',
  '2026-04/localization',
  '2026-04/markets',
  '2026-04/media',
  '2026-04/products',
  '2026-04/webhooks',
];
const STATIC_CODES = new Set([
  'argumentLiteralsIncompatible',
  'argumentNotAccepted',
  'INVALID_VARIABLE',
  'missingRequiredArguments',
  'missingRequiredInputObjectAttribute',
  'selectionMismatch',
  'undefinedDirective',
  'undefinedField',
  'variableNotUsed',
]);

interface Checked {
  errors: unknown[];
  cost: number | null;
}

/** What the sandbox says of a request before it runs it. */
function check(interaction: Interaction): Checked | null {
  if (!interaction.query) return null;
  try {
    const document = parse(interaction.query);
    const operation = getOperationAST(document);
    const invalid = validateDocument(document);
    if (invalid.length > 0 || !operation)
      return { errors: invalid.map((error) => error.toJSON()), cost: null };
    const variables = coerceVariables(operation, interaction.variables);
    if ('errors' in variables)
      return { errors: variables.errors.map((error) => error.toJSON()), cost: null };
    const cost = requestedCost(
      { schema: adminSchema(), document, variables: variables.values },
      operation,
    );
    return { errors: [], cost };
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

function staticErrors(interaction: Interaction): unknown[] {
  const errors = interaction.body.errors;
  if (!Array.isArray(errors)) return [];
  return errors.filter((error) => {
    const extensions =
      error !== null && typeof error === 'object' && !Array.isArray(error)
        ? error['extensions']
        : null;
    const code =
      extensions !== null && typeof extensions === 'object' && !Array.isArray(extensions)
        ? extensions['code']
        : null;
    return typeof code === 'string' && STATIC_CODES.has(code);
  });
}

function requestedCostOf(interaction: Interaction): number | null {
  const cost = interaction.body.extensions?.['cost'];
  const requested =
    cost !== null && typeof cost === 'object' && !Array.isArray(cost)
      ? cost['requestedQueryCost']
      : null;
  return typeof requested === 'number' ? requested : null;
}

describe.skipIf(SKIP)(`requests of every area, before they run${SUFFIX}`, () => {
  const interactions = SKIP ? [] : ALL_AREAS.flatMap((area) => readInteractions(folder(area)));

  it('costs what Shopify asked for in at least nineteen of twenty requests', () => {
    let exact = 0;
    let off = 0;
    for (const interaction of interactions) {
      const want = requestedCostOf(interaction);
      const got = check(interaction)?.cost ?? null;
      if (want === null || got === null) continue;
      if (want === got) exact += 1;
      else off += 1;
    }
    expect(exact + off).toBeGreaterThan(600);
    expect(exact / (exact + off)).toBeGreaterThan(0.95);
  });

  it('refuses what Shopify refused, in the same words', () => {
    const wanted = interactions.filter(
      (each) => each.query !== null && staticErrors(each).length > 0,
    );
    const unequal = wanted.filter((interaction) => {
      const got = JSON.stringify(comparable(withoutPlaces(check(interaction)?.errors ?? [])));
      return got !== JSON.stringify(comparable(withoutPlaces(staticErrors(interaction))));
    });
    expect(wanted.length).toBeGreaterThan(50);
    // Two missing attributes are named in the schema's order, which is alphabetical since 2026-10.
    expect(unequal.map((interaction) => `${interaction.file} ${interaction.at}`)).toEqual([
      'product-merchandising-mutation-probes probes.11',
    ]);
  });
});

/** Line numbers differ where a recording was trimmed; the order of keys is of no meaning. */
function withoutPlaces(errors: readonly unknown[]): unknown {
  return errors.map((error) => {
    if (typeof error !== 'object' || error === null) return error;
    const { message, path, extensions } = error as {
      message?: unknown;
      path?: unknown;
      extensions?: object;
    };
    return {
      message,
      path,
      extensions: Object.fromEntries(Object.entries(extensions ?? {}).sort()),
    };
  });
}

describe.skipIf(SKIP)(`digests${SUFFIX}`, () => {
  it('are the SHA-256 of the content in every recorded entry', () => {
    const entries: { value: string; digest: string }[] = [];
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(walk);
      else if (typeof value === 'object' && value !== null) {
        if (
          'digest' in value &&
          'value' in value &&
          typeof value.digest === 'string' &&
          typeof value.value === 'string'
        ) {
          entries.push({ value: value.value, digest: value.digest });
        }
        Object.values(value).forEach(walk);
      }
    };
    for (const interaction of readInteractions(folder('2026-04/localization')))
      walk(interaction.body);
    expect(entries.length).toBeGreaterThan(50);
    for (const entry of entries) expect(contentDigest(entry.value)).toBe(entry.digest);
  });
});
