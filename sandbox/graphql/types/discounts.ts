import {
  activate,
  deactivate,
  discountGid,
  discountStatus,
  isOneTooMany,
  type DiscountKind,
  type DiscountRecord,
} from '../../store/discounts';
import { shopifyInstant } from '../../store/clock';
import { gid, parseGid } from '../../store/ids';
import { decimalText, moneyV2 } from '../../store/prices';
import type { SandboxStore } from '../../store/sandbox-store';
import {
  connection,
  inOrder,
  sortedBy,
  type ConnectionArguments,
  type Listable,
} from '../connection';
import { notModelled, requestError, userError, type UserError } from '../errors';
import type { RequestContext, Resolver, Resolvers } from '../resolver';
import { compareInstant, matchesText, searchFilter, type SearchFields } from '../search';
import { checkDiscount, withInput, type DiscountInput } from './discount-input';
import { marketsList } from './markets';
import { exactCount, variantSource } from './products';

interface KindWords {
  node: 'DiscountAutomaticNode' | 'DiscountCodeNode';
  nodeKey: 'automaticDiscountNode' | 'codeDiscountNode';
  argument: 'automaticBasicDiscount' | 'basicCodeDiscount';
  deletedKey: 'deletedAutomaticDiscountId' | 'deletedCodeDiscountId';
  word: string;
}

const KINDS: Record<DiscountKind, KindWords> = {
  DiscountAutomaticBasic: {
    node: 'DiscountAutomaticNode',
    nodeKey: 'automaticDiscountNode',
    argument: 'automaticBasicDiscount',
    deletedKey: 'deletedAutomaticDiscountId',
    word: 'Automatic',
  },
  DiscountCodeBasic: {
    node: 'DiscountCodeNode',
    nodeKey: 'codeDiscountNode',
    argument: 'basicCodeDiscount',
    deletedKey: 'deletedCodeDiscountId',
    word: 'Code',
  },
};

interface NodesArguments extends ConnectionArguments {
  query?: string | null;
  sortKey?: string | null;
}

interface DiscountSource {
  __typename: DiscountKind;
  discount: DiscountRecord;
}

const NODE_SORTS: Record<string, (discount: DiscountRecord) => string> = {
  CREATED_AT: (discount) => discount.createdAt,
  UPDATED_AT: (discount) => discount.updatedAt,
  STARTS_AT: (discount) => discount.startsAt,
  ENDS_AT: (discount) => discount.endsAt ?? '',
  TITLE: (discount) => discount.title.toLowerCase(),
};

function findDiscounts(
  store: SandboxStore,
  args: NodesArguments,
  kind: DiscountKind | null,
): Listable<DiscountRecord> {
  const now = store.clock.now();
  const fields: SearchFields<DiscountRecord> = {
    id: (discount, term) => discount.id === term.value,
    title: (discount, term) => matchesText(discount.title, term.value),
    code: (discount, term) => matchesText(discount.code?.text ?? '', term.value),
    tag: (discount, term) => discount.tags.includes(term.value),
    status: (discount, term) => discountStatus(discount, now) === term.value.toUpperCase(),
    method: (discount, term) =>
      (discount.kind === 'DiscountAutomaticBasic') === (term.value.toLowerCase() === 'automatic'),
    type: (discount, term) =>
      term.value.toLowerCase() === ('percentage' in discount.value ? 'percentage' : 'fixed_amount'),
    starts_at: (discount, term) => compareInstant(discount.startsAt, term),
    ends_at: (discount, term) => discount.endsAt !== null && compareInstant(discount.endsAt, term),
    created_at: (discount, term) => compareInstant(discount.createdAt, term),
  };
  const filter = searchFilter(args.query, fields, (discount, text) =>
    matchesText(discount.title, text),
  );
  const listedUntil = shopifyInstant(new Date(now.getTime() - store.faults.discountListLagMs));
  const all = [...store.discounts.values()].filter(
    (discount) => (kind === null || discount.kind === kind) && discount.createdAt <= listedUntil,
  );
  const sortKey = args.sortKey ?? 'CREATED_AT';
  const valueOf = sortKey === 'ID' || sortKey === 'RELEVANCE' ? () => '' : NODE_SORTS[sortKey];
  if (!valueOf) throw notModelled(`DiscountSortKeys.${sortKey}`);
  return sortedBy(filter ? all.filter(filter) : all, (discount) => discount.id, valueOf);
}

