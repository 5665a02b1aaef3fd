import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleStore } from '../../sandbox/seeds/sample';
import {
  chromiumPath,
  chromiumReason,
  MERCHANT_BROWSER,
  PHONE_VIEWPORT,
} from '../support/chromium';
import {
  expectAccessibleAndFitting,
  openInstalledApp,
  RUN_BEGAN,
  type InstalledApp,
} from './support/installed-app';
import type { AdminTab } from './support/merchant';

const NOW = RUN_BEGAN;
const SEED = sampleStore({ now: NOW });

/** Thirty days further back than the 60 that an app is given. */
const OLDER = SEED.orders.filter(
  ({ createdAt }) => Date.parse(createdAt) > NOW.getTime() - 90 * 86_400_000,
);

/** The store's own orders as Shopify exports them, with a line that no listing has. */
function orderExport(): Buffer {
  const header =
    'Name,Email,Financial Status,Fulfillment Status,Currency,Created at,Lineitem quantity,Lineitem sku,Shipping Country,Shipping Province,Id';
  const rows = OLDER.map(
    ({ name, createdAt, country, province, lines: [line] }, index) =>
      `${name},buyer@example.com,paid,fulfilled,USD,${createdAt.slice(0, 10)} ${createdAt.slice(11, 19)} +0000,${line?.quantity ?? 1},${index === 0 ? 'LONG-GONE' : (line?.sku ?? '')},${country},${province},`,
  );
  return Buffer.from([header, ...rows, ''].join('\n'));
}

const csv = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/csv', buffer });

describe.skipIf(!chromiumPath)(`older orders in Shopify’s admin${chromiumReason}`, () => {
  let installed: InstalledApp;
  let tab: AdminTab;

  beforeAll(async () => {
    installed = await openInstalledApp({ now: NOW });
    ({ tab } = installed);
  });
  afterAll(() => installed.close());

  const fileInput = () => tab.app.locator('input[type=file]');

  it('are imported by keyboard alone, counted, and say since when all are known', async () => {
    // Playwright takes over the file dialog of an embedded frame some time after it was asked to: whoever
    // asks just before the key press may be too late.
    tab.page.once('filechooser', (chooser) => {
      void chooser.setFiles(csv('orders.csv', orderExport()));
    });
    await tab.goTo('/apps/borealist/app/todo');
    await tab.app.getByText('Shopify gives an app the orders of the last 60 days').waitFor();
    await tab.app.getByRole('link', { name: 'Import older orders' }).click();
    await tab.app.getByRole('button', { name: 'Import', exact: true }).click();
    await tab.app.getByText('Choose a file first.').waitFor();

    await fileInput().focus();
    await tab.page.keyboard.press('Enter');
    await tab.app.getByText(/^orders\.csv \([\d,]+ KB\)$/).waitFor();
    await tab.app.getByRole('button', { name: 'Import', exact: true }).focus();
    await tab.page.keyboard.press('Enter');
    await tab.app.getByRole('heading', { name: /^[\d,]+ orders added$/ }).waitFor();

    const figure = async (name: string) => {
      const value = tab.app.getByText(name, { exact: true }).locator('xpath=following::*[1]');
      return Number((await value.textContent())?.replace(/\D/g, ''));
    };
    const [orders, added, known] = [
      await figure('Orders in the file'),
      await figure('Added'),
      await figure('Already known'),
    ];
    expect(orders).toBe(OLDER.length);
    expect(known).toBeGreaterThan(0);
    expect(added).toBe(orders - known);
    expect(await figure('Lines of no listing')).toBe(1);
    await tab.app.getByText(/^All orders since .* are now known\./).waitFor();
    await tab.app.getByText('1 line has no SKU, or one that no listing has.').waitFor();
    await tab.app
      .getByText(/^The columns Cancelled at, Subtotal,? and Refunded Amount are missing\./)
      .waitFor();
    await expectAccessibleAndFitting(tab, 'the report of an import');
  });

  it.each([
    {
      language: 'en',
      viewport: MERCHANT_BROWSER.viewport,
      failed: 'Nothing was imported',
      start: 'Import',
      line: 'Line 2:',
    },
    {
      language: 'fr',
      viewport: PHONE_VIEWPORT,
      failed: 'Rien n’a été importé',
      start: 'Importer',
      line: 'Ligne 2 :',
    },
  ] as const)(
    'name line and column of a bad file, accessibly and never wider than the window: $language, $viewport.width px',
    async ({ language, viewport, failed, start, line }) => {
      await tab.setLanguage(language);
      await tab.page.setViewportSize(viewport);
      await tab.goTo('/apps/borealist/app/orders/import');
      const bad = orderExport()
        .toString()
        .replace(/,\d,LONG-GONE/, ',many,LONG-GONE');
      await fileInput().setInputFiles(csv(`${'a-long-name-'.repeat(8)}.csv`, Buffer.from(bad)));
      await tab.app.getByRole('button', { name: start, exact: true }).click();
      await tab.app.getByRole('heading', { name: failed }).waitFor();
      await tab.app.getByText(line).waitFor();
      await tab.app.getByText('Lineitem quantity').waitFor();
      await expectAccessibleAndFitting(tab, 'import of orders');
    },
  );
});
