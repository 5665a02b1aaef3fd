import { describe, expect, it } from 'vitest';
import { readInventoryCsv } from '~/files/inventory-csv';
import { openCatalogue } from '~/files/open-catalogue';
import { hasSharedData, sharedData } from '../support/shared-data';
import { listingOf } from './listing-of';
import { temporaryFiles } from './temporary-files';

const write = temporaryFiles();
const HEADER =
  'Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,Option3 Value,SKU,HS Code,COO,Location';

describe('readInventoryCsv', () => {
  it('gives variants their customs data, whichever location names it', async () => {
    const inventory = await readInventoryCsv(
      write(
        'inventory.csv',
        `${HEADER}\nmug,Mug,Size,S,,,,,MUG-S,,,Toronto\nmug,Mug,Size,S,,,,,MUG-S,6912.00,ca,Montréal\nmug,Mug,Size,L,,,,,MUG-L,,,Toronto\n`,
      ),
    );
    const [small, large] = inventory.applyTo(listingOf()).variants;
    expect(small?.inventory).toEqual({ harmonizedSystemCode: '6912.00', countryOfOrigin: 'CA' });
    expect(large?.inventory).toEqual({ harmonizedSystemCode: null, countryOfOrigin: null });
  });

  it('leaves unread what the file does not know, and reports rows of no listing', async () => {
    const inventory = await readInventoryCsv(
      write(
        'inventory.csv',
        `${HEADER}\nmug,Mug,Size,XL,,,,,,6912,CA,Toronto\nbowl,Bowl,Title,Default Title,,,,,,6912,CA,Toronto\n`,
      ),
    );
    const listing = listingOf();
    expect(inventory.applyTo(listing)).toEqual(listing);
    expect(inventory.use()).toMatchObject({
      rows: 2,
      unmatchedRows: 2,
      unmatchedExamples: ['mug / XL', 'bowl / Default Title'],
    });
  });

  it('refuses a country that is no code, and a file that is no inventory export', async () => {
    await expect(
      readInventoryCsv(
        write('inventory.csv', `${HEADER}\nmug,Mug,Size,S,,,,,,6912,Canada,Toronto\n`),
      ),
    ).rejects.toThrow(
      /inventory\.csv:2: "COO" is "Canada": expected a two-letter country code such as CA/,
    );
    await expect(readInventoryCsv(write('inventory.csv', 'Handle,SKU\nmug,MUG\n'))).rejects.toThrow(
      /:1: columns "Option1 Value", "HS Code", "COO" are missing: expected Shopify's inventory export/,
    );
  });

  it.skipIf(!hasSharedData)(
    `matches most rows of a real export${hasSharedData ? '' : ' (skipped: ../shared/data is absent)'}`,
    async () => {
      const folder = (name: string) => sharedData('catalogues', 'demo-with-inventory', name);
      const inventory = await readInventoryCsv(folder('inventory_export_1.csv'));
      const catalogue = await openCatalogue(folder('products_export_1.csv'), { currency: 'EUR' });
      let stocked = 0;
      for await (const listing of catalogue.listings()) {
        stocked += inventory
          .applyTo(listing)
          .variants.filter((variant) => variant.inventory?.harmonizedSystemCode === null).length;
      }
      expect(inventory.use().rows).toBe(67);
      expect(stocked).toBe(67 - inventory.use().unmatchedRows);
      expect(stocked).toBeGreaterThan(60);
    },
  );
});
