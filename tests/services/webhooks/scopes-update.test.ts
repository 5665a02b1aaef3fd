import { expect, it } from 'vitest';
import { installStore } from '~/services/store/install-store';
import { testDatabase } from '../../support/database';
import { sampleListing } from '../../shopify/support/sandbox-shop';
import { runQueue } from '../support/ports';
import { sandboxedStore } from '../support/sandboxed-store';

const database = await testDatabase();

it('scopes that the merchant grants are used at once: orders of all times are read', async () => {
  const { ports, domain, sandbox, clock } = await sandboxedStore(database, [sampleListing(42)]);
  await installStore(ports, domain);
  await runQueue(ports, ports.queue);
  expect(await ports.orders.history(domain)).toMatchObject({ complete: false });

  clock.advance(60_000);
  sandbox.grant(['read_all_orders', 'write_themes']);
  await sandbox.webhooks.idle();
  expect(sandbox.store.grantedScopes).not.toContain('write_themes');
  await runQueue(ports, ports.queue);
  expect(await ports.orders.history(domain)).toMatchObject({ complete: true });
});
