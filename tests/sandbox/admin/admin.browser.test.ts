import { createTransport } from 'nodemailer';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../../support/accessibility';
import {
  chromiumPath,
  chromiumReason,
  launchChromium,
  MERCHANT_BROWSER,
  PHONE_VIEWPORT,
} from '../../support/chromium';
import {
  startRecordingApp,
  startSmallSandbox,
  until,
  WIDE_ID,
  type RecordedRequest,
  type RecordingApp,
} from '../../support/sandbox';
import type { RunningSandbox } from '../../../sandbox/start-sandbox';

/** What the admin shows around the app, as the documentation has it now. */
const CURRENT = `
  <meta name="shopify-api-key" content="test-api-key">
  <script src="https://cdn.shopify.com/shopifycloud/app-bridge.js"></script>
  <s-app-nav><s-link href="/app" rel="home">Home</s-link><s-link href="/app/listings">Listings</s-link></s-app-nav>
  <s-page heading="Overview">
    <s-button slot="primary-action" onclick="said.textContent='synced'">Sync</s-button>
    <s-button slot="secondary-actions" disabled>Export</s-button>
    <p>The page itself</p>
  </s-page>
  <ui-save-bar id="bar" discardConfirmation>
    <button variant="primary" onclick="said.textContent='saved'"></button>
    <button onclick="said.textContent='discarded'"></button>
  </ui-save-bar>
  <button id="change" onclick="shopify.saveBar.show('bar')">Change</button>
  <button id="save-begins" onclick="bar.querySelector('button').setAttribute('loading', '')">Begin to save</button>
  <button id="keep" onclick="shopify.saveBar.hide('bar')">Keep</button>`;

/** And as it had it before; apps that have not moved on go on working. */
const BEFORE = `
  <script src="https://cdn.shopify.com/shopifycloud/app-bridge.js" data-api-key="test-api-key"></script>
  <ui-nav-menu><a href="/app" rel="home">Home</a><a href="/app/listings">Listings</a></ui-nav-menu>
  <ui-title-bar title="Overview"><button variant="primary" onclick="said.textContent='synced'">Sync</button></ui-title-bar>`;

/** An app of one page that uses App Bridge. */
function smallApp({ path }: RecordedRequest): { type: string; body: string } {
  if (path.startsWith('/api')) return { type: 'text/plain', body: 'data' };
  return {
    type: 'text/html',
    body: `<!doctype html><title>App</title>
      ${path.startsWith('/before') ? BEFORE : CURRENT}
      <h1></h1><p id="said"></p><p id="data"></p>
      <a id="product" href="shopify://admin/products/2002">Product</a>
      <a id="top" target="_top" href="https://admin.shopify.com/store/small-shop/products/2003">Product</a>
      <button id="toast" onclick="shopify.toast.show('Saved')">Toast</button>
      <form data-save-bar><label>Name <input name="name" value="old"></label></form>
      <button id="open-modal" onclick="shopify.modal.show('sure')">Ask</button>
      <ui-modal id="sure"><p>Really?</p><ui-title-bar title="Sure"><button onclick="shopify.modal.hide('sure')">Yes</button></ui-title-bar></ui-modal>
      <button id="pick" onclick="shopify.resourcePicker({type:'product'}).then((p) => said.textContent = p ? p[0].id : 'none')">Pick</button>
      <script>
        const heading = document.querySelector('h1');
        const said = document.querySelector('#said');
        const show = () => { heading.textContent = location.pathname; };
        addEventListener('shopify:navigate', (event) => { history.pushState(null, '', event.target.getAttribute('href')); show(); });
        addEventListener('popstate', show);
        show();
        fetch('/api/data').then((r) => r.text()).then((text) => { data.textContent = text + ' ' + shopify.config.locale; });
        document.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); said.textContent = 'submitted'; });
      </script>`,
  };
}

