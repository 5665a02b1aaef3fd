import { checkSettings, type SettingsErrors, type SettingsInput } from '~/core/audit/settings';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, notDone, type Answer, type Invalid } from '../answer';
import { startReaudit } from '../audit/start-reaudit';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import type { SyncPorts } from '../sync/ports';
import type { SettingsChanged } from './views';

/**
 * Stores how the merchant wants to be judged and has all listings judged anew; nothing where somebody has saved others
 * since. `by`: Shopify's id of the staff account. `of`: the revision of the settings that were changed.
 */
export async function saveSettings(
  ports: StorePorts & SyncPorts & Queues & Clock & Logs,
  store: StoreDomain,
  input: SettingsInput,
  { by, of }: { by: string; of: number },
): Promise<Answer<undefined, Invalid<SettingsErrors> | SettingsChanged>> {
  const { settings, errors } = checkSettings(input);
  if (errors !== null) return notDone({ why: 'invalid', errors });
  const isSaved = await ports.stores.saveSettings(store, settings, { at: ports.now(), by, of });
  if (!isSaved) return notDone({ why: 'settingsChanged' });
  const { done: started } = await startReaudit(ports, store);
  ports.log.info({ store, by, started }, 'settings saved');
  return done();
}
