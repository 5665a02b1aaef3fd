import { RECIPIENT_STATES, type RecipientState } from '~/core/digest/recipient';
import { digestsAround } from '~/core/digest/schedule';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock, Logs } from '../common-ports';
import type { StorePorts } from '../store/ports';
import { followLink } from './mail-link';
import type { DigestPorts, LinkPurpose } from './ports';
import { installedStore, storeNameOf } from './store-of';
import { type MailConsent, type MailLinkView } from './views';

type Linking = StorePorts & Pick<DigestPorts, 'recipients'> & Clock & Logs;

/** The link that unsubscribes also takes that back. */
const LINK_OF: Record<MailConsent, LinkPurpose> = {
  unsubscribe: 'unsubscribe',
  resubscribe: 'unsubscribe',
  confirm: 'confirm',
};

/** What a mailed link's page shows. Changes nothing: mail programs and their guards open links by themselves. */
export async function openLink(
  ports: StorePorts & Pick<DigestPorts, 'recipients'>,
  token: string,
  consent: MailConsent,
): Promise<MailLinkView> {
  const found = await followLink(ports, token, LINK_OF[consent]);
  const state = found ? stateOf(consent, found) : 'unknown';
  if (found === null || state === 'unknown') return UNKNOWN;
  return { state, store: await nameOf(ports, found.store) };
}

/** In force at once: the answer comes when it is done. Harmless to repeat. */
export async function actOnLink(
  ports: Linking,
  token: string,
  consent: MailConsent,
): Promise<MailLinkView> {
  const found = await followLink(ports, token, LINK_OF[consent]);
  const state = found ? stateOf(consent, found) : 'unknown';
  if (found === null || state === 'unknown') return UNKNOWN;
  const { store, id } = found;
  const change = consent === 'unsubscribe' ? unsubscribe : begin;
  const isDone = state === 'ask' && (await change(ports, store, id));
  if (isDone) ports.log.info({ store, recipient: id }, `digest link: ${consent}`);
  return { state: isDone ? 'done' : 'already', store: await nameOf(ports, store) };
}

/** `null`: it was erased in the meantime. */
async function nameOf({ stores }: StorePorts, store: StoreDomain): Promise<string | null> {
  const record = await stores.find(store);
  return record && storeNameOf(record);
}

const UNKNOWN: MailLinkView = { state: 'unknown', store: null };

/**
 * A removed recipient can still unsubscribe, so that nobody may ask them again; they cannot begin to get mails. Who
 * has unsubscribed comes back by the link of unsubscribing, not by the older one that asked them.
 */
function stateOf(
  consent: MailConsent,
  { state, isRemoved }: { state: RecipientState; isRemoved: boolean },
): MailLinkView['state'] {
  const isUnsubscribed = state === 'unsubscribed';
  if (consent === 'unsubscribe') return isUnsubscribed ? 'already' : 'ask';
  if (isRemoved) return 'unknown';
  if (consent === 'resubscribe') return isUnsubscribed ? 'ask' : 'already';
  if (isUnsubscribed) return 'unknown';
  return state === 'unconfirmed' ? 'ask' : 'already';
}

function unsubscribe(
  { recipients, now }: Linking,
  store: StoreDomain,
  recipientId: string,
): Promise<boolean> {
  return recipients.setState(store, recipientId, {
    from: RECIPIENT_STATES.filter((state) => state !== 'unsubscribed'),
    to: 'unsubscribed',
    at: now(),
    next: null,
  });
}

/** Consent, by the recipient's own hand: the first one, or again. */
async function begin(ports: Linking, store: StoreDomain, recipientId: string): Promise<boolean> {
  const [record, recipient] = await Promise.all([
    installedStore(ports, store),
    ports.recipients.find(store, recipientId),
  ]);
  if (recipient === null) return false;
  const at = ports.now();
  return ports.recipients.setState(store, recipientId, {
    from: ['unconfirmed', 'unsubscribed'],
    to: 'active',
    at,
    confirmedAt: at,
    next: digestsAround(at, recipient, timeZoneOf(record.facts)).next,
  });
}
