import type {
  InventoryItemInput,
  ProductVariantsBulkInput,
} from '../../../schema/generated/inputs.generated';
import { parseGid } from '../../../store/ids';
import { toCents, type ProductRecord, type VariantRecord } from '../../../store/records';
import type { SandboxStore } from '../../../store/sandbox-store';
import { userError, type UserError } from '../../errors';
import type { RequestContext, Resolvers } from '../../resolver';
import { productOrNull } from './products';
import { variantSource } from './variants';

/** Shopify stores prices below this. */
const PRICE_LIMIT = 1_000_000_000_000_000_000;

/** Prices and customs data of variants. */
export const variantMutations: Resolvers = {
  Mutation: {
    productVariantsBulkUpdate: (
      _root: unknown,
      args: {
        productId: string;
        variants: ProductVariantsBulkInput[];
        allowPartialUpdates?: boolean | null;
      },
      { store }: RequestContext,
    ) => updateVariants(store, args.productId, args.variants, args.allowPartialUpdates ?? false),
    inventoryItemUpdate: (
      _root: unknown,
      args: { id: string; input: InventoryItemInput },
      { store }: RequestContext,
    ) => updateInventory(store, args.id, args.input),
  },
};

function updateVariants(
  store: SandboxStore,
  productId: string,
  inputs: ProductVariantsBulkInput[],
  allowPartial: boolean,
) {
  const product = productOrNull(store, productId);
  if (!product) {
    const missing = userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST');
    return { product: null, productVariants: null, userErrors: [missing] };
  }
  const checked = inputs.map((input, index) => checkVariant(product, input, index));
  const userErrors = checked.flatMap((each) => each.errors);
  if (userErrors.length > 0 && !allowPartial) return { product, productVariants: null, userErrors };
  checked.forEach(({ variant, errors }, index) => {
    const input = inputs[index];
    if (variant && input && errors.length === 0) applyVariant(variant, input, store.now());
  });
  store.updated(product);
  const productVariants = checked.flatMap(({ variant }) =>
    variant ? [variantSource(product, variant)] : [],
  );
  return { product, productVariants, userErrors };
}

function checkVariant(
  product: ProductRecord,
  input: ProductVariantsBulkInput,
  index: number,
): { variant: VariantRecord | null; errors: UserError[] } {
  const wrong = (field: string, message: string, code: string) =>
    userError(['variants', String(index), field], message, code);
  if (!input.id) {
    const error = wrong(
      'id',
      'Product variant is missing ID attribute',
      'PRODUCT_VARIANT_ID_MISSING',
    );
    return { variant: null, errors: [error] };
  }
  const digits = parseGid(input.id)?.id;
  const variant = product.variants.find((other) => other.id === digits);
  if (!variant) {
    const error = wrong('id', 'Product variant does not exist', 'PRODUCT_VARIANT_DOES_NOT_EXIST');
    return { variant: null, errors: [error] };
  }
  const errors: UserError[] = [];
  if (input.compareAtPrice != null && Number(input.compareAtPrice) >= PRICE_LIMIT) {
    errors.push(wrong('compareAtPrice', `must be less than ${PRICE_LIMIT}`, 'INVALID_INPUT'));
  }
  if (input.price != null && Number(input.price) < 0) {
    errors.push(
      wrong('price', 'Price must be greater than or equal to 0', 'GREATER_THAN_OR_EQUAL_TO'),
    );
  }
  return { variant, errors };
}

function applyVariant(variant: VariantRecord, input: ProductVariantsBulkInput, now: string): void {
  if (input.price != null) variant.priceCents = toCents(Number(input.price));
  if (input.compareAtPrice !== undefined) {
    variant.compareAtCents =
      input.compareAtPrice === null ? null : toCents(Number(input.compareAtPrice));
  }
  if (input.barcode !== undefined) variant.barcode = input.barcode;
  if (input.inventoryItem) applyInventory(variant, input.inventoryItem);
  variant.updatedAt = now;
}

function applyInventory(variant: VariantRecord, input: InventoryItemInput): void {
  if (input.sku !== undefined) variant.sku = input.sku;
  const inventory = { ...variant.inventory };
  if (input.harmonizedSystemCode !== undefined)
    inventory.harmonizedSystemCode = input.harmonizedSystemCode;
  if (input.countryCodeOfOrigin !== undefined)
    inventory.countryOfOrigin = input.countryCodeOfOrigin;
  if (input.provinceCodeOfOrigin !== undefined)
    inventory.provinceOfOrigin = input.provinceCodeOfOrigin;
  if (input.requiresShipping != null) inventory.requiresShipping = input.requiresShipping;
  if (input.measurement?.weight) inventory.weight = input.measurement.weight;
  variant.inventory = inventory;
}

function updateInventory(store: SandboxStore, id: string, input: InventoryItemInput) {
  const parsed = parseGid(id);
  const owned =
    parsed?.type === 'InventoryItem' ? store.catalogue.findPart('InventoryItem', parsed.id) : null;
  if (owned?.record.__typename !== 'ProductVariant') {
    const message = "The product couldn't be updated because it does not exist.";
    return { inventoryItem: null, userErrors: [userError(['id'], message)] };
  }
  const userErrors = checkInventory(input);
  if (userErrors.length > 0) return { inventoryItem: null, userErrors };
  applyInventory(owned.record, input);
  store.updated(owned.product);
  return {
    inventoryItem: { __typename: 'InventoryItem', product: owned.product, variant: owned.record },
    userErrors: [],
  };
}

function checkInventory(input: InventoryItemInput): UserError[] {
  const errors: UserError[] = [];
  const weight = input.measurement?.weight;
  if (weight && weight.value < 0) {
    const units = { KILOGRAMS: 'kg', GRAMS: 'g', POUNDS: 'lb', OUNCES: 'oz' };
    const unit = units[weight.unit];
    const message = `Measurement weight value ${weight.value} ${unit} must be >= 0 ${unit}`;
    errors.push(userError(['input', 'measurement', 'weight'], message));
  }
  // "Unknown region" is of the enumeration, and no origin.
  if (input.countryCodeOfOrigin === 'ZZ') {
    const message = 'Country code of origin is invalid';
    errors.push(userError(['input', 'countryCodeOfOrigin'], message));
  }
  if (input.harmonizedSystemCode != null && !/^\d{6,13}$/.test(input.harmonizedSystemCode)) {
    const message = 'Harmonized system code must be a number between six and thirteen digits';
    errors.push(userError(['input', 'harmonizedSystemCode'], message));
  }
  return errors;
}
