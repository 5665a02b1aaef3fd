import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, inject, it } from 'vitest';
import { generatedStore } from '../../sandbox/seeds/generated';
import { appDocument } from '../../sandbox/server/app-address';
import { MERCHANT_BROWSER } from '../support/chromium';
import { figuresOf } from './support/merchant';
import { CREDENTIALS, openStage, type Stage } from './support/stage';

/** Too many to be read page by page. */
const PRODUCTS = 501;
const SHOP = 'atelier-nordet.myshopify.com';
/** A job whose process died is missed after half a minute, and looked for every quarter of one. */
const RESUMED_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 500;

/** The app's first page as the browser gets it, signed in. */
async function readHome(stage: Stage): Promise<string> {
  const { src } = await appDocument(stage.sandbox.appOrigin, '/app', {
    credentials: CREDENTIALS,
    shopDomain: SHOP,
    locale: 'en',
    now: stage.sandbox.clock.now(),
  });
  const response = await fetch(src, {
    headers: { 'user-agent': MERCHANT_BROWSER.userAgent },
  });
  return response.text();
}

async function untilHomeShows(stage: Stage, text: string): Promise<string> {
  const deadline = performance.now() + RESUMED_WITHIN_MS;
  for (;;) {
    const html = await readHome(stage);
    if (html.includes(text)) return html;
    if (performance.now() > deadline) throw new Error(`The page never showed “${text}”: ${html}`);
    await wait(LOOK_EVERY_MS);
  }
}

function figuresIn(html: string): string[] {
  return [...html.matchAll(/data-figure="\w+">([\d,]+)</g)].map(([, figure]) =>
    (figure ?? '').replaceAll(',', ''),
  );
}

describe('a process killed in the middle of the first sync', () => {
  it.concurrent.each([
    { shopify: 'Shopify goes on with the export', restartSandbox: false },
    { shopify: 'Shopify no longer knows the export', restartSandbox: true },
  ])('leaves nothing out and nothing twice: $shopify', async ({ restartSandbox }) => {
    const store = generatedStore({ products: PRODUCTS, seed: 1, now: new Date() });
    const stage = await openStage(store, { begun: inject('begunStages').new });
    try {
      const { settings } = stage.sandbox.store.bulkOperations;
      settings.durationMs = 60 * 60_000;
      stage.sandbox.install();
      await untilHomeShows(stage, 'Shopify is preparing the export');
      const exports = () =>
        stage.sandbox.store.bulkOperations.all().filter(({ query }) => /\bproducts\b/.test(query))
          .length;
      while (exports() === 0) await wait(LOOK_EVERY_MS);

      await stage.killApp({ restartSandbox });
      settings.durationMs = 0;
      await stage.startAppAgain();

      const html = await untilHomeShows(stage, 'Last complete sync:');
      expect(figuresIn(html)).toEqual(Object.values(await figuresOf(store)).map(String));
      expect(html).toContain('What to fix first');
      expect(exports()).toBe(1);
    } finally {
      await stage.stop();
    }
  });
});
