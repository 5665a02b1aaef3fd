import { z } from 'zod';

/** RFC 5321: longer addresses cannot be delivered to. */
const LONGEST_ADDRESS = 254;

const address = z.email().max(LONGEST_ADDRESS);

/** One address that mail can be delivered to, without a name. */
export function isMailAddress(text: string): boolean {
  return address.safeParse(text).success;
}
