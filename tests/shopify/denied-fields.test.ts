import { describe, expect, it } from 'vitest';
import type { Listing } from '~/core/listing/listing';
import { sampleListing, sandboxedShopify } from './support/sandbox-shop';

const PRODUCT = 'gid://shopify/Product/1';
const variant = (listing: Listing | null) => listing?.variants[0];

/** A field, and how to see of a listing whether it was read. */
const FIELDS: [string, (listing: Listing | null) => unknown][] = [
  ['InventoryItem.unitCost', (of) => variant(of)?.inventory?.unitCost],
  ['InventoryItem.harmonizedSystemCode', (of) => variant(of)?.inventory?.harmonizedSystemCode],
  ['InventoryItem.countryHarmonizedSystemCodes', (of) => variant(of)?.inventory?.nationalCodes],
  ['InventoryItem.countryCodeOfOrigin', (of) => variant(of)?.inventory?.countryOfOrigin],
  ['InventoryItem.measurement', (of) => variant(of)?.inventory?.weight],
  ['InventoryItemMeasurement.weight', (of) => variant(of)?.inventory?.weight],
  // Not nullable: what is around it falls with it.
  ['InventoryItem.tracked', (of) => variant(of)?.stock],
  ['InventoryItem.requiresShipping', (of) => variant(of)?.inventory?.requiresShipping],
  ['ProductVariant.inventoryItem', (of) => variant(of)?.inventory],
  ['ProductVariant.barcode', (of) => variant(of)?.barcode],
  ['ProductVariant.requiresComponents', (of) => variant(of)?.requiresComponents],
  ['ProductVariant.contextualPricing', (of) => variant(of)?.shownPrice],
  ['Product.category', (of) => of?.category],
  ['Product.isGiftCard', (of) => of?.isGiftCard],
  ['Product.combinedListingRole', (of) => of?.isCombinedListingParent],
  ['Product.createdAt', (of) => of?.createdAt],
  ['Product.updatedAt', (of) => of?.updatedAt],
  ['Product.publishedAt', (of) => of?.publishedAt],
  ['Product.publishedAt', (of) => of?.soldIn],
  ['Product.publishedInContext', (of) => of?.soldIn],
  ['Product.seo', (of) => of?.seo],
  ['Product.metafield', (of) => of?.packagingPhotos],
  ['TranslatableResource.translations', (of) => of?.french],
];

describe('a field of products that Shopify denies', () => {
  it.each(FIELDS)('(%s) is absent, and all else is there', async (field, valueOf) => {
    const { shopify, sandbox } = await sandboxedShopify([sampleListing(1)]);
    sandbox.grantedScopes = ['read_products', 'read_publications'];
    const read = async () => {
      const [found] = await shopify.readListings([PRODUCT]);
      if (found?.status !== 'fulfilled') throw new Error('not read');
      return found.value;
    };
    const whole = await read();
    expect(valueOf(whole)).toBeDefined();

    sandbox.faults.denyField(field, 'read_special');
    const listing = await read();
    expect(valueOf(listing)).toBeUndefined();
    expect(listing).toMatchObject({ title: whole?.title, media: whole?.media });
    expect(variant(listing)?.shopPrice).toEqual(variant(whole)?.shopPrice);

    sandbox.faults.deniedFields.clear();
    await shopify.readStoreFacts();
    expect(await read()).toEqual(whole);
  });

  it('is not waited for by others that are asked for at the same time', async () => {
    const { shopify, sandbox } = await sandboxedShopify([sampleListing(1), sampleListing(2)]);
    sandbox.faults.denyField('InventoryItem.unitCost', 'read_special');
    sandbox.faults.denyField('Product.seo', 'read_special');
    const reads = await Promise.all(
      [1, 2, 1].map((n) => shopify.readListings([`gid://shopify/Product/${n}`])),
    );
    expect(reads.flat().map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
  });
});
