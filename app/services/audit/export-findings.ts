import type { Message } from '~/core/audit/outcome';
import type { StoreDomain } from '~/core/store/store-domain';
import type { CataloguePorts } from '../catalogue/ports';
import type { TableFormat, Tables } from '../common-ports';
import type { AuditPorts, StoredFinding } from './ports';

const LISTINGS_AT_ONCE = 200;

const COLUMNS = [
  'listing_id',
  'listing',
  'rule',
  'severity',
  'buyers',
  'finding',
  'status',
  'found_on',
] as const;

/** Findings of all listings and of the store as a whole that are open or ignored, made as they are read. */
export function exportFindings(
  ports: AuditPorts & CataloguePorts & Tables,
  store: StoreDomain,
  asked: {
    format: TableFormat;
    say: (message: Message) => string;
    sayRule: (rule: string) => string;
  },
): AsyncIterable<Uint8Array> {
  const { format, say, sayRule } = asked;
  async function* rows() {
    for await (const { finding, listing } of unresolved(ports, store)) {
      yield {
        listing_id: listing === null ? '' : finding.listingId,
        listing: listing ?? '',
        rule: sayRule(finding.rule),
        severity: say({ id: `severity.${finding.severity}`, data: {} }),
        buyers: finding.audiences
          .map((audience) => say({ id: `audience.${audience}`, data: {} }))
          .join(', '),
        finding: say(finding.message),
        status: say({ id: `export.status.${finding.status}`, data: {} }),
        found_on: finding.openedAt.toISOString(),
      };
    }
  }
  return ports.tables.write({ columns: COLUMNS, rows: rows(), format });
}

/** `listing`: its title; `null`: it is about the store as a whole. */
async function* unresolved(
  { audits, storeAudits, listings }: AuditPorts & CataloguePorts,
  store: StoreDomain,
): AsyncGenerator<{ finding: StoredFinding; listing: string | null }> {
  for (const finding of await storeAudits.findings(store)) {
    if (finding.status !== 'resolved') yield { finding, listing: null };
  }
  for (let after: string | null = null; ;) {
    const ids: string[] = await listings.idsAfter(store, after, LISTINGS_AT_ONCE);
    after = ids.at(-1) ?? null;
    if (after === null) return;
    const [findings, titles] = await Promise.all([
      audits.openFindings(store, ids),
      listings.titlesOf(store, ids),
    ]);
    for (const finding of findings) {
      yield { finding, listing: titles.get(finding.listingId) ?? '' };
    }
  }
}
