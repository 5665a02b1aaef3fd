import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { formatter } from '~/locales/format';
import { sampleStore } from '../../sandbox/seeds/sample';
import {
  chromiumPath,
  chromiumReason,
  launchChromium,
  MERCHANT_BROWSER,
  PHONE_VIEWPORT,
} from '../support/chromium';
import { expectAccessibleAndFitting } from './support/installed-app';
import { AdminTab, figuresOf } from './support/merchant';
import { openStage, type Stage } from './support/stage';

/** What a merchant reads, letter for letter but for the kind of spaces. */
const ERASED_WITHIN = { timeout: 20_000, interval: 100 };
const WORDS = {
  en: {
    install: 'Install Borealist',
    confirmInstall: 'Install app',
    uninstall: 'Uninstall Borealist',
    lastSync: 'Last complete sync:',
    fixFirst: 'What to fix first',
    listings: 'Listings',
    listingCount: '60 listings',
    search: 'Search and filter results',
    searchField: 'Search by title, handle, vendor or SKU',
    oneListing: '1 listing',
    checkAgain: 'Check again',
    resolved: /^\d+ resolved findings$/,
    noneShown: 'No photo shows the packaging',
    saved: 'Answer saved',
    undo: 'Undo',
    rules: {
      compareAt: 'Pointless original price',
      outdated: 'Outdated French text',
      missing: 'Missing French text',
      alt: 'Undescribed photo',
      packaging: 'Missing packaging photo',
    },
    evidence: {
      compareAt: 'The original price is US$39.00, and the price is US$40.00.',
      outdated: 'The title changed after its French was written.',
      missing: 'The title “Another Title” has no French.',
      alt: /^Photo 1 .*has no alt text\.$/,
    },
  },
  fr: {
    install: 'Installer Borealist',
    confirmInstall: 'Installer l’application',
    uninstall: 'Désinstaller Borealist',
    lastSync: 'Dernière synchronisation complète :',
    fixFirst: 'À corriger d’abord',
    listings: 'Fiches',
    listingCount: '60 fiches',
    search: 'Rechercher et filtrer les résultats',
    searchField: 'Rechercher par titre, identifiant, fournisseur ou UGS',
    oneListing: '1 fiche',
    checkAgain: 'Vérifier de nouveau',
    resolved: /^\d+ constats résolus$/,
    noneShown: 'Aucune photo ne montre l’emballage',
    saved: 'Réponse enregistrée',
    undo: 'Revenir en arrière',
    rules: {
      compareAt: 'Prix de comparaison inutile',
      outdated: 'Texte français périmé',
      missing: 'Texte français manquant',
      alt: 'Photo sans description',
      packaging: 'Photo de l’emballage manquante',
    },
    evidence: {
      compareAt: 'Le prix de comparaison est de 39,00 $ US et le prix, de 40,00 $ US.',
      outdated: 'Le titre a changé après la rédaction de sa version française.',
      missing: 'Le titre « Another Title » n’a pas de version française.',
      alt: /^La photo 1 .*n’a pas de texte alternatif\.$/,
    },
  },
};

const STORE = sampleStore({ now: new Date() });

/** Products of the sample store without a finding of the rules that the edits are to break. */
const PRODUCTS = { en: 'Maple Syrup Trio', fr: 'Aurora Puzzle, 1000 Pieces' };

