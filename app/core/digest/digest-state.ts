/**
 * `claimed`: this week's digest exists and nothing has gone out yet. `sending`: the mail server asked for the text.
 * `unknown`: whoever was sending died, or lost the connection, before the server's answer was recorded.
 * `cancelled`: the recipient was gone before anything went out.
 */
export const DIGEST_STATES = [
  'claimed',
  'sending',
  'sent',
  'refused',
  'unknown',
  'cancelled',
] as const;
export type DigestState = (typeof DIGEST_STATES)[number];
