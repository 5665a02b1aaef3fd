import { createHash } from 'node:crypto';
import { textsOf } from '~/core/audit/ignoring';
import type { Finding } from '~/core/audit/outcome';
import type { Listing } from '~/core/listing/listing';

/** SHA-256 of the texts that a finding is about; `null` where it is about none. */
export function textFingerprint(
  finding: Pick<Finding, 'field' | 'key'>,
  listing: Listing,
): string | null {
  const texts = textsOf(finding, listing);
  return texts === null ? null : createHash('sha256').update(texts).digest('base64url');
}