/** The same discount answers to `DiscountNode` and to the id of its own kind. */
function findDiscount(
  store: SandboxStore,
  id: string,
  accepted: readonly string[],
): DiscountRecord | null {
  const parsed = parseGid(id);
  if (!parsed || !accepted.includes(parsed.type))
    throw requestError(`Invalid id: ${id}`, 'RESOURCE_NOT_FOUND');
  return store.discounts.get(parsed.id) ?? null;
}

function ofKind(store: SandboxStore, id: string, kind: DiscountKind): DiscountRecord | null {
  const parsed = parseGid(id);
  const discount = parsed?.type === KINDS[kind].node ? store.discounts.get(parsed.id) : undefined;
  return discount?.kind === kind ? discount : null;
}

function discountSource(discount: DiscountRecord): DiscountSource {
  return { __typename: discount.kind, discount };
}

const NODE_TYPES = ['DiscountNode', 'DiscountAutomaticNode', 'DiscountCodeNode'];

export const discountResolvers: Resolvers = {
  QueryRoot: {
    discountNode: (_root: unknown, args: { id: string }, { store }: RequestContext) =>
      findDiscount(store, args.id, NODE_TYPES),
    automaticDiscountNode: (_root: unknown, args: { id: string }, { store }: RequestContext) =>
      findDiscount(store, args.id, ['DiscountAutomaticNode']),
    codeDiscountNode: (_root: unknown, args: { id: string }, { store }: RequestContext) =>
      findDiscount(store, args.id, ['DiscountCodeNode']),
    codeDiscountNodeByCode: (_root: unknown, args: { code: string }, { store }: RequestContext) =>
      [...store.discounts.values()].find(
        (discount) => discount.code?.text.toLowerCase() === args.code.toLowerCase(),
      ) ?? null,
    discountNodes: nodesResolver(null),
    automaticDiscountNodes: nodesResolver('DiscountAutomaticBasic'),
    codeDiscountNodes: nodesResolver('DiscountCodeBasic'),
    discountNodesCount: (
      _root: unknown,
      args: NodesArguments & { limit?: number | null },
      { store }: RequestContext,
    ) => exactCount(findDiscounts(store, args, null).items.length, args.limit),
  },
  DiscountNode: {
    id: discountGid,
    discount: discountSource,
  },
  DiscountAutomaticNode: {
    id: discountGid,
    automaticDiscount: discountSource,
  },
  DiscountCodeNode: {
    id: discountGid,
    codeDiscount: discountSource,
  },
  DiscountAutomaticBasic: { ...basicResolvers() },
  DiscountCodeBasic: {
    ...basicResolvers(),
    usageLimit: ({ discount }: DiscountSource) => discount.usageLimit,
    appliesOncePerCustomer: ({ discount }: DiscountSource) => discount.appliesOncePerCustomer,
    codes: ({ discount }: DiscountSource, args: ConnectionArguments) =>
      connection(
        inOrder(discount.code ? [discount.code] : [], (code) => code.id),
        args,
      ),
    codesCount: () => exactCount(1),
  },
  DiscountRedeemCode: {
    id: (code: { id: string }) => gid('DiscountRedeemCode', code.id),
    code: (code: { text: string }) => code.text,
  },
  DiscountMarkets: {
    marketsCount: ({ markets }: { markets: string[] }) => markets.length,
    markets: (
      { markets }: { markets: string[] },
      args: ConnectionArguments,
      { store }: RequestContext,
    ) =>
      connection(marketsList(store.markets.filter((market) => markets.includes(market.id))), args),
  },
  DiscountCollections: {
    collections: (
      { collections }: { collections: string[] },
      args: ConnectionArguments,
      { store }: RequestContext,
    ) =>
      connection(
        inOrder(
          store.collections.filter(({ id }) => collections.includes(id)),
          (collection) => collection.id,
        ),
        args,
      ),
  },
  DiscountProducts: {
    products: (
      { products }: { products: string[] },
      args: ConnectionArguments,
      { store }: RequestContext,
    ) => {
      const found = products.flatMap((id) => store.catalogue.find(id) ?? []);
      return connection(
        inOrder(found, (product) => product.id),
        args,
      );
    },
    productVariants: (
      { variants }: { variants: string[] },
      args: ConnectionArguments,
      { store }: RequestContext,
    ) => {
      const found = variants.flatMap((id) => {
        const owned = store.catalogue.findPart('ProductVariant', id);
        return owned?.record.__typename === 'ProductVariant'
          ? [variantSource(owned.product, owned.record)]
          : [];
      });
      return connection(
        inOrder(found, (source) => source.variant.id),
        args,
      );
    },
  },
  Mutation: {
    discountAutomaticBasicCreate: (
      _root: unknown,
      args: { automaticBasicDiscount: DiscountInput },
      { store }: RequestContext,
    ) => create(store, args.automaticBasicDiscount, 'DiscountAutomaticBasic'),
    discountAutomaticBasicUpdate: (
      _root: unknown,
      args: { id: string; automaticBasicDiscount: DiscountInput },
      { store }: RequestContext,
    ) => update(store, args.id, args.automaticBasicDiscount, 'DiscountAutomaticBasic'),
    discountCodeBasicCreate: (
      _root: unknown,
      args: { basicCodeDiscount: DiscountInput },
      { store }: RequestContext,
    ) => create(store, args.basicCodeDiscount, 'DiscountCodeBasic'),
    discountCodeBasicUpdate: (
      _root: unknown,
      args: { id: string; basicCodeDiscount: DiscountInput },
      { store }: RequestContext,
    ) => update(store, args.id, args.basicCodeDiscount, 'DiscountCodeBasic'),
    discountAutomaticActivate: lifeResolver('DiscountAutomaticBasic', activate),
    discountAutomaticDeactivate: lifeResolver('DiscountAutomaticBasic', deactivate),
    discountCodeActivate: lifeResolver('DiscountCodeBasic', activate),
    discountCodeDeactivate: lifeResolver('DiscountCodeBasic', deactivate),
    discountAutomaticDelete: deleteResolver('DiscountAutomaticBasic'),
    discountCodeDelete: deleteResolver('DiscountCodeBasic'),
  },
};

