import { THIS_APP } from '../../demo/this-app';
import { generatedStore } from '../../sandbox/seeds/generated';
import { startSandbox, type RunningSandbox } from '../../sandbox/start-sandbox';
import type { BenchDatabase } from '../bench/database';
import { fetchToken } from '../support/sandbox';
import { CREDENTIALS, installStore } from './app-under-fault';

/** A sandbox store that has what was synced of the store, and in which the app is installed. */
export async function startShopifyBeside(
  database: BenchDatabase,
  store: string,
): Promise<RunningSandbox> {
  const { rows } = await database.pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM listing WHERE store = $1',
    [store],
  );
  const seed = generatedStore({ products: rows[0]?.count ?? 0, seed: 1 });
  const sandbox = await startSandbox({
    seed: { ...seed, shop: { ...seed.shop, domain: store }, priceChanges: [] },
    ...THIS_APP,
    ...CREDENTIALS,
  });
  try {
    sandbox.install();
    const token = await fetchToken(sandbox, { expiring: '0', credentials: CREDENTIALS });
    await installStore(database, store, token);
    return sandbox;
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}
