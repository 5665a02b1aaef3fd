import type { Digest } from '~/core/digest/digest';
import type { Ports, StoreRecord } from '../ports';
import { storeNameOf, timeZoneOf } from './store-of';
import type { DigestLanguage, MailPreview } from './views';

/** In place of a token where a mail is only looked at: the link then leads to a page that says so. */
const NO_TOKEN = 'preview';

/** A digest as a mail to be looked at, without a link that could unsubscribe anybody. */
export function renderForShow(
  { rendering, mailLinks, mail }: Pick<Ports, 'rendering' | 'mailLinks' | 'mail'>,
  record: StoreRecord,
  { digest, language }: { digest: Digest; language: DigestLanguage },
): Promise<MailPreview> {
  return rendering.renderDigest({
    digest,
    language,
    storeName: storeNameOf(record),
    timeZone: timeZoneOf(record),
    links: mailLinks.ofDigest(record.domain, NO_TOKEN),
    sender: mail.sender,
  });
}
