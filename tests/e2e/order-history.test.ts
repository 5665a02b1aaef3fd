import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SettableClock } from '../../sandbox/store/clock';
import {
  chromiumPath,
  chromiumReason,
  MERCHANT_BROWSER,
  PHONE_VIEWPORT,
} from '../support/chromium';
import {
  expectAccessibleAndFitting,
  openInstalledApp,
  PLANNING_DAYS,
  type InstalledApp,
} from './support/installed-app';
import type { AdminTab } from './support/merchant';

const NOW = PLANNING_DAYS.holidays;
const APP = '/apps/borealist/app';

describe.skipIf(!chromiumPath)(`a store whose older orders are not known${chromiumReason}`, () => {
  let installed: InstalledApp;
  let tab: AdminTab;

  beforeAll(async () => {
    const clock = new SettableClock(NOW, { running: true });
    installed = await openInstalledApp({ now: NOW, clock });
    ({ tab } = installed);
  });
  afterAll(() => installed.close());

  it.each([
    {
      language: 'en',
      viewport: MERCHANT_BROWSER.viewport,
      heading: 'What is not known of the past',
      allow: 'Read all orders',
      byFile: 'Import older orders',
    },
    {
      language: 'fr',
      viewport: PHONE_VIEWPORT,
      heading: 'Ce qu’on ne sait pas du passé',
      allow: 'Lire toutes les commandes',
      byFile: 'Importer des commandes plus anciennes',
    },
  ] as const)(
    'says in one place which they are and the two ways to them: $language, $viewport.width px',
    async ({ language, viewport, heading, allow, byFile }) => {
      await tab.setLanguage(language);
      await tab.page.setViewportSize(viewport);
      for (const page of [
        `${APP}/promotions`,
        `${APP}/season?audience=US`,
        `${APP}/season/suggestions?season=holidays&audience=US`,
      ]) {
        await tab.goTo(page);
        await tab.app.getByRole('heading', { name: heading }).waitFor();
        await tab.app.getByRole('button', { name: allow }).waitFor();
        await tab.app.getByRole('link', { name: byFile }).first().waitFor();
        await expectAccessibleAndFitting(tab, page);
      }
      await tab.setLanguage('en');
      await tab.page.setViewportSize(MERCHANT_BROWSER.viewport);
    },
  );

  it('goes on as before where the merchant says no', async () => {
    await tab.goTo(`${APP}/season?audience=US`);
    tab.page.once('dialog', (dialog) => void dialog.dismiss());
    await tab.app.getByRole('button', { name: 'Read all orders' }).click();
    await tab.app.getByText('It was not granted.').waitFor();
    await tab.app.getByText('it takes all orders of twelve months').waitFor();
  });

  it('reads them once the merchant allows it, and shows a plan with two years of history', async () => {
    tab.page.once('dialog', (dialog) => void dialog.accept());
    await tab.app.getByRole('button', { name: 'Read all orders' }).click();
    const heading = tab.app.getByRole('heading', { name: 'What is not known of the past' });
    await heading.waitFor({ state: 'detached' });
    await tab.app.getByText(/of your units of twelve months sold to these buyers/).waitFor();
    await tab.goTo(`${APP}/season/suggestions?season=holidays&audience=US`);
    await tab.app.getByRole('heading', { level: 1 }).waitFor();
    expect(await tab.app.getByText('Not enough history to compare').count()).toBe(0);
  });
});
