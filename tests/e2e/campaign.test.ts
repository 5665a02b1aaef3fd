import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translator } from '~/locales/translate';
import { SettableClock } from '../../sandbox/store/clock';
import { discountStatus } from '../../sandbox/store/discounts';
import { chromiumPath, chromiumReason } from '../support/chromium';
import { openInstalledApp, PLANNING_DAYS, type InstalledApp } from './support/installed-app';
import type { AdminTab } from './support/merchant';
import type { Stage } from './support/stage';

const NOW = PLANNING_DAYS.holidays;
const LISTING = 'Cedar Salad Bowl';

describe.skipIf(!chromiumPath)(`promotions by market and in French${chromiumReason}`, () => {
  const clock = new SettableClock(NOW, { running: true });
  let installed: InstalledApp;
  let stage: Stage;
  let tab: AdminTab;

  beforeAll(async () => {
    installed = await openInstalledApp({ now: NOW, clock });
    ({ stage, tab } = installed);
  });
  afterAll(() => installed.close());

  const discounts = () =>
    [...stage.sandbox.store.discounts.values()].map((discount) => ({
      title: discount.title,
      percentage: discount.value && 'percentage' in discount.value && discount.value.percentage,
      status: discountStatus(discount, clock.now()),
      markets: stage.sandbox.store.markets
        .filter(({ id }) => discount.markets !== 'all' && discount.markets.includes(id))
        .map(({ name }) => name),
    }));
  const button = (name: string) => tab.app.getByRole('button', { name, exact: true });
  const inDialog = (name: string) =>
    tab.app.getByRole('dialog').getByRole('button', { name, exact: true });
  const field = (label: string) => tab.app.getByLabel(label, { exact: true });

  async function plan(
    name: string,
    { starts, ends, without }: { starts: string; ends: string; without: string[] },
  ) {
    const product = stage.sandbox.store.catalogue.all().find(({ title }) => title === LISTING);
    await tab.goTo(`/apps/borealist/app/promotions/new?listings=${product?.id ?? ''}`);
    await tab.app.getByRole('heading', { name: 'Plan a promotion' }).waitFor();
    await field('Name').fill(name);
    await field('Starts').fill(starts);
    await field('Ends').fill(ends);
    for (const audience of without) await field(audience).uncheck();
    await tab.app.getByText('Only buyers in the markets').click();
  }

  /** Says of each reason why to go on, and schedules. */
  async function schedule() {
    await tab.page.getByRole('button', { name: 'Save', exact: true }).click();
    await tab.app.getByText('Draft', { exact: true }).waitFor();
    await tab.app.getByText(/stands? in its way\.$/).waitFor();
    const goOn = tab.app.getByRole('button', { name: /^Go on all the same/ });
    while ((await goOn.count()) > 0) {
      const left = await goOn.count();
      await goOn.first().click();
      await field('Why go on all the same').fill('Agreed with the buyers’ team');
      await button('Keep the reason').click();
      await expect.poll(() => goOn.count(), { timeout: 20_000 }).toBeLessThan(left);
    }
    await button('Schedule').click();
    await inDialog('Schedule').click();
    await tab.app.getByText('Scheduled in Shopify').waitFor();
  }

  it('gives the United States 30% and Canada 25% for Black Friday, as one promotion', async () => {
    await plan('Black Friday 2026', {
      starts: '2026-11-27T00:00',
      ends: '2026-12-01T00:00',
      without: ['Quebec'],
    });
    await button('Use “Vendredi fou 2026”').click();
    await tab.app.getByText('Different for each of them').click();
    await field('Percentage off, United States').fill('30');
    await field('Percentage off, Canada').fill('25');
    await tab.app.getByText('During: US$47.60').waitFor();
    await tab.app.getByText('During: CA$69.87').waitFor();
    await tab.app.getByText('Units', { exact: true }).click();
    await field('Units to sell').fill('50');
    await schedule();
    expect(discounts()).toEqual([
      {
        title: 'Black Friday 2026',
        percentage: 0.3,
        status: 'SCHEDULED',
        markets: ['United States'],
      },
      {
        title: 'Black Friday 2026 / Vendredi fou 2026',
        percentage: 0.25,
        status: 'SCHEDULED',
        markets: ['Canada'],
      },
    ]);
  });

  it('starts both, changes one while they run, and ends both', async () => {
    clock.set(new Date('2026-11-27T05:00:00Z'));
    expect(discounts().map(({ status }) => status)).toEqual(['ACTIVE', 'ACTIVE']);
    await tab.page.reload();
    await tab.app.getByText('Running', { exact: true }).waitFor();
    await field('Percentage off, Canada').fill('20');
    await tab.page.getByRole('button', { name: 'Save', exact: true }).click();
    await inDialog('Change').click();
    await tab.app.getByText('Changed in Shopify by Borealist').waitFor();
    expect(discounts().map(({ percentage }) => percentage)).toEqual([0.3, 0.2]);

    clock.set(new Date('2026-12-01T05:00:00Z'));
    expect(discounts().map(({ status }) => status)).toEqual(['EXPIRED', 'EXPIRED']);
  });

  it('is copied from the list onto next year’s Black Friday', async () => {
    await tab.goTo('/apps/borealist/app/promotions');
    await button('Copy to its next dates: Black Friday 2026').click();
    await tab.app.getByRole('heading', { name: 'Black Friday 2027' }).waitFor();
    await tab.app.getByText('Its dates lie around Black Friday as they did then.').waitFor();
    expect(await field('Starts').inputValue()).toBe('2027-11-26T00:00');
    expect(await field('Percentage off, Canada').inputValue()).toBe('20');
    expect(await field('Name in French').inputValue()).toBe('Vendredi fou 2027');
  });

  it('is called in both languages where Quebec’s market is all of Canada', async () => {
    await plan('Boxing Week', {
      starts: '2026-12-26T00:00',
      ends: '2027-01-01T00:00',
      without: ['United States', 'Canada'],
    });
    await button('Use “Soldes de l’après-Noël”').click();
    await field('Percentage off').fill('15');
    await schedule();
    expect(discounts().at(-1)).toEqual({
      title: 'Boxing Week / Soldes de l’après-Noël',
      percentage: 0.15,
      status: 'SCHEDULED',
      markets: ['Canada'],
    });
  });

  it('starts, is changed in French while it runs, and ends', async () => {
    clock.set(new Date('2026-12-26T05:00:00Z'));
    expect(discounts().at(-1)?.status).toBe('ACTIVE');
    const fr = translator('fr');
    const path = new URL(tab.page.url()).pathname.replace(/^.*(?=\/apps\/)/, '');
    await tab.setLanguage('fr');
    await tab.goTo(path);
    await tab.app.getByText(fr('promotion.phase.running'), { exact: true }).waitFor();
    await field(fr('promotion.field.frenchName')).fill('Soldes du temps des Fêtes');
    await field(fr('promotion.field.percent')).fill('20');
    await field(fr('promotion.field.endsAt')).fill('2027-01-03T00:00');
    await tab.page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await inDialog(fr('promotion.confirm.change.action')).click();
    await tab.app.getByText(fr('promotion.history.edited')).waitFor();
    expect(discounts().at(-1)).toEqual({
      title: 'Boxing Week / Soldes du temps des Fêtes',
      percentage: 0.2,
      status: 'ACTIVE',
      markets: ['Canada'],
    });
    clock.set(new Date('2027-01-01T05:00:00Z'));
    expect(discounts().at(-1)?.status).toBe('ACTIVE');
    clock.set(new Date('2027-01-03T05:00:00Z'));
    expect(discounts().at(-1)?.status).toBe('EXPIRED');
    await tab.goTo(path);
    await tab.app.getByText(fr('promotion.phase.ended'), { exact: true }).waitFor();
  });
});
