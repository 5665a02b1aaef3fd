import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs } from '../common-ports';
import type { Queues } from '../queue';
import type { StorePorts } from '../store/ports';
import type { SyncPorts } from './ports';
import { startSync } from './start-sync';

type Ports = StorePorts & SyncPorts & Queues & Clock & Logs;

/**
 * Begins a sync that must not be missed: at once, or as soon as the run that is under way has ended. Remembered before it is
 * tried, so that a run that ends meanwhile finds it.
 */
export async function requestSync(
  ports: Ports,
  store: StoreDomain,
  options = { whole: true },
): Promise<'begun' | 'afterRun' | 'gone'> {
  await ports.runs.wish(store, options);
  const answer = await startSync(ports, store, options);
  if (answer.done) return 'begun';
  return answer.because.why === 'gone' ? 'gone' : 'afterRun';
}

/** Begins the sync that met the run which has ended. Harmless where none did, or another run was faster. */
export async function beginWished(ports: Ports, store: StoreDomain): Promise<void> {
  const wished = await ports.runs.wished(store);
  if (wished) await startSync(ports, store, wished);
}
