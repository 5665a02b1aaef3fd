import { createHash, randomBytes } from 'node:crypto';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock } from '../common-ports';
import type { DigestPorts, LinkPurpose } from './ports';

/** Of a token of 32 random bytes, base64url: 43 characters. Anything else is no token of ours. */
const TOKEN = /^[\w-]{43}$/;

/**
 * A new token for a link to one recipient. Only its hash is stored: who reads the database cannot use it, and a
 * token that leaks changes nothing but that recipient's mails.
 */
export async function createLink(
  { recipients, now }: Pick<DigestPorts, 'recipients'> & Clock,
  store: StoreDomain,
  recipientId: string,
  purpose: LinkPurpose,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await recipients.addLink(store, recipientId, { tokenHash: hashOf(token), purpose, at: now() });
  return token;
}

/** Whose link it is; `null`: nobody's. */
export async function followLink(
  { recipients }: Pick<DigestPorts, 'recipients'>,
  token: string,
  purpose: LinkPurpose,
) {
  return TOKEN.test(token) ? recipients.findByLink(hashOf(token), purpose) : null;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
