import { verdictOf, type AddressReport } from '~/core/digest/delivery';
import { parseMessageId } from '~/core/digest/message-id';
import type { Clock, Logs } from '../common-ports';
import type { DigestPorts } from './ports';

/** `unread`: it is no notification; `unknown`: not about a mail of ours; `recorded`; `nothing`: there is nothing to record. */
export type BounceOutcome = 'unread' | 'unknown' | 'recorded' | 'nothing';

/**
 * Takes a mail that came back in, as it came (RFC 822). By its Message-ID it belongs to one recipient of one store; only where it is
 * about that recipient's own address can it stop their mails: whoever has their mail forwarded may have it bounce
 * elsewhere. Nothing that is logged holds an address.
 */
export async function takeBounce(
  ports: Pick<DigestPorts, 'bounces' | 'deliveryReports' | 'mailLinks'> & Clock & Logs,
  raw: Buffer,
): Promise<BounceOutcome> {
  const { bounces, deliveryReports, mailLinks, now, log } = ports;
  const report = await deliveryReports.read(raw);
  if (report === null) {
    log.info({ bytes: raw.length }, 'bounce: not a delivery status notification');
    return 'unread';
  }
  const name = report.messageIds
    .map((id) => parseMessageId(id, mailLinks.messageIdDomain))
    .find((found) => found !== null);
  const recipient = name ? await bounces.findRecipient(name.recipientId) : null;
  if (!name || recipient === null) {
    log.info({ mails: report.messageIds.length }, 'bounce: of no mail of ours');
    return 'unknown';
  }
  const { store, email } = recipient;
  const own = report.addresses.find((address) => isAbout(address, email));
  const address = own ?? report.addresses[0];
  const verdict = address ? verdictOf(address) : 'none';
  const said = { store, recipient: name.recipientId, mail: name.kind, status: address?.status };
  if (!address || verdict === 'none') {
    log.info(said, 'bounce: nothing to record');
    return 'nothing';
  }
  const isRecorded = await bounces.record(store, name, {
    verdict: own || verdict === 'late' ? verdict : 'undelivered',
    response: address.diagnostic,
    at: now(),
  });
  log.info({ ...said, isOwnAddress: own !== undefined, isRecorded }, `bounce: ${verdict}`);
  return isRecorded ? 'recorded' : 'nothing';
}

function isAbout({ finalRecipient, originalRecipient }: AddressReport, email: string | null) {
  const addresses = [finalRecipient, originalRecipient].map((each) => each && keyOf(each));
  return email !== null && addresses.includes(keyOf(email));
}

/** As recipients are told apart: two spellings that differ in case alone are one address. */
function keyOf(address: string): string {
  return address.replace(/^<|>$/g, '').normalize('NFC').toLowerCase();
}
