import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { generatedStore } from '../../sandbox/seeds/generated';
import {
  chromiumPath,
  chromiumReason,
  launchChromium,
  MERCHANT_BROWSER,
} from '../support/chromium';
import { AdminTab, figuresOf } from './support/merchant';
import { openStage, type Stage } from './support/stage';

/** Too many to be read page by page where Shopify allows an export. */
const STORE = generatedStore({ products: 501, seed: 3, now: new Date() });

describe.skipIf(!chromiumPath)(
  `a store whose app Shopify refuses bulk queries${chromiumReason}`,
  () => {
    let stage: Stage;
    let browser: Browser;

    beforeAll(async () => {
      [stage, browser] = await Promise.all([
        openStage(STORE, { begun: inject('begunStages').new, refusesBulkQueries: true }),
        launchChromium(),
      ]);
    });
    afterAll(async () => {
      await browser.close();
      await stage.stop();
    });

    const operations = () => stage.sandbox.store.bulkOperations.all().length;

    it('is read to the end, and by an export once they are allowed', async () => {
      const context = await browser.newContext(MERCHANT_BROWSER);
      context.setDefaultTimeout(120_000);
      const tab = await AdminTab.open(context, stage);
      await tab.install({ install: 'Install Borealist', confirm: 'Install app' });
      const figures = await tab.figuresAfterSync('Last complete sync:');
      expect(figures).toEqual(await figuresOf(STORE));
      expect(operations()).toBe(0);
      expect(stage.app.output()).toContain(
        'allow bulk queries for it in the Partner Dashboard under API access requests',
      );

      const dashboard = await AdminTab.open(context, stage);
      await dashboard.goTo('/settings');
      await dashboard.page.getByRole('button', { name: 'Allow bulk queries' }).click();
      await dashboard.page.getByText('Allowed.', { exact: true }).waitFor();
      await dashboard.page.close();

      await tab.app.getByRole('button', { name: 'Sync the store' }).click();
      await expect.poll(operations, { timeout: 60_000 }).toBeGreaterThan(0);
      await tab.app.getByText('Syncing the store').first().waitFor({ state: 'detached' });
      expect(await tab.figuresAfterSync('Last complete sync:')).toEqual(figures);
      // Two whole syncs.
    }, 300_000);
  },
);
