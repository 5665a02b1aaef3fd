import { audiencesOf } from '../store/audiences-of';
import type { Ports, StoreDomain } from '../ports';
import { installedStore, timeZoneOf } from './store-of';
import type { DigestsView } from './views';
import { viewOfRecipient, viewOfSending } from './views-of';

/** Past digests that the page shows; about a year of them for two recipients. */
const SHOWN = 100;
const OUTBOX_SHOWN = 20;

export async function showDigests(
  ports: Pick<Ports, 'stores' | 'recipients' | 'digests' | 'outbox' | 'mail' | 'now'>,
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
    timeZone: timeZoneOf(record),
    audiences: audiencesOf(record),
    isMailConfigured: isConfigured,
    outbox: outbox.map(({ id, to, subject, at }) => ({ id, to, subject, at: at.toISOString() })),
  };
}
