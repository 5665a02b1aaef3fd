import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleStore } from '../../sandbox/seeds/sample';
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

describe.skipIf(!chromiumPath)(
  `The list for whoever packs${chromiumReason}`,
  { timeout: 180_000 },
  () => {
    let opened: InstalledApp;

    beforeAll(async () => {
      opened = await openInstalledApp(sampleStore({ now: new Date() }));
    }, 120_000);
    afterAll(() => opened.close());

    it('is ticked off, kept and exported', async () => {
      const { tab } = opened;
      await tab.goTo('/apps/borealist/app/packaging');
      await tab.app.getByRole('link', { name: 'Before it is sent' }).click();
      const list = tab.app.getByRole('list', {
        name: 'Listings to look at before they are packed',
      });
      const box = list.getByRole('checkbox', { name: /^Looked at today/ }).first();
      await box.check();
      await expectAccessibleAndFitting(tab, 'before it is sent');
      await tab.page.setViewportSize(PHONE_VIEWPORT);
      await expectAccessibleAndFitting(tab, 'before it is sent on a phone');
      await tab.page.setViewportSize(MERCHANT_BROWSER.viewport);

      const download = tab.page.waitForEvent('download');
      await tab.app.getByRole('button', { name: 'Export as CSV' }).click();
      const file = write('packing.csv', readFileSync(await (await download).path()));
      const { rows } = await linesOf(file);
      expect(rows.map(({ ticked_today: ticked }) => ticked === 'Yes').indexOf(true)).toBe(0);
      expect(rows.filter(({ buyers_said: said }) => said !== '').length).toBeGreaterThan(0);

      await tab.goTo('/apps/borealist/app/packing');
      await box.waitFor();
      expect(await box.isChecked()).toBe(true);
    });
  },
);
