import type { RecipientInput } from '~/core/digest/recipient';
import { digestOfWeek } from '~/core/digest/schedule';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone, type Invalid } from '../answer';
import { timeZoneOf } from '~/core/store/time-zone';
import type { StorePorts } from '../store/ports';
import { checkRecipient } from './check-recipient';
import type { DigestPorts } from './ports';
import { installedStore } from './store-of';
import type { RecipientErrors } from './views';

/**
 * All but the address, for which consent was given. A digest that is due this week stays this week's: where the new
 * hour has passed already, it comes with the next sweep.
 */
export async function changeRecipient(
  ports: StorePorts & Pick<DigestPorts, 'recipients'>,
  store: StoreDomain,
  recipientId: string,
  input: Omit<RecipientInput, 'email'>,
): Promise<Answer<undefined, Gone | Invalid<RecipientErrors>>> {
  const { language, weekday, hour, audiences } = input;
  const errors = checkRecipient({ language, weekday, hour, audiences });
  if (errors) return notDone({ why: 'invalid', errors });
  const [record, recipient] = await Promise.all([
    installedStore(ports, store),
    ports.recipients.find(store, recipientId),
  ]);
  if (recipient === null) return GONE;
  const { next } = recipient;
  const isChanged = await ports.recipients.update(store, recipientId, {
    language,
    weekday,
    hour,
    audiences,
    next: next && digestOfWeek(next.isoWeek, { weekday, hour }, timeZoneOf(record.facts)),
  });
  return isChanged ? done() : GONE;
}
