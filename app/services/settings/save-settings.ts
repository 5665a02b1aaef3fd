import { checkSettings, type SettingsErrors, type SettingsInput } from '~/core/audit/settings';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, notDone, type Answer, type Invalid } from '../answer';
import { startReaudit } from '../audit/start-reaudit';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import type { SyncPorts } from '../sync/ports';

/**
 * Stores how the merchant wants to be judged and has all listings judged anew. `by`: Shopify's id of the staff
 * account.
 */
export async function saveSettings(
  ports: StorePorts & SyncPorts & Queues & Clock & Logs,
  store: StoreDomain,
  input: SettingsInput,
  by: string,
): Promise<Answer<undefined, Invalid<SettingsErrors>>> {
  const { settings, errors } = checkSettings(input);
  if (errors !== null) return notDone({ why: 'invalid', errors });
  await ports.stores.saveSettings(store, settings, { at: ports.now(), by });
  const { done: started } = await startReaudit(ports, store);
  ports.log.info({ store, by, started }, 'settings saved');
  return done();
}
