import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderConfirmation } from '~/email/render-confirmation';
import { renderDigest } from '~/email/render-digest';
import { LANGUAGES } from '~/locales/translate';
import { accessibilityFaults } from '../support/accessibility';
import { chromiumPath, chromiumReason, launchChromium } from '../support/chromium';
import { confirmationFor, EVENTFUL, inputFor, MAXIMAL } from './samples';

const THEMES = ['light', 'dark'] as const;
const WIDTHS_PX = [390, 600];

function excessWidthPx(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

const ALL = LANGUAGES.flatMap((language) =>
  THEMES.flatMap((theme) => WIDTHS_PX.map((widthPx) => ({ language, theme, widthPx }))),
);

describe.skipIf(!chromiumPath)(
  `the mails in a browser${chromiumReason}`,
  { timeout: 60_000 },
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchChromium();
    });
    afterAll(async () => {
      await browser.close();
    });

    async function open(
      { theme, widthPx }: { theme: 'light' | 'dark'; widthPx: number },
      use: (page: Page) => Promise<void>,
    ): Promise<void> {
      const context = await browser.newContext({
        viewport: { width: widthPx, height: 800 },
        colorScheme: theme,
      });
      await use(await context.newPage());
      await context.close();
    }

    test.each(ALL)(
      'are accessible and no wider than the window: $language, $theme, $widthPx px',
      async ({ language, theme, widthPx }) => {
        const mails = [
          await renderDigest(inputFor(language, EVENTFUL, true)),
          await renderConfirmation(confirmationFor(language)),
        ];
        await open({ theme, widthPx }, async (page) => {
          for (const { subject, html } of mails) {
            // As a mail program shows it: in a frame, in the main part of a window of its own.
            await page.setContent(
              '<!doctype html><html lang="en"><title>Inbox</title><main><h1>Inbox</h1><iframe></iframe></main></html>',
            );
            await page.locator('iframe').evaluate(
              (frame, mail) => {
                frame.setAttribute('title', mail.subject);
                frame.setAttribute('srcdoc', mail.html);
              },
              { subject, html },
            );
            await page.frameLocator('iframe').getByRole('article').waitFor();
            expect(await accessibilityFaults(page), subject).toEqual([]);

            await page.setContent(html);
            expect(await excessWidthPx(page), subject).toBeLessThanOrEqual(0);
          }
          await page.setContent((await renderDigest(inputFor(language, MAXIMAL))).html);
          expect(await excessWidthPx(page)).toBeLessThanOrEqual(0);
        });
      },
    );

    test.each(LANGUAGES)('fit the narrowest phones in use: %s', async (language) => {
      await open({ theme: 'light', widthPx: 360 }, async (page) => {
        for (const digest of [EVENTFUL, MAXIMAL]) {
          await page.setContent((await renderDigest(inputFor(language, digest))).html);
          expect(await excessWidthPx(page)).toBeLessThanOrEqual(0);
        }
      });
    });

    test('would be found wanting', async () => {
      const { html } = await renderDigest(inputFor('en', EVENTFUL));
      const faulty = html.replaceAll('#46535e', '#e0e0e0');
      await open({ theme: 'light', widthPx: 600 }, async (page) => {
        await page.setContent(`<main><h1>Inbox</h1><iframe title="mail"></iframe></main>`);
        await page.locator('iframe').evaluate((frame, mail) => {
          frame.setAttribute('srcdoc', mail);
        }, faulty);
        await page.frameLocator('iframe').getByRole('article').waitFor();
        expect(JSON.stringify(await accessibilityFaults(page))).toContain('color-contrast');
      });
    });

    test('are dark where the reader’s device is', async () => {
      const { html } = await renderDigest(inputFor('en', EVENTFUL));
      const brightness: Record<string, number> = {};
      for (const theme of THEMES)
        await open({ theme, widthPx: 600 }, async (page) => {
          await page.setContent(html);
          const color = await page
            .locator('td.on-card')
            .first()
            .evaluate((cell) => getComputedStyle(cell).backgroundColor);
          brightness[theme] = Number(/\d+/.exec(color)?.[0]);
        });
      expect(brightness['light']).toBeGreaterThan(240);
      expect(brightness['dark']).toBeLessThan(40);
    });

    test('run no script and load nothing', async () => {
      await open({ theme: 'light', widthPx: 600 }, async (page) => {
        const asked: string[] = [];
        page.on('request', (request) => asked.push(request.url()));
        page.on('dialog', (dialog) => asked.push(dialog.message()));
        await page.setContent((await renderDigest(inputFor('en', MAXIMAL))).html);
        await page.waitForLoadState('networkidle');
        expect(asked).toEqual([]);
      });
    });
  },
);
