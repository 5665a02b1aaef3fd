/**
 * Stands where a mail server's answer stands, for mails that no server was asked about: there is none, and they lie in
 * the outbox. No server answers so: its answers begin with a number.
 */
export const KEPT_IN_OUTBOX = 'outbox';

/** What a mail server refused, and how it said so. */
export interface MailFailure {
  /**
   * `sender`: it did not want us (address, login, network), which is nobody's fault but this installation's.
   * `recipient`: it did not want that address. `message`: it did not want the text.
   */
  about: 'sender' | 'recipient' | 'message';
  /** In its own words, or what broke. */
  response: string;
}

/** What a delivery status notification (RFC 3464) says of one address. */
export interface AddressReport {
  /** Where it was to be delivered in the end, and the address that we wrote to, where that is told. */
  finalRecipient: string;
  originalRecipient: string | null;
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** RFC 3463: `5.1.1`. */
  status: string;
  /** In the words of the server that did not take it; else the status. */
  diagnostic: string;
}

/** A mail that came back, or is late. */
export interface DeliveryReport {
  /** Of the mails that it may be about, the likeliest first, with angle brackets. */
  messageIds: string[];
  addresses: AddressReport[];
}

/**
 * `stop`: it will never arrive there; nothing more goes to that address. `undelivered`: this one did not arrive, others
 * may. `late`: it may still arrive. `none`: nothing to tell.
 */
export type DeliveryVerdict = 'stop' | 'undelivered' | 'late' | 'none';

/** Policy and security: a server that answers so refuses this sender, not that address. */
const POLICY = /^5\.7\./;

export function verdictOf({
  action,
  status,
}: Pick<AddressReport, 'action' | 'status'>): DeliveryVerdict {
  if (action === 'delayed') return 'late';
  if (action !== 'failed') return 'none';
  return status.startsWith('5.') && !POLICY.test(status) ? 'stop' : 'undelivered';
}