describe.skipIf(!chromiumPath)(`the app in Shopify’s admin${chromiumReason}`, () => {
  let stage: Stage;
  let browser: Browser;
  let context: BrowserContext;
  let tab: AdminTab;
  const pageErrors: string[] = [];

  beforeAll(async () => {
    [stage, browser] = await Promise.all([
      openStage(STORE, { begun: inject('begunStages').new }),
      launchChromium(),
    ]);
    context = await browser.newContext(MERCHANT_BROWSER);
    // Under the tests' own limit, so that a failure names what was waited for.
    context.setDefaultTimeout(120_000);
    context.on('weberror', (error) => pageErrors.push(error.error().message));
    tab = await AdminTab.open(context, stage);
  });
  afterAll(async () => {
    await browser.close();
    await stage.stop();
    expect(pageErrors).toEqual([]);
  });

  it('is installed from the admin and reads the whole store', async () => {
    await tab.install({ install: WORDS.en.install, confirm: WORDS.en.confirmInstall });
    await tab.app.getByRole('heading', { name: WORDS.en.fixFirst, exact: true }).waitFor();
    expect(await tab.figuresAfterSync(WORDS.en.lastSync)).toEqual(await figuresOf(STORE));
    // Installed before the store's time zone was known, and the browser's is another.
    const synced = tab.app.locator('time').filter({ hasText: /:/ }).first();
    const said = formatter('en', 'America/Toronto');
    const plain = (text: string | null) => text?.replace(/\s/g, ' ');
    await vi.waitFor(async () => {
      const instant = await synced.getAttribute('datetime');
      expect(plain(await synced.textContent())).toBe(plain(said.dateTime(instant ?? '')));
    });
  });

  it.each(['en', 'fr'] as const)(
    'shows in an open listing what an edit in the admin broke and fixed, without a reload: %s',
    async (language) => {
      const { rules, evidence, ...words } = WORDS[language];
      const product = PRODUCTS[language];
      await tab.setLanguage(language);
      const navigation = tab.page.locator('#navigation');
      await navigation.getByRole('link', { name: 'Borealist' }).click();
      await tab.app.getByRole('heading', { name: words.fixFirst, exact: true }).waitFor();
      // What is pressed before the page's scripts run is lost, in Shopify's admin as here: whoever meets it presses again.
      await vi.waitFor(async () => {
        await navigation.getByRole('link', { name: words.listings }).click();
        await tab.app.getByText(words.listingCount).first().waitFor({ timeout: 10_000 });
      }, 60_000);
      await tab.app.getByRole('button', { name: words.search }).click();
      await tab.app.getByPlaceholder(words.searchField).fill(product.slice(0, 8));
      await tab.app.getByText(words.oneListing, { exact: true }).last().waitFor();
      await tab.app.getByRole('link', { name: product }).click();
      const rule = (name: string) => tab.app.getByRole('heading', { name, exact: true });
      const goneRule = (name: string) => rule(name).waitFor({ state: 'detached' });
      await tab.app.getByRole('heading', { name: product }).waitFor();
      for (const name of Object.values(rules)) expect(await rule(name).count(), name).toBe(0);
      await tab.app.locator('body').evaluate((body) => {
        body.dataset['neverReloaded'] = 'true';
      });

      const editor = await AdminTab.open(context, stage);
      await editor.editProduct(product);
      const before = {
        title: product,
        'price.': await editor.page.locator('input[name^="price."]').first().inputValue(),
        'compare_at.': '',
        'alt.': await editor.page.locator('input[name^="alt."]').first().inputValue(),
      };
      const french = {
        french_title: await editor.page.locator('input[name=french_title]').inputValue(),
      };
      await editor.saveProduct({
        title: 'Another Title',
        'price.': '40.00',
        'compare_at.': '39.00',
        'alt.': '',
      });
      await tab.app.getByRole('heading', { name: 'Another Title' }).waitFor();
      await rule(rules.compareAt).waitFor();
      await tab.app.getByText(evidence.compareAt).first().waitFor();
      await tab.app.getByText(evidence.outdated).first().waitFor();
      await tab.app.getByText(evidence.alt).first().waitFor();

      // Of French Shopify says nothing: the merchant asks.
      await editor.saveProduct({ french_title: '' });
      await tab.app.getByRole('button', { name: words.checkAgain }).click();
      await tab.app.getByText(evidence.missing).first().waitFor();
      await goneRule(rules.outdated);

      await editor.saveProduct({ ...before, ...french });
      await tab.app.getByRole('heading', { name: product }).waitFor();
      for (const name of Object.values(rules)) await goneRule(name);
      await tab.app.getByRole('button', { name: words.resolved }).click();
      await tab.app.getByText(evidence.missing).first().waitFor();
      expect(await tab.app.locator('body').getAttribute('data-never-reloaded')).toBe('true');
      await editor.page.close();
    },
  );

  it('takes the merchant’s word on the packaging, and takes it back', async () => {
    const { rules, ...words } = WORDS.fr;
    const finding = tab.app.getByRole('heading', { name: rules.packaging });
    const noneShown = tab.app.getByRole('checkbox', { name: words.noneShown });
    await noneShown.check();
    await finding.waitFor();
    await tab.page.getByRole('status').getByText(words.saved).waitFor();
    await tab.page.getByRole('button', { name: words.undo }).click();
    await finding.waitFor({ state: 'detached' });
    expect(await noneShown.isChecked()).toBe(false);
    // One way back at a time: an older one would lead past what was done since.
    await tab.page.getByRole('button', { name: words.undo }).waitFor();
    expect(await tab.page.getByRole('button', { name: words.undo }).count()).toBe(1);
    await noneShown.check();
    await finding.waitFor();
  });

  it.each([MERCHANT_BROWSER.viewport, PHONE_VIEWPORT])(
    'keeps the place of the list’s filters until they are drawn: $width px',
    async (viewport) => {
      await tab.setLanguage('en');
      await tab.page.setViewportSize(viewport);
      const listTop = () =>
        tab.app.locator('.Polaris-IndexTable').evaluate((list) => list.getBoundingClientRect().top);
      await tab.page.route('**/assets/entry.client*', (route) =>
        route.fulfill({ contentType: 'text/javascript', body: '' }),
      );
      await tab.goTo('/apps/borealist/app/listings');
      const asTheServerDraws = await listTop();
      await tab.page.unroute('**/assets/entry.client*');
      await tab.goTo('/apps/borealist/app/listings');
      await tab.app.getByRole('tab', { name: 'All', exact: true }).waitFor();
      expect(await listTop()).toBe(asTheServerDraws);

      // What is below makes room as the button is pressed, and stays there.
      const button = tab.app.getByRole('button', { name: WORDS.en.search });
      await button.evaluate((element: HTMLElement) => {
        element.click();
      });
      const asPressed = await listTop();
      expect(asPressed).toBeGreaterThan(asTheServerDraws);
      await tab.app.getByRole('button', { name: 'Severity' }).waitFor();
      expect(await listTop()).toBe(asPressed);
      await tab.page.setViewportSize(MERCHANT_BROWSER.viewport);
    },
  );

  it.each([
    { language: 'en', viewport: MERCHANT_BROWSER.viewport },
    { language: 'fr', viewport: PHONE_VIEWPORT },
  ] as const)(
    'is accessible and never wider than its window: $language, $viewport.width px',
    async ({ language, viewport }) => {
      const words = WORDS[language];
      await tab.setLanguage(language);
      await tab.page.setViewportSize(viewport);
      await tab.editProduct(PRODUCTS.fr);
      const productNumber = new URL(tab.page.url()).pathname.split('/').at(-1) ?? '';
      const pages = [
        { path: '/app', shows: words.fixFirst },
        { path: '/app/todo', shows: words.fixFirst },
        { path: '/app/listings', shows: words.listings },
        { path: `/app/listings/${productNumber}`, shows: PRODUCTS.fr },
        { path: '/app/listings?search=nothing-is-called-so', shows: words.listings },
      ];
      for (const { path, shows } of pages) {
        await tab.goTo(`/apps/borealist${path}`);
        await tab.app.getByRole('heading', { name: shows }).first().waitFor();
        await expectAccessibleAndFitting(tab, path);
        // Home's cards have a height of their own: nothing may be cut off.
        const cut = await tab.app
          .locator('.home-card-inside')
          .evaluateAll((cards) => cards.filter((card) => card.scrollHeight > card.clientHeight));
        expect(cut, path).toEqual([]);
      }
      await tab.page.setViewportSize(MERCHANT_BROWSER.viewport);
    },
  );

  it('says that there is no such page, in the merchant’s language', async () => {
    for (const path of ['/app/listings/not-a-number', '/app/nowhere', '/app/listings/1/more']) {
      await tab.goTo(`/apps/borealist${path}`);
      await tab.app.getByRole('heading', { name: 'Cette page n’existe pas' }).waitFor();
    }
  });

  it('forgets the store when uninstalled, and starts afresh when installed again', async () => {
    await tab.setLanguage('en');
    await tab.goTo('/settings');
    await tab.page.getByRole('button', { name: WORDS.en.uninstall }).click();
    // The webhook is acknowledged before the work; the job follows within seconds.
    await vi.waitUntil(() => stage.app.output().includes('store erased'), ERASED_WITHIN);
    await tab.install({ install: WORDS.en.install, confirm: WORDS.en.confirmInstall });
    expect(await tab.figuresAfterSync(WORDS.en.lastSync)).toMatchObject({ listings: 60 });

    await tab.editProduct(PRODUCTS.fr);
    await tab.page.getByRole('link', { name: 'See it in Borealist' }).click();
    await tab.app.getByRole('heading', { name: PRODUCTS.fr }).waitFor();
    expect(await tab.app.getByText(WORDS.en.resolved).count()).toBe(0);
    expect(await tab.app.getByRole('checkbox', { name: WORDS.en.noneShown }).isChecked()).toBe(
      false,
    );
  });
});
