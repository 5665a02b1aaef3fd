import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { renderDigest } from '~/email/render-digest';
import { LANGUAGES } from '~/locales/translate';
import { EVENTFUL, inputFor } from '../../email/samples';
import { PHONE_VIEWPORT } from '../../support/chromium';

const THEMES = ['light', 'dark'] as const;
const WIDE = { width: 680, height: 800 };

/** The weekly mail in both languages and themes, and in French on a phone: `mail-fr-dark.png`, `mail-fr-phone.png` … */
export async function takeMailPictures(browser: Browser, folder: string): Promise<void> {
  for (const language of LANGUAGES) {
    const { html } = await renderDigest(inputFor(language, EVENTFUL));
    const take = async (
      name: string,
      window: { viewport: typeof WIDE; colorScheme: 'light' | 'dark' },
    ) => {
      const context = await browser.newContext(window);
      const page = await context.newPage();
      await page.setContent(html);
      await page.screenshot({
        path: join(folder, `mail-${language}-${name}.png`),
        fullPage: true,
      });
      await context.close();
    };
    for (const colorScheme of THEMES) await take(colorScheme, { viewport: WIDE, colorScheme });
    if (language === 'fr') await take('phone', { viewport: PHONE_VIEWPORT, colorScheme: 'light' });
  }
}
