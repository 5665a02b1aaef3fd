import { storeDay } from '~/core/days/store-day';
import { REPLY_LANGUAGES, type Moment } from '~/core/replies/reply';
import { REPLY_TEXTS } from '~/core/replies/texts';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock } from '../common-ports';
import type { StorePorts } from '../store/ports';
import type { ReplyPorts } from './ports';
import type { RepliesView } from './views';

/** The letters for one moment: the app's own in three languages, and the merchant's. */
export async function showReplies(
  { stores, replies, now }: StorePorts & ReplyPorts & Clock,
  store: StoreDomain,
  moment: Moment,
): Promise<RepliesView> {
  const [record, variants] = await Promise.all([
    stores.find(store),
    replies.variants(store, moment),
  ]);
  return {
    moment,
    storeName: record?.facts?.name ?? null,
    today: storeDay(now(), timeZoneOf(record?.facts)),
    texts: {
      'en-US': REPLY_TEXTS['en-US'][moment],
      'en-CA': REPLY_TEXTS['en-CA'][moment],
      'fr-CA': REPLY_TEXTS['fr-CA'][moment],
    },
    variants: variants
      .map(({ id, language, name, subject, body }) => {
        return { id, moment, language, name, subject, body };
      })
      .toSorted(
        (a, b) => REPLY_LANGUAGES.indexOf(a.language) - REPLY_LANGUAGES.indexOf(b.language),
      ),
  };
}
