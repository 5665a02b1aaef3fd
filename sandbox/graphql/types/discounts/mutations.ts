import {
  activate,
  deactivate,
  isOneTooMany,
  type BasicKind,
  type DiscountRecord,
} from '../../../store/discounts';
import { parseGid } from '../../../store/ids';
import type { SandboxStore } from '../../../store/sandbox-store';
import { userError, type UserError } from '../../errors';
import type { RequestContext, Resolver, Resolvers } from '../../resolver';
import { checkDiscount } from './checks';
import { withInput, type DiscountInput } from './input';
import { KINDS } from './kinds';

export const discountMutations: Resolvers = {
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

function ofKind(store: SandboxStore, id: string, kind: BasicKind): DiscountRecord | null {
  const parsed = parseGid(id);
  const discount = parsed?.type === KINDS[kind].node ? store.discounts.get(parsed.id) : undefined;
  return discount?.kind === kind ? discount : null;
}

function create(store: SandboxStore, input: DiscountInput, kind: BasicKind) {
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

function update(store: SandboxStore, id: string, input: DiscountInput, kind: BasicKind) {
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

function missing(kind: BasicKind) {
  return userError(['id'], `${KINDS[kind].word} discount does not exist.`, 'INVALID');
}

function lifeResolver(
  kind: BasicKind,
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

function deleteResolver(kind: BasicKind): Resolver {
  return (_root: unknown, args: { id: string }, { store }: RequestContext) => {
    const discount = ofKind(store, args.id, kind);
    if (!discount) return { [KINDS[kind].deletedKey]: null, userErrors: [missing(kind)] };
    store.deleteDiscount(discount);
    return { [KINDS[kind].deletedKey]: args.id, userErrors: [] };
  };
}
