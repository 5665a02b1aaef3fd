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

describe.skipIf(!chromiumPath)(`The list for whoever packs${chromiumReason}`, () => {
  let opened: InstalledApp;

  beforeAll(async () => {
    opened = await openInstalledApp();
  });
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

  it('stands beside letters to customers, which are filled from an order and copied', async () => {
    const { tab, stage } = opened;
    await tab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await tab.goTo('/apps/borealist/app');
    await tab.app.getByRole('link', { name: 'Customer replies' }).click();
    await tab.app.getByLabel('Language of the letter').selectOption('fr-CA');
    const name = stage.sandbox.store.orders.orders.at(-1)?.name ?? '';
    await tab.app.getByLabel('Order number', { exact: true }).first().fill(name.slice(1));
    await tab.app.getByRole('button', { name: 'Fill in' }).click();
    await tab.app.getByText(`Order ${name}: placed on`).waitFor();
    await tab.app.getByLabel('New delivery date').fill('2026-12-03');
    await tab.app.getByText('livré le 3\u00a0décembre\u00a02026.').waitFor();
    await expectAccessibleAndFitting(tab, 'customer replies');
    await tab.page.setViewportSize(PHONE_VIEWPORT);
    await expectAccessibleAndFitting(tab, 'customer replies on a phone');
    await tab.page.setViewportSize(MERCHANT_BROWSER.viewport);

    await tab.app.getByRole('button', { name: 'Copy the letter' }).click();
    await tab.page.getByText('Copied with 2 gaps in square brackets').waitFor();

    await tab.app.getByRole('button', { name: 'Make a wording of your own' }).click();
    await tab.app.getByLabel('Name', { exact: true }).fill('Courte');
    await tab.app.getByRole('textbox', { name: 'Letter' }).fill('Bonjour {orderNumber} {who}');
    await tab.page.getByRole('button', { name: 'Save' }).click();
    await tab.app.getByText('There is no field {who}.').waitFor();
    await tab.app.getByRole('textbox', { name: 'Letter' }).fill('Bonjour {orderNumber}');
    await tab.page.getByRole('button', { name: 'Save' }).click();
    await tab.app.getByText(`Bonjour ${name}`).waitFor();
    await tab.app.getByRole('button', { name: 'Remove this wording' }).click();
    await tab.page.getByRole('button', { name: 'Undo' }).click();
    await tab.app.getByText(`Bonjour ${name}`).waitFor();
  });
});
