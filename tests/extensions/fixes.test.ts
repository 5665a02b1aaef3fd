import { describe, expect, test } from 'vitest';
import { translator } from '~/locales/translate';
import { bind } from '~/services/bind';
import { productPageVerbs } from '~/services/product-page/verbs';
import { installStore } from '~/services/store/install-store';
import { startApp, type AppUnderTest } from '../routes/app-under-test';
import { runQueue } from '../services/support/ports';
import { sandboxedStore, type SandboxedStore } from '../services/support/sandboxed-store';
import { sampleListing, sampleVariant } from '../shopify/support/sandbox-shop';
import { testDatabase } from '../support/database';
import { withExtension, type ShownExtension } from './support/product-page';

const database = await testDatabase();
const PRODUCT = 'gid://shopify/Product/42';
const PHOTO = 'gid://shopify/MediaImage/423';

const ALL_SCOPES = ['write_translations', 'write_files', 'write_inventory'];

/** A store with a listing that lacks a French title, an alt text and an origin, and the app's own routes. */
async function stage({ granted = ALL_SCOPES }: { granted?: string[] } = {}) {
  const variants = ['422', '424'].map((id) => {
    const variant = sampleVariant(id);
    return { ...variant, inventory: { ...variant.inventory, countryOfOrigin: null } };
  });
  const store = await sandboxedStore(database, [sampleListing(42, { variants })]);
  store.sandbox.grant(granted);
  await store.signIn();
  await installStore(store.ports, store.domain);
  await runQueue(store.ports, store.ports.queue);
  const app = await startApp(
    { productPage: bind(store.ports, productPageVerbs) },
    { store: store.domain },
  );
  return { store, app };
}

const photoOf = ({ sandbox }: SandboxedStore) => sandbox.store.catalogue.media(PHOTO).media;
const frenchOf = ({ sandbox }: SandboxedStore) =>
  sandbox.store.translations.of(PRODUCT).find(({ key }) => key === 'title')?.value ?? null;
const originsOf = ({ sandbox }: SandboxedStore) =>
  sandbox.store.catalogue
    .product(PRODUCT)
    .variants.map(({ inventory }) => inventory.countryOfOrigin);

