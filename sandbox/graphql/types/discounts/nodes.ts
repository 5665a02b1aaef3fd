import { shopifyInstant } from '../../../store/clock';
import {
  discountGid,
  discountStatus,
  isAutomatic,
  type DiscountRecord,
} from '../../../store/discounts';
import { parseGid } from '../../../store/ids';
import type { SandboxStore } from '../../../store/sandbox-store';
import {
  connection,
  exactCount,
  sortedBy,
  type ConnectionArguments,
  type Listable,
} from '../../connection';
import { notModelled, requestError } from '../../errors';
import type { RequestContext, Resolver, Resolvers } from '../../resolver';
import { compareInstant, matchesText, searchFilter, type SearchFields } from '../../search';
import type { DiscountSource } from './basic';

interface NodesArguments extends ConnectionArguments {
  query?: string | null;
  sortKey?: string | null;
}

type Method = 'automatic' | 'code';

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
  method: Method | null,
): Listable<DiscountRecord> {
  const now = store.clock.now();
  const fields: SearchFields<DiscountRecord> = {
    id: (discount, term) => discount.id === term.value,
    title: (discount, term) => matchesText(discount.title, term.value),
    code: (discount, term) => matchesText(discount.code?.text ?? '', term.value),
    tag: (discount, term) => discount.tags.includes(term.value),
    status: (discount, term) => discountStatus(discount, now) === term.value.toUpperCase(),
    method: (discount, term) =>
      isAutomatic(discount) === (term.value.toLowerCase() === 'automatic'),
    type: (discount, term) => term.value.toLowerCase() === typeOf(discount),
    starts_at: (discount, term) => compareInstant(discount.startsAt, term),
    ends_at: (discount, term) => discount.endsAt !== null && compareInstant(discount.endsAt, term),
    created_at: (discount, term) => compareInstant(discount.createdAt, term),
    updated_at: (discount, term) => compareInstant(discount.updatedAt, term),
  };
  const filter = searchFilter(args.query, fields, (discount, text) =>
    matchesText(discount.title, text),
  );
  const listedUntil = shopifyInstant(new Date(now.getTime() - store.faults.discountListLagMs));
  const all = [...store.discounts.values()].filter(
    (discount) =>
      (method === null || isAutomatic(discount) === (method === 'automatic')) &&
      discount.createdAt <= listedUntil,
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

function discountSource(discount: DiscountRecord): DiscountSource {
  return { __typename: discount.kind, discount };
}

const NODE_TYPES = ['DiscountNode', 'DiscountAutomaticNode', 'DiscountCodeNode'];

/** Discounts one by one and in lists. */
export const discountNodeResolvers: Resolvers = {
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
    automaticDiscountNodes: nodesResolver('automatic'),
    codeDiscountNodes: nodesResolver('code'),
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
};

/** As Shopify's search calls it. */
function typeOf({ kind, value }: DiscountRecord): string {
  if (value === null) return kind.replace(/^Discount(Automatic|Code)/, '').toLowerCase();
  return 'percentage' in value ? 'percentage' : 'fixed_amount';
}

function nodesResolver(method: Method | null): Resolver {
  return (_root: unknown, args: NodesArguments, { store }: RequestContext) =>
    connection(findDiscounts(store, args, method), args);
}
