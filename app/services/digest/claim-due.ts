import { isWorthSending } from '~/core/digest/compose';
import { messageIdOf } from '~/core/digest/message-id';
import { digestOfWeek, digestsAround, type DueDigest } from '~/core/digest/schedule';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Logs } from '../common-ports';
import type { StoreRecord } from '../store/ports';
import type { DigestPorts, Recipient } from './ports';
import { DigestReader, type DigestReading } from './read-digest';

/**
 * Makes the digests that are due and have something to say, for them to be sent; the others' recipients move on to
 * the next week. Harmless to repeat, and to do in several processes at once.
 */
export async function claimDue(
  ports: DigestReading & Pick<DigestPorts, 'recipients' | 'digests' | 'mailLinks'> & Logs,
  record: StoreRecord,
  now: Date,
): Promise<void> {
  const due = await ports.recipients.due(record.domain, now);
  if (due.length === 0) return;
  const reader = new DigestReader(ports, record, now);
  for (const recipient of due) {
    if (recipient.next)
      await claimFor(ports, reader, { record, recipient, due: recipient.next, now });
  }
}

async function claimFor(
  {
    recipients,
    digests,
    mailLinks,
    log,
  }: Pick<DigestPorts, 'recipients' | 'digests' | 'mailLinks'> & Logs,
  reader: DigestReader,
  {
    record,
    recipient,
    due,
    now,
  }: { record: StoreRecord; recipient: Recipient; due: DueDigest; now: Date },
): Promise<void> {
  const timeZone = timeZoneOf(record.facts);
  const store = record.domain;
  // The store may have moved to another time zone since: the week stays, its instant moves.
  const moved = digestOfWeek(due.isoWeek, recipient, timeZone);
  if (moved.at > now) {
    await recipients.skip(store, recipient.id, { due, next: moved });
    return;
  }
  // After an outage of weeks the latest one alone is due: it tells of all the time since the last digest.
  const { last, next } = digestsAround(now, recipient, timeZone);
  const made = await reader.read({
    since: recipient.reportedUntil ?? recipient.confirmedAt ?? recipient.addedAt,
    isoWeek: last.isoWeek,
    audiences: recipient.audiences,
    readinessBefore: recipient.reportedReadiness,
    told:
      recipient.reportedUntil === null
        ? null
        : ((await digests.lastTold(store, recipient.id)) ?? { milestone: null, notJudged: [] }),
  });
  if (record.baselineAt === null || !isWorthSending(made.digest)) {
    await recipients.skip(store, recipient.id, { due, next });
    log.info({ store, recipient: recipient.id, isoWeek: last.isoWeek }, 'digest: nothing to say');
    return;
  }
  await digests.claim(
    store,
    {
      recipientId: recipient.id,
      isoWeek: last.isoWeek,
      digest: made.digest,
      readiness: made.readiness,
      messageId: messageIdOf(
        { kind: 'digest', recipientId: recipient.id, part: last.isoWeek },
        mailLinks.messageIdDomain,
      ),
      due,
      next,
    },
    now,
  );
}