describe.each(['en', 'fr'] as const)('in %s', (language) => {
  const t = translator(language);
  const position = { position: 1 };
  const open = {
    altText: t('extension.fix.open.altText', position),
    frenchTitle: t('extension.fix.open.frenchTitle'),
    origin: t('extension.fix.open.origin'),
  };
  const label = {
    altText: t('extension.fix.label.altText', position),
    frenchTitle: t('extension.fix.label.frenchTitle'),
    origin: t('extension.fix.label.origin'),
  };
  const save = t('extension.fix.save');

  /** The action, which shows every finding, on the listing. */
  const show = (app: AppUnderTest, about: (shown: ShownExtension) => Promise<void>) =>
    withExtension(
      {
        handle: 'check-listing',
        language,
        productId: PRODUCT,
        ask: (path, init) => app.fetch(path, init),
      },
      about,
    );
  const has = (shown: ShownExtension, text: string) =>
    shown.until((tree) => {
      expect(tree).toContain(text);
    });
  const lacks = (shown: ShownExtension, text: string) =>
    shown.until((tree) => {
      expect(tree).not.toContain(text);
    });
  async function fill(shown: ShownExtension, kind: keyof typeof open, value: string) {
    await has(shown, open[kind]);
    shown.press(open[kind]);
    await has(shown, `label="${label[kind]}"`);
    await shown.type(label[kind], value);
    shown.press(save);
  }

  test('each field is shown as it is, saved, judged at once and undone', async () => {
    const { store, app } = await stage();
    await show(app, async (shown) => {
      await has(shown, open.altText);
      shown.press(open.altText);
      await has(shown, t('extension.fix.nowNothing'));
      expect(shown.tree()).toContain(t('extension.fix.does.altText'));
      await shown.type(label.altText, 'A can of maple syrup');
      shown.press(save);
      await has(shown, t('extension.fix.saved'));
      expect(photoOf(store).alt).toBe('A can of maple syrup');
      await lacks(shown, open.altText);
      const closed = t('extension.fix.closes', {
        count: 1,
        rules: [t('rule.undescribed-photo.title')],
      });
      expect(shown.tree()).toContain(closed);
      shown.press(t('extension.fix.undo'));
      await has(shown, t('extension.fix.undone'));
      expect(photoOf(store).alt ?? '').toBe('');
      await has(shown, open.altText);

      await fill(shown, 'frenchTitle', 'Sirop d’érable');
      await has(shown, t('extension.fix.saved'));
      expect(frenchOf(store)).toBe('Sirop d’érable');
      await lacks(shown, open.frenchTitle);

      await has(shown, open.origin);
      shown.press(open.origin);
      await has(shown, t('extension.fix.does.origin', { count: 2 }));
      await shown.type(label.origin, 'CA-QC');
      shown.press(save);
      await lacks(shown, open.origin);
      await lacks(shown, `label="${label.origin}"`);
      expect(originsOf(store)).toEqual(['CA', 'CA']);
      shown.press(t('extension.fix.undo'));
      await has(shown, t('extension.fix.undone'));
      expect(originsOf(store)).toEqual([null, null]);
    });
    const { changes } = await store.ports.changes.page(store.domain, { limit: 10 });
    // All at one instant of the test's clock.
    expect(changes.map(({ target, state }) => `${target.kind} ${state}`).sort()).toEqual([
      'altText undone',
      'french written',
      'origin undone',
      'origin undone',
    ]);
  });

  test('what somebody wrote meanwhile is shown and stays, until it is saved again', async () => {
    const { store, app } = await stage();
    await show(app, async (shown) => {
      await has(shown, open.frenchTitle);
      shown.press(open.frenchTitle);
      await has(shown, `label="${label.frenchTitle}"`);
      store.sandbox.store.registerTranslation(PRODUCT, {
        key: 'title',
        locale: 'fr',
        value: 'Sirop d’ici',
      });
      await shown.type(label.frenchTitle, 'Sirop d’érable');
      shown.press(save);
      await has(shown, t('extension.fix.overtaken'));
      expect(shown.tree()).toContain(t('extension.fix.now', { value: 'Sirop d’ici' }));
      expect(shown.typed(label.frenchTitle)).toBe('Sirop d’érable');
      expect(frenchOf(store)).toBe('Sirop d’ici');
      shown.press(save);
      await has(shown, t('extension.fix.saved'));
      expect(frenchOf(store)).toBe('Sirop d’érable');
      // Taking it back stops at what somebody wrote since.
      store.sandbox.store.registerTranslation(PRODUCT, {
        key: 'title',
        locale: 'fr',
        value: 'Sirop d’ailleurs',
      });
      shown.press(t('extension.fix.undo'));
      await has(shown, t('extension.fix.kept', { count: 1 }));
      expect(frenchOf(store)).toBe('Sirop d’ailleurs');
    });
  });

  test.each([
    ['altText', 'A can', 'app:app/listings/42"'],
    ['frenchTitle', 'Sirop', 'app:app/listings/42/french"'],
    ['origin', 'FR', 'app:app/listings/42/customs"'],
  ] as const)(
    'without the permission, %s names it and where it is given',
    async (kind, value, link) => {
      const { store, app } = await stage({ granted: [] });
      await show(app, async (shown) => {
        await fill(shown, kind, value);
        await has(shown, t(`extension.fix.notAllowed.${kind}`));
        expect(shown.tree()).toContain(link);
        expect(shown.typed(label[kind])).toBe(value);
        // Given meanwhile, as the app's page asks for it.
        store.sandbox.grant(ALL_SCOPES);
        await store.signIn();
        shown.press(save);
        await has(shown, t('extension.fix.saved'));
      });
    },
  );

  test('GIVEN Shopify does not answer THEN it is said, and what was typed is still there', async () => {
    const { store, app } = await stage();
    await show(app, async (shown) => {
      await has(shown, open.altText);
      shown.press(open.altText);
      await has(shown, `label="${label.altText}"`);
      store.sandbox.store.faults.failRequests({ kind: 'http', status: 503 }, 50);
      await shown.type(label.altText, 'A can');
      shown.press(save);
      await has(shown, t('fix.notAnswered.unavailable'));
      store.sandbox.store.faults.clear();
      expect(shown.typed(label.altText)).toBe('A can');
      shown.press(save);
      await has(shown, t('extension.fix.saved'));
    });
  });
});
