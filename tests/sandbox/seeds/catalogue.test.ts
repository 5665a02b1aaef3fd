import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedData } from '../../support/shared-data';
import { SettableClock } from '../../../sandbox/store/clock';
import { SandboxStore } from '../../../sandbox/store/sandbox-store';
import { catalogueName, catalogueStore } from '../../../sandbox/seeds/catalogue';

describe('the name of a catalogue’s store', () => {
  it.each([
    ['/data/spacire-gb/products.json', 'spacire-gb'],
    ['/data/Été 2026/products_export_1.csv', 'ete-2026'],
    ['/data/samples/apparel.csv', 'apparel'],
    ['/products.json', 'products'],
  ])('%s → %s', (file, name) => {
    expect(catalogueName(file)).toBe(name);
  });
});

const why = hasSharedData ? '' : ' (skipped: the optional data folder is absent)';

describe.skipIf(!hasSharedData)(`a real catalogue as a store${why}`, () => {
  it.each([
    {
      path: 'spacire-gb/products.json',
      products: 507,
      variants: 4805,
      photos: 4635,
      alts: 4610,
      locale: 'en',
    },
    {
      path: 'parispousse-fr/products_export.csv',
      products: 40,
      variants: 111,
      photos: 152,
      alts: 85,
      locale: 'fr',
    },
    {
      path: 'procure-impact-us/products_export.csv',
      products: 375,
      variants: 548,
      photos: 1033,
      alts: 521,
      locale: 'en',
    },
  ])('$path holds what its README counts', async ({ path, locale, ...counts }) => {
    const file = sharedData('catalogues', ...path.split('/'));
    const clock = new SettableClock(new Date('2026-11-01T00:00:00Z'), { running: false });
    const store = await SandboxStore.load(await catalogueStore({ file, currency: 'CAD' }), clock);
    const products = store.catalogue.all();
    const photos = products.flatMap(({ media }) => media);
    expect({
      products: products.length,
      variants: products.flatMap(({ variants }) => variants).length,
      photos: photos.length,
      alts: photos.filter(({ alt }) => alt !== null && alt.trim() !== '').length,
    }).toEqual(counts);
    expect(store.shop.primaryLocale).toBe(locale);
    store.close();
  });

  it('has the same ids at every start', async () => {
    const file = sharedData('catalogues', 'parispousse-fr', 'products_export.csv');
    const ids = async () => {
      const clock = new SettableClock(new Date(), { running: false });
      const store = await SandboxStore.load(await catalogueStore({ file, currency: 'EUR' }), clock);
      return store.catalogue.all().map(({ id }) => id);
    };
    expect(await ids()).toEqual(await ids());
  });
});
