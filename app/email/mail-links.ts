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
      const inAdmin = (path: string) => `https://${store}/admin/apps/${apiKey}/app${path}`;
      return {
        home: inAdmin(''),
        listing: (listingId) => inAdmin(`/listings/${numberOf(listingId)}`),
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

/** Of Shopify's global id, as the app's addresses have it. */
function numberOf(listingId: string): string {
  return listingId.split('/').at(-1) ?? '';
}
