import type { AdminTab } from './merchant';

/**
 * Brings past prices into the app as a merchant does: the file is chosen, previewed and confirmed. All is judged again, if
 * that has begun by then.
 */
export async function importPrices(tab: AdminTab, csv: string): Promise<void> {
  await tab.goTo('/apps/borealist/app/prices/import');
  const buffer = Buffer.from(csv);
  const input = tab.app.locator('input[type=file]');
  await input.setInputFiles({ name: 'past-prices.csv', mimeType: 'text/csv', buffer });
  await tab.app.getByRole('button', { name: 'See what it would add' }).click();
  await tab.app.getByRole('button', { name: /^Import [\d,]+ lines$/ }).click();
  await tab.app.getByText('Past prices imported', { exact: true }).waitFor();
  await tab.app
    .getByRole('heading', { name: 'Judging all listings again' })
    .waitFor({ state: 'hidden' });
}
