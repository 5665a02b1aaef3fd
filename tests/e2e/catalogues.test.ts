import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { catalogueStore } from '../../sandbox/seeds/catalogue';
import {
  chromiumPath,
  chromiumReason,
  launchChromium,
  MERCHANT_BROWSER,
} from '../support/chromium';
import { hasSharedData, sharedData } from '../support/shared-data';
import { AdminTab, type Figures } from './support/merchant';
import { openStage } from './support/stage';

const reason = hasSharedData ? chromiumReason : ' (skipped: no ../shared/data)';

describe.skipIf(!chromiumPath || !hasSharedData)(`a real catalogue in the app${reason}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it.each([
    ['spacire-gb/products.json', 'GBP'],
    ['procure-impact-us/products_export.csv', 'USD'],
    ['parispousse-fr/products_export.csv', 'EUR'],
  ])('is counted as its README counts it: %s', async (file, currency) => {
    const stage = await openStage(
      await catalogueStore({ file: sharedData('catalogues', file), currency }),
      { begun: inject('begunStages').new },
    );
    const context = await browser.newContext(MERCHANT_BROWSER);
    context.setDefaultTimeout(120_000);
    try {
      const tab = await AdminTab.open(context, stage);
      await tab.install({ install: 'Install Borealist', confirm: 'Install app' });
      const figures = await tab.figuresAfterSync('Last complete sync:');
      expect(figures).toEqual(figuresOfReadme(file));

      await tab.page.locator('#navigation').getByRole('link', { name: 'Listings' }).click();
      await tab.app.getByText(`${figures.listings} listings`).first().waitFor();
    } finally {
      await context.close();
      await stage.stop();
    }
  });
});

/** The figures in the catalogues' README, in the row that names the file. */
function figuresOfReadme(file: string): Figures {
  const readme = readFileSync(sharedData('catalogues', 'README.md'), 'utf8');
  const row = readme.split('\n').find((line) => line.startsWith(`| ${file} `));
  if (row === undefined) throw new Error(`the README has no row for ${file}`);
  const figure = (what: RegExp) => {
    const found = what.exec(row)?.[1];
    if (found === undefined) throw new Error(`the README’s row for ${file} lacks ${what.source}`);
    return Number(found);
  };
  const photos = figure(/(\d+) images/);
  return {
    listings: figure(/(\d+) products/),
    variants: figure(/(\d+) variants/),
    photos,
    photosWithoutAlt: photos - figure(/(\d+) (?:with |French )?alt/),
  };
}
