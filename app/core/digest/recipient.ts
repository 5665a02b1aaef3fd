import { z } from 'zod';
import type { Audience } from '../listing/audience';

/** RFC 5321: longer addresses cannot be delivered to. */
const LONGEST_ADDRESS = 254;

const address = z.email().max(LONGEST_ADDRESS);

/** One address that mail can be delivered to, without a name. */
export function isMailAddress(text: string): boolean {
  return address.safeParse(text).success;
}

/** What the pages of the digest show and send. Plain JSON: instants are ISO 8601 strings. */

export const DIGEST_LANGUAGES = ['en', 'fr'] as const;

export type DigestLanguage = (typeof DIGEST_LANGUAGES)[number];

/** By ISO 8601: Monday is 1, Sunday 7. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/**
 * `unconfirmed`: asked by mail, not yet confirmed there. `paused`: by a person in the app. `unsubscribed`: by
 * the recipient. `refused`: their mail server refused for good, or sent the mail back.
 */
export const RECIPIENT_STATES = [
  'active',
  'unconfirmed',
  'paused',
  'unsubscribed',
  'refused',
] as const;

export type RecipientState = (typeof RECIPIENT_STATES)[number];

/** What a person says of a recipient. */
export interface RecipientInput {
  email: string;
  language: DigestLanguage;
  weekday: Weekday;
  /** 0 to 23, in the store's time zone. */
  hour: number;
  /** At least one. */
  audiences: Audience[];
}
