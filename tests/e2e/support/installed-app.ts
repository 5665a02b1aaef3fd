import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { SandboxSeed } from '../../../sandbox/model';
import { launchChromium, MERCHANT_BROWSER } from '../../support/chromium';
import { AdminTab } from './merchant';
import { openStage, type Stage, type StageOptions } from './stage';

export interface InstalledApp {
  stage: Stage;
  browser: Browser;
  tab: AdminTab;
  /** Fails where a page threw meanwhile. */
  close(): Promise<void>;
}

/** A store with the app installed and synced, in a merchant's browser. */
export async function openInstalledApp(
  seed: SandboxSeed,
  options: StageOptions = {},
): Promise<InstalledApp> {
  const [stage, browser] = await Promise.all([
    openStage(seed, { copiedData: inject('newAppData'), ...options }),
    launchChromium(),
  ]);
  const pageErrors: string[] = [];
  const close = async () => {
    await browser.close();
    await stage.stop();
    expect(pageErrors).toEqual([]);
  };
  try {
    const context = await browser.newContext(MERCHANT_BROWSER);
    context.setDefaultTimeout(60_000);
    context.on('weberror', (error) => pageErrors.push(error.error().message));
    const tab = await AdminTab.open(context, stage);
    await tab.install({ install: 'Install Borealist', confirm: 'Install app' });
    await tab.figuresAfterSync('Last complete sync:');
    return { stage, browser, tab, close };
  } catch (error) {
    await browser.close();
    await stage.stop();
    throw error;
  }
}

/**
 * Axe finds nothing on the page, admin and app, and it is no wider than the window. `except`: the way to a part that is
 * left out, one selector a frame.
 */
export async function expectAccessibleAndFitting(
  tab: AdminTab,
  page: string,
  { except = [] }: { except?: string[] } = {},
): Promise<void> {
  const axe = new AxeBuilder({ page: tab.page });
  const { violations } = await (except.length > 0 ? axe.exclude(except) : axe).analyze();
  const found = violations.map(({ id, nodes }) => [id, nodes[0]?.target, nodes[0]?.html]);
  expect(found, page).toEqual([]);
  expect(await tab.excessWidthPx(), page).toBeLessThanOrEqual(0);
}
