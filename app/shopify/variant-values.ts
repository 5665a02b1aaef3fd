import {
  isVariantKind,
  type ChangeTarget,
  type CustomsKind,
  type VariantKind,
} from '~/core/changes/change';
import { amountText } from '~/core/changes/variant-values';
import { isOriginCountry, originText, readOrigin } from '~/core/customs/origin';
import { parseWeight, weightText } from '~/core/listing/weight';
import type { ValueToWrite, WriteOutcome } from '~/services/changes/ports';
import type { AdminClient } from './admin-client';
import { allOrNothing } from './all-or-nothing';
import { ShopifyUserError } from './errors';
import {
  UpdateInventoryItemDocument,
  UpdateVariantsDocument,
  VariantValuesNowDocument,
  type InventoryItemInput,
  type VariantValuesNowQuery,
} from './generated/documents.generated';
import { inParts } from './in-parts';

type NodeNow = VariantValuesNowQuery['nodes'][number];
type VariantNow = Extract<NodeNow, { inventoryItem: unknown }>;
type ItemNow = Pick<
  VariantNow['inventoryItem'],
  'harmonizedSystemCode' | 'countryCodeOfOrigin' | 'provinceCodeOfOrigin' | 'measurement'
>;

export function isVariantTarget(
  target: ChangeTarget,
): target is ChangeTarget & { kind: VariantKind } {
  return isVariantKind(target.kind);
}

/** By variant's id; one that is gone is absent. */
export async function variantsNow(
  client: AdminClient,
  ids: readonly string[],
): Promise<Map<string, VariantNow>> {
  const variants = new Map<string, VariantNow>();
  for (const some of inParts(ids)) {
    const { nodes } = await client.request(VariantValuesNowDocument, { ids: some });
    for (const node of nodes.filter(isVariant)) variants.set(node.id, node);
  }
  return variants;
}

function isVariant(node: NodeNow): node is VariantNow {
  return node !== null && 'inventoryItem' in node;
}

export function variantValueNow(variant: VariantNow, kind: VariantKind): string | null {
  return kind === 'compareAt'
    ? compareAtText(variant.compareAtPrice)
    : valueNow(variant.inventoryItem, kind);
}

function compareAtText(amount: string | null): string | null {
  return amountText(amount === null ? null : Number(amount));
}

function valueNow(item: ItemNow, kind: CustomsKind): string | null {
  switch (kind) {
    case 'hsCode':
      return item.harmonizedSystemCode?.trim() || null;
    case 'origin':
      return item.countryCodeOfOrigin === null
        ? null
        : originText({ country: item.countryCodeOfOrigin, province: item.provinceCodeOfOrigin });
    case 'weight': {
      const { weight } = item.measurement;
      return weight === null || weight.value === 0 ? null : weightText(weight);
    }
  }
}

/** Compare-at prices of one product. Shopify takes all of a request or none of it, as of inventory items. */
export async function writeCompareAt(
  client: AdminClient,
  values: ValueToWrite[],
  options: { sendWithinMs: number },
): Promise<WriteOutcome[]> {
  const ids = values.map(({ target }) => target.resourceId);
  const productId = [...(await variantsNow(client, ids)).values()][0]?.product.id ?? '';
  return allOrNothing(values, async (left) => {
    const variants = left.map(({ target, value }) => ({
      id: target.resourceId,
      compareAtPrice: value,
    }));
    const answer = await client.request(UpdateVariantsDocument, { productId, variants }, options);
    const written = answer.productVariantsBulkUpdate?.productVariants ?? [];
    return new Map(
      written.map(({ id, compareAtPrice }) => [id, compareAtText(compareAtPrice)] as const),
    );
  });
}

/**
 * Writes values of one variant's inventory item. Shopify takes all of a request or none of it: what it declines is left
 * out, and the others are sent again.
 */
export async function writeInventory(
  client: AdminClient,
  values: ValueToWrite[],
  options: { sendWithinMs: number },
): Promise<WriteOutcome[]> {
  const [variantId = ''] = values.map(({ target }) => target.resourceId);
  const id = (await variantsNow(client, [variantId])).get(variantId)?.inventoryItem.id ?? variantId;
  const declined = new Map<ValueToWrite, WriteOutcome>();
  for (;;) {
    const left = values.filter((value) => !declined.has(value));
    if (left.length === 0) return values.map((value) => declined.get(value) ?? UNKNOWN);
    const variables = { id, input: Object.assign({}, ...left.map(inputOf)) as InventoryItemInput };
    try {
      const answer = await client.request(UpdateInventoryItemDocument, variables, options);
      const item = answer.inventoryItemUpdate?.inventoryItem ?? null;
      return values.map((value) => declined.get(value) ?? outcomeOf(item, value));
    } catch (error) {
      if (!(error instanceof ShopifyUserError)) throw error;
      for (const value of refusedOf(error, left)) {
        declined.set(value, { kind: 'refused', words: wordsFor(error, value) });
      }
    }
  }
}

const UNKNOWN: WriteOutcome = { kind: 'unknown' };

function outcomeOf(item: ItemNow | null, { target }: ValueToWrite): WriteOutcome {
  if (item === null || !isVariantTarget(target) || target.kind === 'compareAt') return UNKNOWN;
  return { kind: 'written', stored: valueNow(item, target.kind) };
}

function inputOf({ target, value }: ValueToWrite): InventoryItemInput {
  switch (target.kind) {
    case 'hsCode':
      return { harmonizedSystemCode: value };
    case 'origin': {
      const origin = value === null ? null : readOrigin(value);
      const country = origin?.country ?? '';
      return {
        countryCodeOfOrigin: isOriginCountry(country) ? country : null,
        provinceCodeOfOrigin: origin?.province ?? null,
      };
    }
    default: {
      // Shopify has a weight of nothing where there is none.
      const weight = value === null ? null : parseWeight(value);
      return { measurement: { weight: weight ?? { value: 0, unit: 'KILOGRAMS' } } };
    }
  }
}

const FIELD_OF: Partial<Record<ChangeTarget['kind'], readonly string[]>> = {
  hsCode: ['harmonizedSystemCode'],
  origin: ['countryCodeOfOrigin', 'provinceCodeOfOrigin'],
  weight: ['measurement'],
};

function isAbout({ target }: ValueToWrite, field: string[] | null): boolean {
  return FIELD_OF[target.kind]?.includes(field?.[1] ?? '') ?? false;
}

/** Those that Shopify names; all where it names none of them. */
function refusedOf({ userErrors }: ShopifyUserError, left: ValueToWrite[]): ValueToWrite[] {
  const named = left.filter((value) => userErrors.some(({ field }) => isAbout(value, field)));
  return named.length === 0 ? left : named;
}

function wordsFor({ userErrors }: ShopifyUserError, value: ValueToWrite): string {
  const own = userErrors.filter(({ field }) => isAbout(value, field));
  return (own.length === 0 ? userErrors : own).map(({ message }) => message).join(' ');
}
