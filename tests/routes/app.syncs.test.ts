import { expect, test } from 'vitest';
import type { SyncView } from '~/services/sync/views';
import { startApp } from './app-under-test';
import { failOnConsoleErrors, readVersion } from './read-page';
import { syncView } from './view-examples';

failOnConsoleErrors();

const PRIMARY = 'Polaris-Button--variantPrimary';

async function open(ended: SyncView[], locale?: string) {
  const list = () => Promise.resolve({ running: null, ended });
  const app = await startApp({ store: { readVersion }, sync: { list } });
  return app.open('/app/syncs', { locale });
}

test('GIVEN a sync that went well THEN another one is offered, not urged', async () => {
  const html = await (await open([syncView()])).text();
  expect(html).toContain('Sync the store');
  expect(html).not.toContain(PRIMARY);
});

test('GIVEN one that failed, or none yet THEN it is what to do here', async () => {
  const failed = syncView({ state: 'failed', failure: 'sync.failed.shopify' });
  expect(await (await open([failed, syncView()])).text()).toContain(PRIMARY);
  const none = await (await open([], 'fr')).text();
  expect(none).toContain('Synchroniser la boutique');
  expect(none).toContain(PRIMARY);
});
