import type { Message, Severity } from '~/core/audit/outcome';
import type { Readiness } from '~/core/audit/readiness';
import type { Audience } from '~/core/listing/audience';

/** What Shopify's own product page shows of a listing. */
export type ProductPageView =
  /** No sync has read it yet, or it is gone. */
  | { state: 'notRead' }
  /** It was asked for just now, and Shopify does not have it. */
  | { state: 'gone' }
  /** Shopify did not give it: the app lacks access, or Shopify does not answer. What was found before still stands. */
  | { state: 'notChecked'; reason: 'access' | 'unavailable' }
  | {
      state: 'judged';
      listingId: string;
      title: string;
      /** ISO 8601. */
      readAt: string;
      /** Audiences that the store sells to, in fixed order. */
      audiences: { audience: Audience; readiness: Readiness; openFindings: number }[];
      /** Open ones that concern those audiences, gravest first. */
      findings: { rule: string; severity: Severity; message: Message; audiences: Audience[] }[];
    };
