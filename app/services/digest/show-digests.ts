import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock } from '../common-ports';
import { audiencesOf } from '../store/audiences-of';
import type { StorePorts } from '../store/ports';
import type { DigestPorts } from './ports';
import { installedStore } from './store-of';
import type { DigestsView } from './views';
import { viewOfRecipient, viewOfSending } from './views-of';

/** Past digests that the page shows; about a year of them for two recipients. */
const SHOWN = 100;
const OUTBOX_SHOWN = 20;

export async function showDigests(
  ports: StorePorts & Pick<DigestPorts, 'recipients' | 'digests' | 'outbox' | 'mail'> & Clock,
  store: StoreDomain,
): Promise<DigestsView> {
  const { isConfigured } = ports.mail;
  const [record, recipients, digests, outbox] = await Promise.all([
    installedStore(ports, store),
    ports.recipients.list(store),
    ports.digests.list(store, { limit: SHOWN }),
    isConfigured ? [] : ports.outbox.list(store, OUTBOX_SHOWN),
  ]);
  return {
    recipients: recipients.map(viewOfRecipient),
    sendings: digests.map((digest) => viewOfSending(digest, ports.now())),
    timeZone: timeZoneOf(record.facts),
    audiences: audiencesOf(record),
    isMailConfigured: isConfigured,
    outbox: outbox.map(({ id, to, subject, at }) => ({ id, to, subject, at: at.toISOString() })),
  };
}
