import { setImmediate as nextTurn } from 'node:timers/promises';
import { withVariantValues, type TypedVariantValue } from '~/core/changes/variant-values';
import type { RuleResult } from '~/core/audit/outcome';
import type { Listing } from '~/core/listing/listing';
import type { StoreDomain } from '~/core/store/store-domain';
import { listingJudge, pricesWanted, readJudgeable, withPricesHeld } from '../audit/judge-listings';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock, Logs } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { StorePorts } from '../store/ports';
import type { RuleEffect, SaidFinding, Verdict } from './views';

export type JudgingPorts = StorePorts &
  CataloguePorts &
  Pick<AuditPorts, 'audits'> &
  OrderPorts &
  Clock &
  Logs;

/** Judged twice each, so many take some five milliseconds: others have their turn in between. */
const LISTINGS_A_TURN = 10;
/** To be parsed within some milliseconds. */
const LISTINGS_READ_TOGETHER = 50;

/** Which findings values of variants that were typed would close and open; `null`: the listing is gone. */
export async function judgeVariantValues(
  ports: JudgingPorts,
  store: StoreDomain,
  { listingId, typed }: { listingId: string; typed: TypedVariantValue[] },
): Promise<Verdict | null> {
  const withTyped = (listing: Listing) => withVariantValues(listing, typed);
  return (await judgeAll(ports, store, new Map([[listingId, withTyped]]))).get(listingId) ?? null;
}

/**
 * By listing, which findings would close and open where it becomes what the function makes of it; one that is gone is
 * absent.
 */
export async function judgeAll(
  ports: JudgingPorts,
  store: StoreDomain,
  changed: ReadonlyMap<string, (listing: Listing) => Listing>,
): Promise<Map<string, Verdict>> {
  const judged = await judgeBothWays(ports, store, changed);
  return new Map([...judged].map(([id, { before, after }]) => [id, verdictBetween(before, after)]));
}

/** By listing, findings as it is and as it becomes, without those that are ignored. */
export async function judgeBothWays(
  ports: JudgingPorts,
  store: StoreDomain,
  changed: ReadonlyMap<string, (listing: Listing) => Listing>,
): Promise<Map<string, { before: SaidFinding[]; after: SaidFinding[] }>> {
  const record = await ports.stores.find(store);
  if (record === null) return new Map();
  const now = ports.now();
  const ids = [...changed.keys()];
  const unresolved = await ports.audits.openFindings(store, ids);
  const judge = listingJudge(record.settings, {
    now,
    onRuleError: (rule, error) => {
      ports.log.error({ store, listings: ids.length, rule, err: error }, 'a rule threw');
    },
  });
  const nameOf = (id: string, { rule, key }: Pick<SaidFinding, 'rule' | 'key'>) =>
    [id, rule, key].join(' ');
  const ignored = new Set(
    unresolved
      .filter(({ status }) => status === 'ignored')
      .map((finding) => nameOf(finding.listingId, finding)),
  );
  const found = new Map<string, { before: SaidFinding[]; after: SaidFinding[] }>();
  const pricesSince = pricesWanted(now, record.settings);
  for (let start = 0; start < ids.length; start += LISTINGS_READ_TOGETHER) {
    const part = ids.slice(start, start + LISTINGS_READ_TOGETHER);
    for (const read of await readJudgeable(ports, record, part, pricesSince)) {
      const judgeable = withPricesHeld(read);
      const { id } = judgeable.listing;
      const listing = changed.get(id)?.(judgeable.listing) ?? judgeable.listing;
      const notIgnored = (finding: SaidFinding) => !ignored.has(nameOf(id, finding));
      const before = findingsIn(judge(judgeable).results).filter(notIgnored);
      const after = findingsIn(judge({ ...judgeable, listing }).results).filter(notIgnored);
      found.set(id, { before, after });
      if (found.size % LISTINGS_A_TURN === 0) await nextTurn();
    }
  }
  return found;
}

/** How many findings of each rule would close, and open. */
export function effectsOf(verdicts: Iterable<Verdict>): RuleEffect[] {
  const effects = new Map<string, RuleEffect>();
  const effectOf = (rule: string) => {
    const effect = effects.get(rule) ?? { rule, closes: 0, opens: 0 };
    effects.set(rule, effect);
    return effect;
  };
  for (const { closes, opens } of verdicts) {
    for (const { rule } of closes) effectOf(rule).closes += 1;
    for (const { rule } of opens) effectOf(rule).opens += 1;
  }
  return [...effects.values()];
}

export function verdictBetween(before: SaidFinding[], after: SaidFinding[]): Verdict {
  const notIn = (others: SaidFinding[]) => (finding: SaidFinding) =>
    !others.some(({ rule, key }) => rule === finding.rule && key === finding.key);
  return { closes: before.filter(notIn(after)), opens: after.filter(notIn(before)) };
}

function findingsIn(results: readonly RuleResult[]): SaidFinding[] {
  return results.flatMap(({ rule, findings }) =>
    findings.map(({ key, message, field }) => ({ rule, key, message, field })),
  );
}
