import { daysBetween } from '~/core/days/day-number';
import { addDays } from '~/core/days/store-day';
import type { Digest, DigestFinding, ListingSales } from '~/core/digest/digest';
import type { OrderPorts } from '../orders/ports';
import type { StoreRecord } from '../store/ports';
import type { DigestPorts } from './ports';

/** What is at stake is told by the sales of so many days. [J] */
const SALES_DAYS = 90;

/** A digest with what the listings that it names sold, where orders are known. */
export async function withSales(
  { orders, digestFacts }: OrderPorts & Pick<DigestPorts, 'digestFacts'>,
  { domain, facts }: StoreRecord,
  digest: Digest,
): Promise<Digest> {
  const { since, until } = await orders.history(domain);
  const named = [...digest.fixFirst, ...digest.opened, ...digest.brokenByEdits.flatMap(firstOf)];
  const ids = [...new Set(named.flatMap(({ listing }) => listing?.id ?? []))];
  if (since === null || until === null || ids.length === 0) return digest;
  const days = Math.min(SALES_DAYS, daysBetween(since, until) + 1);
  const sold = await digestFacts.unitsSold(domain, ids, addDays(until, -days));
  const sales = new Map(sold.map(({ listingId, ...each }) => [listingId, each]));
  const currency = facts?.currency;
  const salesOf = (id: string): ListingSales => {
    const { units, revenue } = sales.get(id) ?? { units: 0, revenue: null };
    const isKnown = revenue !== null && currency !== undefined;
    return { days, units, revenue: isKnown ? { amount: revenue, currency } : null };
  };
  const withItsSales = (finding: DigestFinding): DigestFinding =>
    finding.listing === null ? finding : { ...finding, sales: salesOf(finding.listing.id) };
  return {
    ...digest,
    fixFirst: digest.fixFirst.map(withItsSales),
    opened: digest.opened.map(withItsSales),
    brokenByEdits: digest.brokenByEdits.map((broken) => ({
      ...broken,
      findings: broken.findings.map(withItsSales),
    })),
  };
}

function firstOf({ findings }: Digest['brokenByEdits'][number]): DigestFinding[] {
  return findings.slice(0, 1);
}