function nodesResolver(kind: DiscountKind | null): Resolver {
  return (_root: unknown, args: NodesArguments, { store }: RequestContext) =>
    connection(findDiscounts(store, args, kind), args);
}

function basicResolvers(): Record<string, Resolver> {
  return {
    title: ({ discount }: DiscountSource) => discount.title,
    status: ({ discount }: DiscountSource, _args: unknown, { store }: RequestContext) =>
      discountStatus(discount, store.clock.now()),
    startsAt: ({ discount }: DiscountSource) => discount.startsAt,
    endsAt: ({ discount }: DiscountSource) => discount.endsAt,
    createdAt: ({ discount }: DiscountSource) => discount.createdAt,
    updatedAt: ({ discount }: DiscountSource) => discount.updatedAt,
    tags: ({ discount }: DiscountSource) => discount.tags,
    summary: ({ discount }: DiscountSource) => summary(discount),
    asyncUsageCount: () => 0,
    discountClasses: ({ discount }: DiscountSource) => [
      discount.items === 'all' ? 'ORDER' : 'PRODUCT',
    ],
    combinesWith: ({ discount }: DiscountSource) => discount.combinesWith,
    context: ({ discount }: DiscountSource) =>
      discount.markets === 'all'
        ? { __typename: 'DiscountBuyerSelectionAll', all: 'ALL' }
        : { __typename: 'DiscountMarkets', markets: discount.markets },
    customerGets: ({ discount }: DiscountSource, _args: unknown, { store }: RequestContext) => ({
      __typename: 'DiscountCustomerGets',
      appliesOnOneTimePurchase: true,
      appliesOnSubscription: false,
      value: valueSource(discount, store),
      items:
        discount.items === 'all'
          ? { __typename: 'AllDiscountItems', allItems: true }
          : 'collections' in discount.items
            ? { __typename: 'DiscountCollections', ...discount.items }
            : { __typename: 'DiscountProducts', ...discount.items },
    }),
    minimumRequirement: ({ discount }: DiscountSource, _args: unknown, { store }: RequestContext) =>
      minimumSource(discount, store),
  };
}

function valueSource(discount: DiscountRecord, store: SandboxStore) {
  const { value } = discount;
  if ('percentage' in value)
    return { __typename: 'DiscountPercentage', percentage: value.percentage };
  return {
    __typename: 'DiscountAmount',
    amount: moneyV2(value.amountCents, store.shop.currency),
    appliesOnEachItem: value.appliesOnEachItem,
  };
}

