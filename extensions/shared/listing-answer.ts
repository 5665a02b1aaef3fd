import type { Severity } from '../../app/core/audit/outcome';
import type { Audience } from '../../app/core/listing/audience';
import type { FixOffer } from './fix-offer';

/** What the app answers about a listing, in the language that was asked for. Plain text, never HTML. */
export type ListingAnswer =
  /** No sync has read it yet. */
  | { state: 'notRead' }
  /** Shopify does not have it, or does not show it to the app. */
  | { state: 'gone' }
  /** It could not be read from Shopify; why, and what to do. */
  | { state: 'notChecked'; text: string }
  | {
      state: 'judged';
      title: string;
      /** ISO 8601: when it was read from Shopify. */
      readAt: string;
      /** Such as “3 open findings”, of all audiences together. */
      summary: string;
      audiences: AudienceAnswer[];
      /** Gravest first; those of one rule are one entry. */
      findings: FindingAnswer[];
      /** Path within the app. */
      appPath: string;
    };

export interface AudienceAnswer {
  audience: Audience;
  name: string;
  /** Such as “82% ready”, or that it is not known. */
  readiness: string;
  /** On how much the judgement rests. */
  coverage: string;
  openFindings: number;
  /** Such as “3 open findings”. */
  summary: string;
}

export interface FindingAnswer {
  rule: string;
  severity: Severity;
  severityName: string;
  audiences: { audience: Audience; name: string }[];
  title: string;
  /** With the figures in them; the first few. */
  sentences: string[];
  /** Such as “and 12 more”. */
  more: string | null;
  remedy: string;
  /** What of it can be written here, field by field. */
  fixes: FixOffer[];
}
