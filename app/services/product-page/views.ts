import type { Message, Severity } from '~/core/audit/outcome';
import type { Readiness } from '~/core/audit/readiness';
import type { Audience } from '~/core/listing/audience';
import type { Answer, Gone } from '../answer';

/** What Shopify's own product page shows of a listing. */
export interface ProductPageView {
  listingId: string;
  title: string;
  /** ISO 8601. */
  readAt: string;
  /** Audiences that the store sells to, in fixed order. */
  audiences: { audience: Audience; readiness: Readiness; openFindings: number }[];
  /** Open ones that concern those audiences, gravest first. */
  findings: { rule: string; severity: Severity; message: Message; audiences: Audience[] }[];
}

/**
 * Shopify did not give it: the app lacks access, its maker has to fix something, the store is frozen, or Shopify does
 * not answer. What was found before still stands.
 */
export interface NotChecked {
  why: 'notChecked';
  reason: 'access' | 'maker' | 'frozen' | 'unavailable';
}

/** `gone`: Shopify does not have it. */
export type CheckAnswer = Answer<ProductPageView, Gone | NotChecked>;
