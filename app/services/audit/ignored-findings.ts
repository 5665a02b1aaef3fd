import { createHash } from 'node:crypto';
import { isOver } from '~/core/audit/ignoring';
import type { FindingIdentity } from '~/core/audit/diff-findings';
import type { StoredFinding } from './ports';

export type KnownFinding = StoredFinding & {
  /** Ignored until now: its date has passed, or its texts have changed. */
  isDue: boolean;
};

/** `textsOf`: the texts that a finding is about; `undefined`: not known now, so that nothing is over. */
export function withIgnoringOver(
  unresolved: readonly StoredFinding[],
  now: Date,
  textsOf: (finding: StoredFinding) => string | null | undefined,
): KnownFinding[] {
  return unresolved.map((finding) => {
    const { ignoring } = finding;
    const texts = ignoring === null ? undefined : textsOf(finding);
    const isDue =
      ignoring !== null &&
      texts !== undefined &&
      isOver(ignoring, { now, text: ignoring.text && fingerprint(texts) });
    return { ...finding, isDue };
  });
}

/** Tells which findings still are ignored. */
export function ignoredAmong(
  known: readonly KnownFinding[],
): (finding: FindingIdentity) => boolean {
  const ignored = new Set(
    known.filter(({ status, isDue }) => status === 'ignored' && !isDue).map(identity),
  );
  return (finding) => ignored.has(identity(finding));
}

/** SHA-256 of the texts that a finding is about; `null` where it is about none. */
export function fingerprint(texts: string | null): string | null {
  return texts === null ? null : createHash('sha256').update(texts).digest('base64url');
}

function identity({ listingId, rule, key }: FindingIdentity): string {
  return JSON.stringify([listingId, rule, key]);
}
