import { gid } from '../../../store/ids';
import { buyerPrice, moneyText, moneyV2, type BuyerPrice } from '../../../store/prices';
import { toCents, type ProductRecord, type VariantRecord } from '../../../store/records';
import type { SandboxStore } from '../../../store/sandbox-store';
import { connection, type ConnectionArguments } from '../../connection';
import type { RequestContext, Resolvers } from '../../resolver';

/** A variant is a view of its record within its product. */
export interface VariantSource {
  __typename: 'ProductVariant';
  product: ProductRecord;
  variant: VariantRecord;
  index: number;
}

export interface InventorySource {
  __typename: 'InventoryItem';
  product: ProductRecord;
  variant: VariantRecord;
}

export function variantSource(
  product: ProductRecord,
  variant: VariantRecord,
  index?: number,
): VariantSource {
  return {
    __typename: 'ProductVariant',
    product,
    variant,
    index: index ?? product.variants.indexOf(variant),
  };
}

export interface ContextArguments {
  context: { country?: string | null } | null;
}

/** What a buyer in the named country is asked to pay. */
export function priceShown(
  variant: VariantRecord,
  args: ContextArguments,
  store: SandboxStore,
): BuyerPrice {
  return buyerPrice(variant, args.context?.country ?? '', {
    currency: store.shop.currency,
    rates: store.rates,
  });
}

/** Variants, and the inventory items behind them. */
export const variantResolvers: Resolvers = {
  ProductVariant: {
    id: ({ variant }: VariantSource) => gid('ProductVariant', variant.id),
    legacyResourceId: ({ variant }: VariantSource) => variant.id,
    title: ({ variant }: VariantSource) => variant.title,
    displayName: ({ product, variant }: VariantSource) => `${product.title} - ${variant.title}`,
    sku: ({ variant }: VariantSource) => variant.sku,
    barcode: ({ variant }: VariantSource) => variant.barcode,
    position: ({ index }: VariantSource) => index + 1,
    price: ({ variant }: VariantSource) => moneyText(variant.priceCents),
    compareAtPrice: ({ variant }: VariantSource) =>
      variant.compareAtCents === null ? null : moneyText(variant.compareAtCents),
    taxable: () => true,
    inventoryQuantity: ({ variant }: VariantSource) => variant.stock ?? 0,
    requiresComponents: ({ variant }: VariantSource) => variant.requiresComponents,
    inventoryPolicy: () => 'CONTINUE',
    availableForSale: ({ product }: VariantSource) => product.status === 'ACTIVE',
    selectedOptions: ({ variant }: VariantSource) => variant.selectedOptions,
    showUnitPrice: () => false,
    unitPrice: () => null,
    unitPriceMeasurement: () => null,
    createdAt: ({ product }: VariantSource) => product.createdAt,
    updatedAt: ({ variant }: VariantSource) => variant.updatedAt,
    contextualPricing: (
      { variant }: VariantSource,
      args: ContextArguments,
      { store }: RequestContext,
    ) => {
      const shown = priceShown(variant, args, store);
      return {
        price: moneyV2(shown.priceCents, shown.currency),
        compareAtPrice:
          shown.compareAtCents === null ? null : moneyV2(shown.compareAtCents, shown.currency),
        unitPrice: null,
      };
    },
    inventoryItem: ({ product, variant }: VariantSource): InventorySource => ({
      __typename: 'InventoryItem',
      product,
      variant,
    }),
  },
  InventoryItem: {
    id: ({ variant }: InventorySource) => gid('InventoryItem', variant.inventoryItemId),
    legacyResourceId: ({ variant }: InventorySource) => variant.inventoryItemId,
    sku: ({ variant }: InventorySource) => variant.sku,
    tracked: ({ variant }: InventorySource) => variant.stock !== null,
    requiresShipping: ({ variant }: InventorySource) => variant.inventory.requiresShipping ?? true,
    harmonizedSystemCode: ({ variant }: InventorySource) =>
      variant.inventory.harmonizedSystemCode ?? null,
    countryCodeOfOrigin: ({ variant }: InventorySource) =>
      variant.inventory.countryOfOrigin ?? null,
    provinceCodeOfOrigin: ({ variant }: InventorySource) =>
      variant.inventory.provinceOfOrigin ?? null,
    measurement: ({ variant }: InventorySource) => ({ weight: variant.inventory.weight ?? null }),
    unitCost: ({ variant }: InventorySource) => {
      const cost = variant.inventory.unitCost;
      return cost ? moneyV2(toCents(cost.amount), cost.currency) : null;
    },
    countryHarmonizedSystemCodes: ({ variant }: InventorySource, args: ConnectionArguments) =>
      connection(
        {
          items: (variant.inventory.nationalCodes ?? []).map(({ country, code }) => ({
            countryCode: country,
            harmonizedSystemCode: code,
          })),
          idOf: ({ countryCode }) => countryCode,
        },
        args,
      ),
    createdAt: ({ product }: InventorySource) => product.createdAt,
    updatedAt: ({ variant }: InventorySource) => variant.updatedAt,
    variant: ({ product, variant }: InventorySource) => variantSource(product, variant),
  },
};
