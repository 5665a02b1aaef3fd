import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '~/core/audit/settings';
import { auditListings } from '~/services/audit/audit-listings';
import { installStore } from '~/services/store/install-store';
import { bind } from '~/services/bind';
import { productPageVerbs } from '~/services/product-page/verbs';
import { sessionToken, startApp, type AppUnderTest } from '../routes/app-under-test';
import { runQueue } from '../services/support/ports';
import { sandboxedStore, type SandboxedStore } from '../services/support/sandboxed-store';
import { sampleListing } from '../shopify/support/sandbox-shop';
import { testDatabase } from '../support/database';
import { withExtension, type AskApp, type ShownExtension } from './support/product-page';

const database = await testDatabase();
const PRODUCT = 'gid://shopify/Product/42';
const PICTURES = resolve(import.meta.dirname, '../../docs/extensions');

interface Stage {
  store: SandboxedStore;
  app: AppUnderTest;
  ask: AskApp;
}

/** A store at Shopify with one product, and the app's own routes, signed in to it. */
async function stage({ synced }: { synced: boolean }): Promise<Stage> {
  const store = await sandboxedStore(database, [sampleListing(42)]);
  if (synced) {
    await installStore(store.ports, store.domain);
    await runQueue(store.ports, store.ports.queue);
  } else {
    await store.ports.stores.install(store.domain, store.clock.now());
  }
  const app = await startApp(
    { productPage: bind(store.ports, productPageVerbs) },
    { store: store.domain },
  );
  return { store, app, ask: (path, init) => app.fetch(path, init) };
}

/** As though the merchant had switched off every rule that found something. */
async function switchOffWhatFails({ ports, domain, clock }: SandboxedStore): Promise<void> {
  const findings = await ports.audits.openFindings(domain, [PRODUCT]);
  await ports.stores.saveSettings(
    domain,
    { ...DEFAULT_SETTINGS, rulesOff: [...new Set(findings.map(({ rule }) => rule))] },
    { at: clock.now(), by: '1' },
  );
  await auditListings(ports, domain, [PRODUCT]);
}

const unanswered: AskApp = () => new Promise(() => undefined);
const unreachable: AskApp = () => Promise.reject(new TypeError('Failed to fetch'));
/** A token that has expired, by the real sign-in. */
const withExpiredToken =
  ({ app, store }: Stage): AskApp =>
  async (path, init) => {
    const token = await sessionToken(store.domain, { over: { exp: Date.now() / 1000 - 60 } });
    return app.fetch(path, { ...init, headers: { Authorization: `Bearer ${token}` } });
  };

