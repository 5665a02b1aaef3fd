import { appAddress } from '~/core/store/admin-address';
import { globalIdNumber } from '~/core/store/global-id';
import type { DigestLinks, MailLinks, MailSender } from '~/services/digest/ports';

/**
 * Links of mails: into Shopify's admin, which opens the app at that page, and to the app's own pages without login.
 */
export function createMailLinks({
  appUrl,
  apiKey,
  sender,
}: {
  /** The app's public origin. */
  appUrl: string;
  /** By which Shopify's admin knows the app. */
  apiKey: string;
  sender: MailSender;
}): MailLinks {
  return {
    ofDigest(store, unsubscribeToken): DigestLinks {
      const inAdmin = (path: string) => appAddress(store, apiKey, path);
      return {
        home: inAdmin(''),
        listing: (listingId) => inAdmin(`/listings/${globalIdNumber(listingId)}`),
        promotion: (promotionId) => inAdmin(`/promotions/${promotionId}`),
        season: inAdmin('/season'),
        changes: inAdmin('/changes'),
        digests: inAdmin('/digests'),
        unsubscribe: this.unsubscribe(unsubscribeToken),
      };
    },
    unsubscribe: (token) => `${appUrl}/unsubscribe/${token}`,
    confirm: (token) => `${appUrl}/confirm/${token}`,
    messageIdDomain: sender.address.split('@').at(-1) ?? '',
  };
}
