import { DAY_MS } from '~/core/days/milliseconds';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs } from '../common-ports';
import { claimDue } from './claim-due';
import type { DigestPorts } from './ports';
import type { DigestReading } from './read-digest';
import { sendDigest } from './send-digest';

/** A sender that has not recorded an answer for so long is dead: the transport gives up after ten minutes. */
export const SENDING_FOR_MS = 15 * 60_000;

/** Digests older than this are forgotten, a year being what one compares with. [J] */
const KEPT_DAYS = 400;

export type DigestSending = DigestReading &
  Pick<DigestPorts, 'recipients' | 'digests' | 'mail' | 'mailLinks' | 'rendering'> &
  Clock &
  Logs;

/**
 * Brings a store's digests up to date: gives up on those whose sender died, makes those that are due, sends what is
 * to be sent. One that fails by our own fault does not hold up the others. Answers when to look again, `null`: when
 * the next digest is due.
 */
export async function runStoreDigests(
  ports: DigestSending,
  store: StoreDomain,
  { shouldPause }: { shouldPause: () => boolean },
): Promise<{ lookAgainAt: Date | null }> {
  const record = await ports.stores.find(store);
  // Of a store that is being erased what is left is nothing to write about.
  if (record === null || record.erasingSince !== null) return { lookAgainAt: null };
  const { digests, now } = ports;
  const before = (ms: number) => new Date(now().getTime() - ms);
  const lost = await digests.giveUpOn(store, before(SENDING_FOR_MS), now());
  if (lost > 0) ports.log.warn({ store, lost }, 'digests whose sender died');
  await digests.forgetBefore(store, before(KEPT_DAYS * DAY_MS));
  await claimDue(ports, record, now());
  const failures: unknown[] = [];
  for (const digest of await digests.ready(store, now())) {
    if (shouldPause()) break;
    try {
      await sendDigest(ports, record, digest, { shouldPause });
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Digests could not be sent.');
  return { lookAgainAt: await digests.nextLook(store, SENDING_FOR_MS) };
}
