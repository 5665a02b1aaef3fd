import { withTypedFrench, type TypedFrench } from '~/core/changes/typed-french';
import { withVariantValues, type TypedVariantValue } from '~/core/changes/variant-values';
import type { RuleResult } from '~/core/audit/outcome';
import type { Listing } from '~/core/listing/listing';
import type { StoreDomain } from '~/core/store/store-domain';
import { listingJudge, pricesWanted, readJudgeable } from '../audit/judge-listings';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock, Logs } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { StorePorts } from '../store/ports';
import type { SaidFinding, Verdict } from './views';

type JudgingPorts = StorePorts &
  CataloguePorts &
  Pick<AuditPorts, 'audits'> &
  OrderPorts &
  Clock &
  Logs;

/** Which findings French that was typed would close and open; `null`: the listing is gone. */
export function judgeFrench(
  ports: JudgingPorts,
  store: StoreDomain,
  { listingId, typed }: { listingId: string; typed: TypedFrench[] },
): Promise<Verdict | null> {
  return judgeTyped(ports, store, listingId, (listing) => withTypedFrench(listing, typed));
}

/** The same of values of variants. */
export function judgeVariantValues(
  ports: JudgingPorts,
  store: StoreDomain,
  { listingId, typed }: { listingId: string; typed: TypedVariantValue[] },
): Promise<Verdict | null> {
  return judgeTyped(ports, store, listingId, (listing) => withVariantValues(listing, typed));
}

/** What is ignored is left out. */
async function judgeTyped(
  ports: JudgingPorts,
  store: StoreDomain,
  listingId: string,
  withTyped: (listing: Listing) => Listing,
): Promise<Verdict | null> {
  const record = await ports.stores.find(store);
  if (record === null) return null;
  const now = ports.now();
  const [[judgeable], unresolved] = await Promise.all([
    readJudgeable(ports, record, [listingId], pricesWanted(now, record.settings)),
    ports.audits.openFindings(store, [listingId]),
  ]);
  if (judgeable === undefined) return null;
  const judge = listingJudge(record.settings, {
    now,
    onRuleError: (rule, error) => {
      ports.log.error({ store, listingId, rule, err: error }, 'a rule threw');
    },
  });
  const ignored = new Set(
    unresolved.filter(({ status }) => status === 'ignored').map(({ rule, key }) => rule + key),
  );
  const before = findingsIn(judge(judgeable).results);
  const listing = withTyped(judgeable.listing);
  const after = findingsIn(judge({ ...judgeable, listing }).results);
  return verdictBetween(before, after, ({ rule, key }) => ignored.has(rule + key));
}

export function verdictBetween(
  before: SaidFinding[],
  after: SaidFinding[],
  isLeftOut: (finding: SaidFinding) => boolean = () => false,
): Verdict {
  const notIn = (others: SaidFinding[]) => (finding: SaidFinding) =>
    !isLeftOut(finding) &&
    !others.some(({ rule, key }) => rule === finding.rule && key === finding.key);
  return { closes: before.filter(notIn(after)), opens: after.filter(notIn(before)) };
}

function findingsIn(results: readonly RuleResult[]): SaidFinding[] {
  return results.flatMap(({ rule, findings }) =>
    findings.map(({ key, message, field }) => ({ rule, key, message, field })),
  );
}
