import { WEEK_MS } from '~/core/days/milliseconds';
import { storeDay } from '~/core/days/store-day';
import type { Digest } from '~/core/digest/digest';
import type { DigestLanguage } from '~/core/digest/recipient';
import { isoWeekOf } from '~/core/digest/schedule';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import type { StoreDomain } from '~/core/store/store-domain';
import { timeZoneOf } from '~/core/store/time-zone';
import type { Clock } from '../common-ports';
import type { StoreRecord } from '../store/ports';
import type { DigestPorts } from './ports';
import type { MailPreview } from './ports-of-mails';
import { DigestReader, type DigestReading } from './read-digest';
import { renderForShow } from './render-for-show';
import { installedStore } from './store-of';

/** The digest as it would be now, over the last seven days. Its links to unsubscribe lead nowhere. */
export async function previewDigest(
  ports: DigestReading & Pick<DigestPorts, 'rendering' | 'mailLinks' | 'mail'> & Clock,
  store: StoreDomain,
  { language, audiences }: { language: DigestLanguage; audiences: readonly Audience[] | null },
): Promise<MailPreview> {
  const record = await installedStore(ports, store);
  const digest = await digestOfLastWeek(ports, record, audiences ?? AUDIENCES);
  return renderForShow(ports, record, { digest, language });
}

/** What changed in the last seven days, whoever was told. */
export async function digestOfLastWeek(
  ports: DigestReading & Clock,
  record: StoreRecord,
  audiences: readonly Audience[],
): Promise<Digest> {
  const now = ports.now();
  const { digest } = await new DigestReader(ports, record, now).read({
    since: new Date(now.getTime() - WEEK_MS),
    isoWeek: isoWeekOf(storeDay(now, timeZoneOf(record.facts))),
    audiences,
    readinessBefore: null,
    told: null,
  });
  return digest;
}
