import { simpleParser, type Attachment, type ParsedMail } from 'mailparser';
import { z } from 'zod';
import type { AddressReport, DeliveryReport } from '~/core/digest/delivery';

const STATUS_PARTS = ['message/delivery-status', 'message/global-delivery-status'];
const ORIGINAL_PARTS = [
  'message/rfc822',
  'message/global',
  'message/rfc822-headers',
  'message/global-headers',
  'text/rfc822-headers',
];

/** Longest answer of a server that is kept. */
const LONGEST_DIAGNOSTIC = 500;
/** Our mails have one recipient each; a list of many addresses is not about them. */
const MOST_ADDRESSES = 20;

/** `rfc822; marie@example.net`, with the kind of address in front. */
const typed = z
  .string()
  .transform((value) => value.slice(value.indexOf(';') + 1).trim())
  .pipe(z.string().min(1));

/** The fields about one address (RFC 3464, 2.3), by their names in lower case. */
const addressFields = z.object({
  'final-recipient': typed,
  'original-recipient': typed.nullable().catch(null),
  action: z
    .string()
    .transform((value) => value.trim().toLowerCase())
    .pipe(z.enum(['failed', 'delayed', 'delivered', 'relayed', 'expanded'])),
  // Some servers write a comment behind it.
  status: z
    .string()
    .transform((value) => value.trim().split(/[\s(]/, 1)[0])
    .pipe(z.string().regex(/^[245]\.\d{1,3}\.\d{1,3}$/)),
  'diagnostic-code': typed.nullable().catch(null),
});

/**
 * Reads a delivery status notification (RFC 3464, and RFC 6533 for addresses beyond ASCII). `null`: the mail is none,
 * such as a person's or a machine's reply.
 */
export async function readDeliveryReport(raw: Buffer): Promise<DeliveryReport | null> {
  const mail = await simpleParser(raw, {
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
  });
  const status = mail.attachments.find(({ contentType }) => STATUS_PARTS.includes(contentType));
  if (status === undefined) return null;
  const addresses = await addressesOf(status.content.toString('utf8'));
  const messageIds = await messageIdsOf(mail);
  return addresses.length > 0 ? { messageIds, addresses } : null;
}

/** Groups of fields stand between empty lines; those about no address, the first one above all, are left out. */
async function addressesOf(text: string): Promise<AddressReport[]> {
  const groups = text.split(/(?:\r?\n[ \t]*){2,}/).slice(0, MOST_ADDRESSES + 1);
  const reports: AddressReport[] = [];
  for (const group of groups) {
    const { headers } = await simpleParser(`${group}\r\n\r\n`);
    const parsed = addressFields.safeParse(Object.fromEntries(headers));
    if (!parsed.success) continue;
    const { action, status, ...fields } = parsed.data;
    const diagnostic = fields['diagnostic-code'] ?? status;
    reports.push({
      finalRecipient: fields['final-recipient'],
      originalRecipient: fields['original-recipient'],
      action,
      status,
      diagnostic: diagnostic.replace(/\s+/g, ' ').slice(0, LONGEST_DIAGNOSTIC),
    });
  }
  return reports;
}

/** Of the returned mail or its headers; some servers return neither and answer to the mail instead. */
async function messageIdsOf({ attachments, inReplyTo, references }: ParsedMail): Promise<string[]> {
  const returned = attachments.filter(({ contentType }) => ORIGINAL_PARTS.includes(contentType));
  const originals = await Promise.all(returned.map(originalMessageId));
  return [...originals, inReplyTo, references]
    .flat()
    .filter((id) => id !== undefined)
    .slice(0, MOST_ADDRESSES);
}

async function originalMessageId({ content }: Attachment): Promise<string | undefined> {
  const end = /\r?\n\r?\n/.exec(content.toString('latin1'))?.index;
  const { messageId } = await simpleParser(content.subarray(0, end));
  return messageId;
}
