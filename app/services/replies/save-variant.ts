import {
  checkVariant,
  MAX_VARIANTS,
  type VariantErrors,
  type VariantInput,
} from '~/core/replies/variant';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone, type Invalid } from '../answer';
import type { Clock, Logs } from '../common-ports';
import type { ReplyPorts } from './ports';

/** Adds a letter of the merchant's own, or changes the one of that id; answers its id. */
export async function saveVariant(
  { replies, now, log }: ReplyPorts & Clock & Logs,
  store: StoreDomain,
  input: VariantInput & { id: string | null },
  by: string,
): Promise<Answer<{ id: string }, Gone | Invalid<VariantErrors>>> {
  const { variant, errors } = checkVariant(input);
  if (errors !== null) return notDone({ why: 'invalid', errors });
  const outcome = await replies.saveVariant(store, input.id, variant, { at: now(), by });
  if (outcome === 'gone') return GONE;
  if (outcome === 'taken') {
    return notDone({
      why: 'invalid',
      errors: { name: { id: 'replies.error.taken', data: { name: variant.name } } },
    });
  }
  if (outcome === 'full') {
    return notDone({
      why: 'invalid',
      errors: { name: { id: 'replies.error.full', data: { most: MAX_VARIANTS } } },
    });
  }
  const { moment, language } = variant;
  log.info({ store, by, id: outcome.id, moment, language }, 'reply variant saved');
  return done({ id: outcome.id });
}
