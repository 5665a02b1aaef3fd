import { Kind, visit, type ASTNode, type DocumentNode, type FieldNode } from 'graphql';
import type { DeniedAccess, DeniedTopic } from '~/core/store/denied-access';
import type { Denial } from './errors';
import { withoutFragments } from './without-fragments';

/** Operations whose answers `mapping/listing.ts` and `mapping/variant.ts` read, to which an absent field is unknown. */
const OF_LISTINGS = new Set([
  'Listings',
  'ListingVariants',
  'ListingMediaPage',
  'ProductPage',
  'ProductExport',
]);

/** What a listing can be judged without, and what the merchant is told is missing. */
const DISPENSABLE: Readonly<Record<string, DeniedTopic>> = {
  category: 'categories',
  isGiftCard: 'productDetails',
  combinedListingRole: 'productDetails',
  createdAt: 'productDetails',
  updatedAt: 'productDetails',
  publishedAt: 'productDetails',
  publishedInCA: 'catalogs',
  publishedInUS: 'catalogs',
  seo: 'searchTexts',
  packagingPhotos: 'packaging',
  'media.alt': 'altTexts',
  'variants.barcode': 'barcodes',
  'variants.inventoryQuantity': 'stock',
  'variants.requiresComponents': 'productDetails',
  'variants.contextualPricingCA': 'prices',
  'variants.contextualPricingUS': 'prices',
  'variants.inventoryItem': 'inventory',
  'variants.inventoryItem.tracked': 'stock',
  'variants.inventoryItem.requiresShipping': 'inventory',
  'variants.inventoryItem.harmonizedSystemCode': 'tariffCodes',
  'variants.inventoryItem.countryHarmonizedSystemCodes': 'tariffCodes',
  'variants.inventoryItem.countryCodeOfOrigin': 'origins',
  'variants.inventoryItem.measurement': 'weights',
  'variants.inventoryItem.unitCost': 'costs',
};

/** Operations whose answers `mapping/order.ts` reads. */
const OF_ORDERS = new Set(['OrderPage', 'OrderExport']);

/** What orders are counted without. */
const DISPENSABLE_OF_ORDERS: Readonly<Record<string, DeniedTopic>> = { returns: 'returns' };

/** What an operation's answer may lack: by the field. */
function dispensableOf(operation: string): Readonly<Record<string, DeniedTopic>> {
  if (OF_LISTINGS.has(operation)) return DISPENSABLE;
  return OF_ORDERS.has(operation) ? DISPENSABLE_OF_ORDERS : {};
}

/** What other operations read. */
const TOPIC_OF: Readonly<Record<string, DeniedTopic>> = {
  NationalCodes: 'tariffCodes',
  CodesOfVariants: 'tariffCodes',
  CanadianPricing: 'canadianPrices',
  FixedPrices: 'canadianPrices',
  FrenchOfListings: 'french',
  FrenchOfDetails: 'french',
  DetailsOfProducts: 'french',
  ProductsWithDetails: 'french',
  StorePolicies: 'policies',
  StoreTexts: 'storeTexts',
  OrderPage: 'orders',
  OrderLines: 'orders',
  OrderReturns: 'returns',
  ReturnLines: 'returns',
  OrderCount: 'orders',
  OrderRefunds: 'orders',
  AutomaticDiscountTags: 'discounts',
  CountOpenDiscounts: 'discounts',
  ListDiscounts: 'discounts',
};

/** A document without what is denied. */
export interface Permitted {
  document: DocumentNode;
  leftOut: ReadonlySet<string>;
  denied: DeniedAccess[];
}

/** Permissions may be granted any time; nobody tells. */
const ASKED_AGAIN_AFTER_MS = 10 * 60_000;

/**
 * The fields of listings and orders that Shopify denies the app in one store. They are left out of what is asked for, since one
 * of them spoils a whole answer.
 */
export class DeniedFields {
  readonly #known = new Map<string, { permission: string | null; untilMs: number }>();

  forget(): void {
    this.#known.clear();
  }

  /** Whether asking again is worth it, without what was denied beside what was left out before. */
  learn(
    operation: string,
    denials: readonly Denial[],
    { leftOut, nowMs }: { leftOut: ReadonlySet<string>; nowMs: number },
  ): boolean {
    const dispensable = dispensableOf(operation);
    const found = new Map<string, string | null>();
    for (const { path, permission } of denials) {
      const field = dispensableIn(path, dispensable);
      if (field === null) return false;
      found.set(field, permission);
    }
    for (const [field, permission] of found) {
      this.#known.set(field, { permission, untilMs: nowMs + ASKED_AGAIN_AFTER_MS });
    }
    return [...found.keys()].some((field) => !leftOut.has(field));
  }

  leaveOut(operation: string, document: DocumentNode, nowMs: number): Permitted {
    for (const [field, { untilMs }] of this.#known) {
      if (untilMs <= nowMs) this.#known.delete(field);
    }
    const dispensable = dispensableOf(operation);
    const leftOut = new Set(
      [...this.#known.keys()].filter((field) => Object.hasOwn(dispensable, field)),
    );
    const denied = [...leftOut].map((field) => ({
      topic: dispensable[field] ?? 'other',
      permission: this.#known.get(field)?.permission ?? null,
    }));
    return {
      document: leftOut.size === 0 ? document : withoutFields(document, leftOut),
      leftOut,
      denied,
    };
  }
}

/** What the merchant is told of denials that nothing can be left out for. */
export function deniedTopicOf(operation: string): DeniedTopic {
  return TOPIC_OF[operation] ?? 'other';
}

/** Lists, and what is asked for of products and orders, have other names in each operation. */
const WRAPPERS = new Set(['products', 'product', 'orders', 'order', 'nodes', 'edges', 'node']);

function within(names: readonly (string | number)[]): string {
  return names.filter((name) => typeof name === 'string' && !WRAPPERS.has(name)).join('.');
}

/** The field itself, or the innermost object around it that can be done without. */
function dispensableIn(
  path: readonly (string | number)[],
  dispensable: Readonly<Record<string, DeniedTopic>>,
): string | null {
  for (let length = path.length; length > 0; length -= 1) {
    const field = within(path.slice(0, length));
    if (Object.hasOwn(dispensable, field)) return field;
  }
  return null;
}

/** A document without these, each named by where it stands in a product or an order. */
export function withoutFields(document: DocumentNode, fields: ReadonlySet<string>): DocumentNode {
  const left = visit(withoutFragments(document), {
    Field(field, _key, _parent, _path, ancestors) {
      // Lists among the ancestors hold what stands beside the field.
      const around = ancestors.flatMap((each) => (isField(each) ? [nameOf(each)] : []));
      return fields.has(within([...around, nameOf(field)])) ? null : undefined;
    },
  });
  return withoutUnusedVariables(left);
}

/** A variable that nothing uses makes a document invalid. */
function withoutUnusedVariables(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  return visit(document, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
}

function isField(node: ASTNode | readonly ASTNode[]): node is FieldNode {
  return 'kind' in node && node.kind === Kind.FIELD;
}

function nameOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}
