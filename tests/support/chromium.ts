import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FOLDERS = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  ...(process.env['PATH'] ?? '').split(delimiter),
];
const CANDIDATES = [
  process.env['CHROMIUM_PATH'],
  ...FOLDERS.flatMap((folder) => NAMES.map((name) => join(folder, name))),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A Chromium on this machine, or `null`. `CHROMIUM_PATH` names one elsewhere. */
export const chromiumPath = CANDIDATES.find((path) => path && existsSync(path)) ?? null;

/** To put into the name of tests that are skipped for want of a browser. */
export const chromiumReason = chromiumPath
  ? ''
  : ' (skipped: no Chromium found; set CHROMIUM_PATH to one)';

/** Without its background traffic. */
export function launchChromium(): Promise<Browser> {
  if (!chromiumPath) throw new Error('No Chromium found; set CHROMIUM_PATH to one.');
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Shopify's library answers 410 to HeadlessChrome, so the browser says what a merchant's would. */
export const MERCHANT_BROWSER = {
  userAgent:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  viewport: { width: 1280, height: 800 },
} satisfies BrowserContextOptions;

export const PHONE_VIEWPORT = { width: 390, height: 844 };

/** Says that it is a phone, by which the server draws its pages. */
export const MERCHANT_PHONE = {
  userAgent:
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  viewport: PHONE_VIEWPORT,
  isMobile: true,
  hasTouch: true,
} satisfies BrowserContextOptions;
