import type { SettingsErrors, SettingsInput } from '~/core/audit/settings';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Answer, Invalid } from '../answer';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock, Logs } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import type { SyncPorts } from '../sync/ports';
import { previewSettings } from './preview-settings';
import { saveSettings } from './save-settings';
import { showSettings } from './show-settings';
import type { SettingsPreview, SettingsView } from './views';

export interface SettingsServices {
  show(store: StoreDomain): Promise<SettingsView>;
  /** What other settings would change, on a sample; nothing is stored. */
  preview(
    store: StoreDomain,
    input: SettingsInput,
  ): Promise<Answer<SettingsPreview, Invalid<SettingsErrors>>>;
  /** Has all listings audited again. `by`: Shopify's id of the staff account. */
  save(
    store: StoreDomain,
    input: SettingsInput,
    by: string,
  ): Promise<Answer<undefined, Invalid<SettingsErrors>>>;
}

type BoundPorts = StorePorts &
  CataloguePorts &
  AuditPorts &
  OrderPorts &
  SyncPorts &
  Queues &
  Clock &
  Logs;

export function bindSettings(ports: BoundPorts): SettingsServices {
  return {
    show: (store) => showSettings(ports, store),
    preview: (store, input) => previewSettings(ports, store, input),
    save: (store, input, by) => saveSettings(ports, store, input, by),
  };
}
