import { addRecipient } from '~/services/digest/add-recipient';
import type { Recipient } from '~/services/digest/ports';
import { actOnLink } from '~/services/digest/mailed-link';
import type { RecipientInput } from '~/core/digest/recipient';
import type { Ports } from '~/services/ports';
import { valueOf } from '../../support/answers';

export const MARIE: RecipientInput = {
  email: 'marie@example.net',
  language: 'fr',
  weekday: 1,
  hour: 8,
  audiences: ['US', 'CA', 'QC'],
};

/** The token of the last link of that kind in the store's outbox. */
export async function mailedToken(
  { outbox }: Pick<Ports, 'outbox'>,
  store: string,
  kind: 'confirm' | 'unsubscribe',
): Promise<string> {
  const [mail] = await outbox.list(store, 1);
  const token = mail && new RegExp(`/${kind}/([\\w-]+)`).exec(mail.text)?.[1];
  if (!token) throw new Error(`The last mail has no link to ${kind}.`);
  return token;
}

/** A recipient who was asked, and said yes by the link in their mail. Mails have to go to the outbox. */
export async function addActive(
  ports: Ports,
  store: string,
  change: Partial<RecipientInput> = {},
): Promise<Recipient> {
  const input = { ...MARIE, ...change };
  valueOf(await addRecipient(ports, store, input, '42'));
  const token = await mailedToken(ports, store, 'confirm');
  const { state } = await actOnLink(ports, token, 'confirm');
  const recipients = await ports.recipients.list(store);
  const added = recipients.find(({ email }) => email === input.email);
  if (state !== 'done' || !added) throw new Error(`Not confirmed: ${state}`);
  return added;
}
