import type { Digest } from '~/core/digest/digest';
import type { DigestLanguage } from '~/core/digest/recipient';
import { timeZoneOf } from '~/core/store/time-zone';
import type { StoreRecord } from '../store/ports';
import type { DigestPorts } from './ports';
import type { MailPreview } from './ports-of-mails';
import { storeNameOf } from './store-of';

/** In place of a token where a mail is only looked at: the link then leads to a page that says so. */
const NO_TOKEN = 'preview';

/** A digest as a mail to be looked at, without a link that could unsubscribe anybody. */
export function renderForShow(
  { rendering, mailLinks, mail }: Pick<DigestPorts, 'rendering' | 'mailLinks' | 'mail'>,
  record: StoreRecord,
  { digest, language }: { digest: Digest; language: DigestLanguage },
): Promise<MailPreview> {
  return rendering.renderDigest({
    digest,
    language,
    storeName: storeNameOf(record),
    timeZone: timeZoneOf(record.facts),
    links: mailLinks.ofDigest(record.domain, NO_TOKEN),
    sender: mail.sender,
  });
}
