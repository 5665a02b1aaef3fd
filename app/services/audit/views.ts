import type { Audience } from '~/core/listing/audience';
import type { Finding } from '~/core/audit/outcome';
import type { FindingStatus } from '~/core/audit/finding-status';

export interface FindingView extends Finding {
  rule: string;
  audiences: Audience[];
  status: FindingStatus;
  openedAt: string;
  resolvedAt: string | null;
  /** Whether ignoring it until its text changes makes sense. */
  hasText: boolean;
  /** `null` unless it is ignored. */
  ignoring: {
    at: string;
    by: string;
    reason: string;
    until: string | null;
    untilText: boolean;
  } | null;
}