describe.each(['en', 'fr'] as const)('in %s', (language) => {
  const words =
    language === 'en'
      ? {
          asking: 'Asking Borealist',
          checking: 'Reading the product',
          french: 'Missing French text',
          none: 'No open finding',
          nothing: 'Nothing that these buyers would miss',
          check: 'Check now',
          again: 'Check again',
          close: 'Close',
          down: 'Shopify did not answer',
          notReached: 'could not be reached',
          signedOut: 'Open Borealist once',
          gone: 'may have been deleted',
        }
      : {
          asking: 'Demande à Borealist',
          checking: 'Lecture et évaluation',
          french: 'Texte français manquant',
          none: 'Aucun constat ouvert',
          nothing: 'Rien à signaler',
          check: 'Vérifier',
          again: 'Vérifier de nouveau',
          close: 'Fermer',
          down: 'Shopify n’a pas répondu',
          notReached: 'est injoignable',
          signedOut: 'Ouvrez Borealist une fois',
          gone: 'peut-être été supprimé',
        };

  test('the block, in every state', async () => {
    const states: string[] = [];
    const show = (ask: AskApp, about: (shown: ShownExtension) => Promise<void>) =>
      withExtension({ handle: 'listing-block', language, productId: PRODUCT, ask }, about);
    const keep = (state: string, { tree }: ShownExtension) => states.push(`# ${state}\n${tree()}`);

    await show(unanswered, async (shown) => {
      expect(shown.tree()).toContain(words.asking);
      keep('loading', shown);
    });
    const unsynced = await stage({ synced: false });
    await show(unsynced.ask, async (shown) => {
      await shown.until((tree) => {
        expect(tree).toContain(words.check);
      });
      keep('not read yet', shown);
      shown.press(words.check);
      await shown.until((tree) => {
        expect(tree).toContain(words.french);
      });
    });
    const { store, ...synced } = await stage({ synced: true });
    await show(synced.ask, async (shown) => {
      await shown.until((tree) => {
        expect(tree).toContain(words.french);
      });
      keep('judged', shown);
    });
    await show(withExpiredToken({ store, ...synced }), async (shown) => {
      await shown.until((tree) => {
        expect(tree).toContain(words.signedOut);
      });
      keep('signed out', shown);
    });
    await show(unreachable, async (shown) => {
      await shown.until((tree) => {
        expect(tree).toContain(words.notReached);
      });
      keep('not reached', shown);
    });
    await show(synced.ask, async (shown) => {
      await shown.until((tree) => {
        expect(tree).toContain(words.french);
      });
      store.sandbox.store.faults.failRequests({ kind: 'http', status: 503 }, 50);
      shown.press(words.again);
      await shown.until((tree) => {
        expect(tree).toContain(words.down);
      });
      store.sandbox.store.faults.clear();
      // What was known stays beside the problem.
      expect(shown.tree()).toContain(words.french);
      keep('Shopify does not answer', shown);
    });
    await switchOffWhatFails(store);
    await show(synced.ask, async (shown) => {
      await shown.until((tree) => {
        expect(tree).toContain(words.none);
      });
      keep('no finding', shown);
    });
    await expect(`${states.join('\n\n')}\n`).toMatchFileSnapshot(
      `${PICTURES}/listing-block.${language}.txt`,
    );
  });

  test('the block shows by itself what became known elsewhere', async () => {
    const { store, ask } = await stage({ synced: true });
    await withExtension(
      { handle: 'listing-block', language, productId: PRODUCT, ask },
      async (shown) => {
        await shown.until((tree) => {
          expect(tree).toContain(words.french);
        });
        await switchOffWhatFails(store);
        await shown.until((tree) => {
          expect(tree).toContain(words.none);
        });
      },
    );
  });

  test('the action, in every state', async () => {
    const states: string[] = [];
    const show = (ask: AskApp, about: (shown: ShownExtension) => Promise<void>) =>
      withExtension({ handle: 'check-listing', language, productId: PRODUCT, ask }, about);
    const keep = (state: string, { tree }: ShownExtension) => states.push(`# ${state}\n${tree()}`);

    await show(unanswered, async (shown) => {
      expect(shown.tree()).toContain(words.checking);
      keep('checking', shown);
    });
    const { store, ...synced } = await stage({ synced: true });
    // Edited since it was synced: the action looks at Shopify, not at what is stored.
    store.clock.advance(60_000);
    store.sandbox.store.editProduct(PRODUCT, { title: 'Dark maple syrup' });
    await show(synced.ask, async (shown) => {
      await shown.until((tree) => {
        expect(tree).toContain('Dark maple syrup');
      });
      expect(shown.tree()).toContain(words.french);
      keep('judged', shown);
      expect(shown.wasClosed()).toBe(false);
      shown.press(words.close);
      expect(shown.wasClosed()).toBe(true);
    });
    await show(unreachable, async (shown) => {
      await shown.until((tree) => {
        expect(tree).toContain(words.notReached);
      });
      keep('not reached', shown);
    });
    await show(withExpiredToken({ store, ...synced }), async (shown) => {
      await shown.until((tree) => {
        expect(tree).toContain(words.signedOut);
      });
      keep('signed out', shown);
    });
    store.sandbox.store.faults.failRequests({ kind: 'http', status: 503 }, 50);
    await show(synced.ask, async (shown) => {
      await shown.until((tree) => {
        expect(tree).toContain(words.down);
      });
      keep('Shopify does not answer', shown);
    });
    store.sandbox.store.faults.clear();
    await switchOffWhatFails(store);
    await show(synced.ask, async (shown) => {
      await shown.until((tree) => {
        expect(tree).toContain(words.nothing);
      });
      keep('no finding', shown);
    });
    store.sandbox.store.deleteProduct(PRODUCT);
    await show(synced.ask, async (shown) => {
      await shown.until((tree) => {
        expect(tree).toContain(words.gone);
      });
      keep('not there any more', shown);
    });
    await expect(`${states.join('\n\n')}\n`).toMatchFileSnapshot(
      `${PICTURES}/check-listing.${language}.txt`,
    );
  });
});