// Pages take seconds where other tests run beside them.
describe.skipIf(!chromiumPath)(
  `the sandbox’s admin in a browser${chromiumReason}`,
  { timeout: 60_000 },
  () => {
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    let app: RecordingApp;
    let sandbox: RunningSandbox;
    let frame: FrameLocator;
    let pageErrors: string[];

    beforeAll(async () => {
      browser = await launchChromium();
    });
    afterAll(() => browser.close());

    beforeEach(async () => {
      app = await startRecordingApp((request, response) => {
        const { type, body } = smallApp(request);
        response
          .setHeader('content-type', type)
          .setHeader('content-security-policy', 'frame-ancestors https://admin.shopify.com;')
          .end(body);
      });
      sandbox = await startSmallSandbox({ appPort: app.port });
      context = await browser.newContext(MERCHANT_BROWSER);
      // Under the test's own limit, so that a failure names what was waited for.
      context.setDefaultTimeout(8_000);
      page = await context.newPage();
      pageErrors = [];
      page.on('pageerror', (error) => pageErrors.push(error.message));
      frame = page.frameLocator('#app-frame');
    });
    afterEach(async () => {
      await context.close();
      await sandbox.stop();
      await app.stop();
      expect(pageErrors).toEqual([]);
    });

    const store = (path: string) => `${sandbox.adminUrl}/store/small-shop${path}`;
    const openApp = async (path = '/app') => {
      sandbox.install();
      await page.goto(store(`/apps/borealist${path}`));
      await frame.getByText('data en').waitFor();
    };

    it('installs and embeds the app, which gets session tokens from App Bridge', async () => {
      await page.goto(sandbox.adminUrl);
      await page.getByRole('link', { name: 'Install Borealist' }).click();
      await page.getByRole('button', { name: 'Install app' }).click();
      await frame.getByText('data en').waitFor();
      const data = app.requests.find(({ path }) => path === '/api/data');
      expect(data?.headers.authorization).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
    });

    it('mirrors the app’s navigation and keeps its path in the address', async () => {
      await openApp();
      const navigation = page.getByRole('navigation', { name: 'Main navigation' });
      await navigation.getByRole('link', { name: 'Listings' }).click();
      await frame.getByRole('heading', { name: '/app/listings' }).waitFor();
      expect(page.url()).toBe(store('/apps/borealist/app/listings'));
      await page.reload();
      await frame.getByRole('heading', { name: '/app/listings' }).waitFor();
      await page.goto(store('/products'));
      await navigation.getByRole('link', { name: 'Listings' }).click();
      await frame.getByRole('heading', { name: '/app/listings' }).waitFor();
    });

    it('opens the product editor from the app’s links to Shopify’s admin', async () => {
      await openApp();
      await frame.locator('#product').click();
      await page.waitForURL(store('/products/2002'));
      await openApp();
      await frame.locator('#top').click();
      await page.waitForURL(store('/products/2003'));
      await page.getByRole('link', { name: 'See it in Borealist' }).click();
      await frame.getByRole('heading', { name: '/app/listings/2003' }).waitFor();
    });

    it('shows title bar, toast, save bar, modal and picker', async () => {
      await openApp();
      await page.getByRole('heading', { name: 'Overview' }).waitFor();
      await frame.getByText('The page itself').waitFor();
      expect(await page.getByRole('button', { name: 'Export' }).isDisabled()).toBe(true);
      await page.getByRole('button', { name: 'Sync' }).click();
      await frame.getByText('synced').waitFor();

      await frame.locator('#toast').click();
      await page.getByRole('status').getByText('Saved').waitFor();

      await frame.getByLabel('Name').fill('new');
      await page.getByRole('button', { name: 'Discard' }).click();
      // The frame hears of it a moment later.
      await expect.poll(() => frame.getByLabel('Name').inputValue()).toBe('old');
      await frame.getByLabel('Name').fill('newer');
      await page.getByRole('button', { name: 'Save' }).click();
      await frame.getByText('submitted').waitFor();
      await page.locator('#save-bar').waitFor({ state: 'hidden' });

      await frame.locator('#open-modal').click();
      const asked = frame.frameLocator('ui-modal iframe').getByText('Really?');
      await asked.waitFor();
      await frame
        .getByRole('dialog', { name: 'Sure' })
        .getByRole('button', { name: 'Yes' })
        .click();
      await asked.waitFor({ state: 'hidden' });

      await frame.locator('#pick').click();
      await page.getByRole('dialog').getByLabel('Search').fill('maple');
      await page.getByRole('dialog').getByRole('button', { name: 'Maple mug' }).click();
      await frame.getByText(`gid://shopify/Product/${WIDE_ID}`).waitFor();
    });

    it('shows the save bar that the app asks for, which asks before it discards', async () => {
      await openApp();
      await frame.locator('#change').click();
      const save = page.getByRole('button', { name: 'Save' });
      await save.click();
      await frame.getByText('saved').waitFor();
      await frame.locator('#save-begins').click();
      await expect.poll(() => save.isDisabled()).toBe(true);

      page.once('dialog', (dialog) => void dialog.dismiss());
      await page.getByRole('button', { name: 'Discard' }).click();
      page.once('dialog', (dialog) => void dialog.accept());
      await page.getByRole('button', { name: 'Discard' }).click();
      await frame.getByText('discarded').waitFor();
      await frame.locator('#keep').click();
      await page.locator('#save-bar').waitFor({ state: 'hidden' });
    });

    it('takes the elements that came before', async () => {
      await openApp('/before');
      await page.getByRole('heading', { name: 'Overview' }).waitFor();
      await page.getByRole('button', { name: 'Sync' }).click();
      await frame.getByText('synced').waitFor();
      const navigation = page.getByRole('navigation', { name: 'Main navigation' });
      await navigation.getByRole('link', { name: 'Listings' }).click();
      await frame.getByRole('heading', { name: '/app/listings' }).waitFor();
    });

    it('edits a product, and the app hears of it', async () => {
      sandbox.install();
      await page.goto(store('/products'));
      await page.getByRole('link', { name: 'Maple mug' }).click();
      await page.getByLabel('Title', { exact: true }).fill('Maple cup');
      await page.getByLabel('Alt text 1').fill('A cup');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved. The app hears of it by webhook.').waitFor();
      const webhook = await until(
        () => app.requests.find(({ path }) => path === '/webhooks/products'),
        'the webhook',
      );
      expect(webhook.body).toContain(WIDE_ID);
      expect(await page.getByText('Outdated:').count()).toBe(1);

      await page.getByLabel('Title in French').fill('Tasse');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Shopify sends no webhook for translations').waitFor();
      expect(await page.getByText('Outdated:').count()).toBe(0);
    });

    it('is accessible, and no page scrolls sideways on a phone', async () => {
      sandbox.install();
      sandbox.store.editProduct(`gid://shopify/Product/${WIDE_ID}`, { title: 'Long'.repeat(40) });
      await sandbox.webhooks.idle();
      await createTransport(sandbox.mailUrl).sendMail({
        from: 'digest@borealist.example',
        to: 'marie@example.net',
        subject: 'Long'.repeat(40),
        html: '<html lang="fr"><head><title>Bilan</title></head><body><h1>Bilan</h1></body></html>',
      });
      const paths = [
        '',
        '/products',
        `/products/${WIDE_ID}`,
        '/apps/borealist',
        '/mail',
        '/mail/0',
        '/webhooks',
        '/settings',
      ];
      for (const path of paths) {
        await page.setViewportSize(MERCHANT_BROWSER.viewport);
        await page.goto(store(path));
        // Frames are judged where they come from: the app's pages and mails have tests of their own, and axe
        // waits a minute for an answer from one that may run no scripts.
        const except = [['#app-frame'], ['iframe[sandbox]']];
        expect(await accessibilityFaults(page, { except }), path).toEqual([]);
        await page.setViewportSize(PHONE_VIEWPORT);
        const excess = await page.evaluate(() => {
          const main = document.querySelector('main');
          return Math.max(
            document.documentElement.scrollWidth - innerWidth,
            (main?.scrollWidth ?? 0) - (main?.clientWidth ?? 0),
          );
        });
        expect(excess, path).toBeLessThanOrEqual(0);
      }
      await page.getByRole('button', { name: 'Menu' }).click();
      await page.getByRole('link', { name: 'Products' }).click();
      await page.waitForURL(store('/products'));
    });
  },
);
