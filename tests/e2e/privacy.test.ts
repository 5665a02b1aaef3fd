import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFiles } from '../files/temporary-files';
import { linesOf } from '../services/support/worklist';
import {
  chromiumPath,
  chromiumReason,
  MERCHANT_BROWSER,
  PHONE_VIEWPORT,
} from '../support/chromium';
import {
  expectAccessibleAndFitting,
  openInstalledApp,
  type InstalledApp,
} from './support/installed-app';

const write = temporaryFiles();

describe.skipIf(!chromiumPath)(`What is kept of a store${chromiumReason}`, () => {
  let opened: InstalledApp;

  beforeAll(async () => {
    opened = await openInstalledApp();
  });
  afterAll(() => opened.close());

  it('is shown, exported and deleted', async () => {
    const { tab } = opened;
    await tab.goTo('/apps/borealist/app/settings');
    await tab.app.getByRole('link', { name: 'Data and privacy' }).click();
    await tab.app.getByText(/^60 listings · since/).waitFor();
    await tab.app.getByText('Granted', { exact: true }).first().waitFor();
    await expectAccessibleAndFitting(tab, 'data and privacy');
    await tab.page.setViewportSize(PHONE_VIEWPORT);
    await expectAccessibleAndFitting(tab, 'data and privacy on a phone');
    await tab.page.setViewportSize(MERCHANT_BROWSER.viewport);

    const download = tab.page.waitForEvent('download');
    await tab.app
      .getByRole('button', { name: 'Listings with readiness: export as Excel', exact: true })
      .click();
    const file = write('listings.xlsx', readFileSync(await (await download).path()));
    expect((await linesOf(file)).rows).toHaveLength(60);

    await tab.app.getByRole('button', { name: 'Delete everything' }).click();
    const asked: string[] = [];
    tab.page.on('request', (request) => {
      if (request.url().includes('/app/')) asked.push(request.method());
    });
    await tab.app.getByRole('button', { name: 'Delete everything' }).last().click();
    await tab.app.getByText('Everything is being deleted').waitFor();
    await expectAccessibleAndFitting(tab, 'everything deleted');
    // Whatever asked for more would install the app anew.
    expect(asked).toEqual(['POST']);
  });
});
