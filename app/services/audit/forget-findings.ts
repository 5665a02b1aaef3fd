import { DAY_MS } from '~/core/days/milliseconds';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs } from '../common-ports';
import type { AuditPorts } from './ports';

/** Long enough to see on a listing's page what last year's season brought up. */
const KEPT_MS = 400 * DAY_MS;

/** Deletes findings that were resolved more than a year ago; open and ignored ones stay. */
export async function forgetFindings(
  { audits, storeAudits, now, log }: AuditPorts & Clock & Logs,
  store: StoreDomain,
): Promise<void> {
  const before = new Date(now().getTime() - KEPT_MS);
  const forgotten =
    (await audits.forgetResolved(store, before)) +
    (await storeAudits.forgetResolved(store, before));
  if (forgotten > 0) log.info({ store, forgotten }, 'old findings forgotten');
}
