import type { Audience } from '../listing/audience';
import { FOUND_NO_MORE, SWITCHED_OFF, type Finding, type RuleResult } from './outcome';

export interface FindingIdentity {
  listingId: string;
  rule: string;
  key: string;
}

/** A finding that is not resolved. `ignored`: the merchant does not want to hear of it. */
export interface UnresolvedFinding extends FindingIdentity {
  status?: 'open' | 'ignored' | 'resolved';
  /** Ignored until now: its time is over. */
  isDue?: boolean;
}

export interface IdentifiedFinding extends Finding, FindingIdentity {
  audiences: readonly Audience[];
}

export interface FindingsDiff {
  opened: IdentifiedFinding[];
  /** Still there; message data, field and severity may have moved. */
  stillOpen: IdentifiedFinding[];
  resolved: FindingIdentity[];
  /** Ignored until now, and open again. */
  reopened: FindingIdentity[];
}

/**
 * What an audit changes among the findings of the listings that it looked at.
 *
 * Only a rule that was able to judge opens or resolves: after `unknown` or `error`, or where a rule did not
 * run, its open findings stay as they are. So a partial read or a crash neither clears nor floods a page. A word of the
 * merchant's that was taken back is no such gap, nor is a text that holds two languages now: what was found is resolved.
 *
 * A finding that is ignored stays so while it is found, and is resolved when it is not. While its rule is
 * switched off it is left as it is, so that switching the rule on again does not bring it back.
 *
 * `open` holds every finding that is not resolved; those of listings outside `audits` are left alone.
 */
export function diffFindings(
  open: readonly UnresolvedFinding[],
  audits: readonly { listingId: string; results: readonly RuleResult[] }[],
): FindingsDiff {
  const openIdentities = new Set(open.map(identity));
  const found = new Map<string, IdentifiedFinding>();
  const judged = new Set<string>();
  const switchedOff = new Set<string>();
  for (const { listingId, results } of audits) {
    for (const { rule, audiences, outcome, reason, findings } of results) {
      const isOver = outcome === 'unknown' && FOUND_NO_MORE.has(reason?.id ?? '');
      if (!isOver && (outcome === 'unknown' || outcome === 'error')) continue;
      // Asked for below of findings that were there before.
      if (open.length > 0) {
        const ofRule = ruleOf({ listingId, rule });
        judged.add(ofRule);
        if (reason?.id === SWITCHED_OFF) switchedOff.add(ofRule);
      }
      for (const finding of findings) {
        const concerned = finding.audiences?.filter((audience) => audiences.includes(audience));
        const identified = { ...finding, listingId, rule, audiences: concerned ?? audiences };
        found.set(identity(identified), identified);
      }
    }
  }
  const diff: FindingsDiff = { opened: [], stillOpen: [], resolved: [], reopened: [] };
  for (const [id, finding] of found) {
    (openIdentities.has(id) ? diff.stillOpen : diff.opened).push(finding);
  }
  for (const finding of open) {
    const ofRule = ruleOf(finding);
    const isKept = finding.status === 'ignored' && switchedOff.has(ofRule);
    const isResolved = !isKept && judged.has(ofRule) && !found.has(identity(finding));
    if (isResolved) diff.resolved.push(identityOf(finding));
    else if (finding.isDue) diff.reopened.push(identityOf(finding));
  }
  return diff;
}

function identityOf({ listingId, rule, key }: FindingIdentity): FindingIdentity {
  return { listingId, rule, key };
}

/** Ids of listings and rules hold no line break. */
function ruleOf({ listingId, rule }: Omit<FindingIdentity, 'key'>): string {
  return `${listingId}\n${rule}`;
}

/** One text for each finding of a store. */
export function identity(finding: FindingIdentity): string {
  return `${ruleOf(finding)}\n${finding.key}`;
}
