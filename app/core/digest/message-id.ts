/**
 * Which mail it is: a recipient's digest of a week, or a test or a question of an instant. `part` is that week
 * (`2026-W48`) or that instant in milliseconds.
 */
export interface MailName {
  kind: 'digest' | 'test' | 'confirm';
  /** A random UUID: says whose mail it is, whatever store they are of. */
  recipientId: string;
  part: string;
}

/** The Message-ID of a mail, with angle brackets: what comes back later is known by it. */
export function messageIdOf({ kind, recipientId, part }: MailName, domain: string): string {
  return `<${kind}.${recipientId}.${part}@${domain}>`;
}

const OURS =
  /^<(?<kind>digest|test|confirm)\.(?<recipientId>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(?<part>\d{4}-W\d{2}|\d{1,15})@(?<domain>[^@>]+)>$/;

/** `null`: it is not one of ours. */
export function parseMessageId(messageId: string, domain: string): MailName | null {
  const groups = OURS.exec(messageId)?.groups;
  if (groups?.['domain']?.toLowerCase() !== domain.toLowerCase()) return null;
  const { kind = '', recipientId = '', part = '' } = groups;
  const isWeek = part.includes('W');
  if (isWeek !== (kind === 'digest')) return null;
  return { kind: kind as MailName['kind'], recipientId, part };
}