function minimumSource(discount: DiscountRecord, store: SandboxStore) {
  if (!discount.minimum) return null;
  return 'quantity' in discount.minimum
    ? {
        __typename: 'DiscountMinimumQuantity',
        greaterThanOrEqualToQuantity: discount.minimum.quantity,
      }
    : {
        __typename: 'DiscountMinimumSubtotal',
        greaterThanOrEqualToSubtotal: moneyV2(discount.minimum.subtotalCents, store.shop.currency),
      };
}

function summary(discount: DiscountRecord): string {
  const value =
    'percentage' in discount.value
      ? `${Math.round(discount.value.percentage * 10_000) / 100}% off`
      : `${decimalText(discount.value.amountCents)} off`;
  return discount.items === 'all' ? `${value} entire order` : `${value} selected products`;
}

function create(store: SandboxStore, input: DiscountInput, kind: DiscountKind) {
  const { nodeKey, argument } = KINDS[kind];
  const userErrors = checkDiscount(store, input, argument, null);
  if (userErrors.length > 0) return { [nodeKey]: null, userErrors };
  const now = store.now();
  const blank: DiscountRecord = {
    kind,
    id: newId(store),
    title: '',
    code: null,
    startsAt: now,
    endsAt: null,
    createdAt: now,
    updatedAt: now,
    tags: [],
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    value: { percentage: 0 },
    items: 'all',
    minimum: null,
    markets: 'all',
    usageLimit: null,
    appliesOncePerCustomer: false,
  };
  const discount = withInput(blank, input, store);
  const overlap = overlapErrors(store, discount);
  if (overlap.length > 0) return { [nodeKey]: null, userErrors: overlap };
  store.saveDiscount(discount);
  return { [nodeKey]: discount, userErrors: [] };
}

function update(store: SandboxStore, id: string, input: DiscountInput, kind: DiscountKind) {
  const { nodeKey, argument } = KINDS[kind];
  const present = ofKind(store, id, kind);
  if (!present)
    return { [nodeKey]: null, userErrors: [userError(['id'], 'Discount does not exist')] };
  const userErrors = checkDiscount(store, input, argument, present);
  if (userErrors.length > 0) return { [nodeKey]: null, userErrors };
  const changed = withInput(present, input, store);
  const overlap = overlapErrors(store, changed);
  if (overlap.length > 0) return { [nodeKey]: null, userErrors: overlap };
  store.saveDiscount(changed);
  return { [nodeKey]: changed, userErrors: [] };
}

/** One that outlived a restart has its id still. */
function newId(store: SandboxStore): string {
  for (;;) {
    const id = store.ids.next();
    if (!store.discounts.has(id)) return id;
  }
}

/** The wording is the schema's description of the code; at which field Shopify reports it was not seen. */
function overlapErrors(store: SandboxStore, discount: DiscountRecord): UserError[] {
  if (discount.kind !== 'DiscountAutomaticBasic') return [];
  if (!isOneTooMany(discount, store.discounts.values())) return [];
  return [
    userError(
      ['automaticBasicDiscount', 'startsAt'],
      'The active period overlaps with other automatic discounts. At any given time, only 25 automatic discounts can be active.',
      'ACTIVE_PERIOD_OVERLAP',
    ),
  ];
}

function missing(kind: DiscountKind) {
  return userError(['id'], `${KINDS[kind].word} discount does not exist.`, 'INVALID');
}

function lifeResolver(
  kind: DiscountKind,
  change: (discount: DiscountRecord, now: Date) => void,
): Resolver {
  return (_root: unknown, args: { id: string }, { store }: RequestContext) => {
    const discount = ofKind(store, args.id, kind);
    if (!discount) return { [KINDS[kind].nodeKey]: null, userErrors: [missing(kind)] };
    const before = discount.updatedAt + discount.startsAt + (discount.endsAt ?? '');
    change(discount, store.clock.now());
    if (discount.updatedAt + discount.startsAt + (discount.endsAt ?? '') !== before) {
      store.saveDiscount(discount);
    }
    return { [KINDS[kind].nodeKey]: discount, userErrors: [] };
  };
}

function deleteResolver(kind: DiscountKind): Resolver {
  return (_root: unknown, args: { id: string }, { store }: RequestContext) => {
    const discount = ofKind(store, args.id, kind);
    if (!discount) return { [KINDS[kind].deletedKey]: null, userErrors: [missing(kind)] };
    store.deleteDiscount(discount);
    return { [KINDS[kind].deletedKey]: args.id, userErrors: [] };
  };
}
