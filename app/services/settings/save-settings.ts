import { checkSettings, type SettingsErrors, type SettingsInput } from '~/core/audit/settings';
import type { Ports, StoreDomain } from '../ports';
import { startReaudit } from '../sync/start-reaudit';

/**
 * Stores how the merchant wants to be judged and has all listings judged anew. `null`: saved; otherwise what
 * is wrong, field by field, and nothing was saved. `by`: Shopify's id of the staff account.
 */
export async function saveSettings(
  ports: Pick<Ports, 'stores' | 'runs' | 'queue' | 'now' | 'log'>,
  store: StoreDomain,
  input: SettingsInput,
  by: string,
): Promise<SettingsErrors | null> {
  const { settings, errors } = checkSettings(input);
  if (errors !== null) return errors;
  await ports.stores.saveSettings(store, settings, { at: ports.now(), by });
  const { started } = await startReaudit(ports, store);
  ports.log.info({ store, by, started }, 'settings saved');
  return null;
}
