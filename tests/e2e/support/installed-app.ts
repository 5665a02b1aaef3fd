import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { SandboxSeed } from '../../../sandbox/model';
import { sampleStore } from '../../../sandbox/seeds/sample';
import { SettableClock } from '../../../sandbox/store/clock';
import { accessibilityFaults } from '../../support/accessibility';
import { launchChromium, MERCHANT_BROWSER } from '../../support/chromium';
import { madeOnce } from './made-once';
import { AdminTab } from './merchant';
import { openStage, type Stage, type StageOptions } from './stage';

const SYNCED = 'Last complete sync:';

interface OpenOptions extends Omit<StageOptions, 'begun'> {
  /** Instant that the store is made for, and at which it was synced. */
  now?: Date;
}

export interface InstalledApp {
  stage: Stage;
  browser: Browser;
  tab: AdminTab;
  /** How often was clicked so far, in the admin and in the app. */
  clicks(): number;
  /** Until the app had read the store; where it was installed, from the address that the demo prints. */
  clicksUntilRead: number;
  /** Fails where a page threw meanwhile. */
  close(): Promise<void>;
}

/** When the run began, and what day the sample store is made for where a file needs no other. */
export const RUN_BEGAN = new Date(inject('begunStages').now);

/** Days on which seasons are planned. Each is installed and synced once: another would be another installation. */
export const PLANNING_DAYS = {
  /** Seven weeks before Quebec's peak. */
  backToSchool: new Date('2027-06-10T15:00:00Z'),
  /** Three and a half weeks before Black Friday. */
  holidays: new Date('2026-11-02T15:00:00Z'),
};

/**
 * The sample store with the app installed and synced, in a merchant's browser. The first file that asks for the store of
 * an instant installs and syncs it; all others go on from a copy of what was left.
 */
export async function openInstalledApp({
  now = RUN_BEGAN,
  ...options
}: OpenOptions = {}): Promise<InstalledApp> {
  const seed = sampleStore({ now });
  const begun = join(inject('begunStages').installed, String(now.getTime()));
  await madeOnce(begun, async (folder) => {
    const clock = options.clock && new SettableClock(now, { running: true });
    const { browser, stage } = await installApp(seed, { clock });
    await browser.close();
    await stage.stopAndKeep(folder);
  });
  return openIn(seed, { begun, ...options }, async (tab) => {
    await tab.goTo('/apps/borealist/app');
    await tab.figuresAfterSync(SYNCED);
  });
}

/** As a merchant does: a new installation on any store, and its first sync. */
export function installApp(seed: SandboxSeed, options: StageOptions = {}): Promise<InstalledApp> {
  return openIn(seed, { begun: inject('begunStages').new, ...options }, async (tab) => {
    await tab.install({ install: 'Install Borealist', confirm: 'Install app' });
    await tab.figuresAfterSync(SYNCED);
  });
}

async function openIn(
  seed: SandboxSeed,
  options: StageOptions,
  begin: (tab: AdminTab) => Promise<void>,
): Promise<InstalledApp> {
  const [stage, browser] = await Promise.all([openStage(seed, options), launchChromium()]);
  const pageErrors: string[] = [];
  const close = async () => {
    await browser.close();
    await stage.stop();
    expect(pageErrors).toEqual([]);
  };
  try {
    const context = await browser.newContext(MERCHANT_BROWSER);
    context.setDefaultTimeout(120_000);
    const clicks = await countClicks(context);
    context.on('weberror', (error) => pageErrors.push(error.error().message));
    const tab = await AdminTab.open(context, stage);
    await begin(tab);
    return { stage, browser, tab, clicks, clicksUntilRead: clicks(), close };
  } catch (error) {
    await browser.close();
    await stage.stop();
    throw error;
  }
}

async function countClicks(context: BrowserContext): Promise<() => number> {
  let count = 0;
  await context.exposeBinding('countClick', () => (count += 1));
  await context.addInitScript(() => {
    const page = window as unknown as { countClick: () => void };
    addEventListener(
      'click',
      ({ isTrusted }) => {
        if (isTrusted) page.countClick();
      },
      true,
    );
  });
  return () => count;
}

/**
 * Axe finds nothing on the page, admin and app, and it is no wider than the window. `except`: ways to parts that are
 * left out, one selector a frame.
 */
export async function expectAccessibleAndFitting(
  tab: AdminTab,
  page: string,
  options: { except?: string[][] } = {},
): Promise<void> {
  expect(await accessibilityFaults(tab.page, options), page).toEqual([]);
  expect(await tab.excessWidthPx(), page).toBeLessThanOrEqual(0);
}
