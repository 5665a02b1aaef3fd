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
