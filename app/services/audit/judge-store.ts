import { diffFindings } from '~/core/audit/diff-findings';
import { storeTextsOf, withoutIgnored } from '~/core/audit/ignoring';
import type { RuleResult } from '~/core/audit/outcome';
import { auditStore, type AuditOptions } from '~/core/audit/run';
import { narrowedFacts, type StoreSettings } from '~/core/audit/settings';
import type { HandlingHistory } from '~/core/orders/handling-history';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Clock, Logs } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { StoreTexts } from '~/core/store/store-texts';
import type { StorePorts, StoreRecord, StoreTextPorts } from '../store/ports';
import { ignoredAmong, withIgnoringOver } from './ignored-findings';
import type { AuditPorts } from './ports';

/** Long enough for a rule's 90 days and for orders that were overdue when those began. */
const HANDLING_DAYS = 184;

export function readHandling(
  { orders }: OrderPorts,
  store: StoreDomain,
): Promise<HandlingHistory | null> {
  return orders.handling(store, HANDLING_DAYS);
}

/** What the rules about the store as a whole say under these settings. */
export function storeResults(
  { facts }: StoreRecord,
  { handling, storeTexts }: { handling: HandlingHistory | null; storeTexts: StoreTexts | null },
  settings: StoreSettings,
  options: Pick<AuditOptions, 'now' | 'onRuleError'>,
): RuleResult[] {
  return auditStore(
    {
      ...(facts && { store: narrowedFacts(facts, settings) }),
      ...(facts?.policies && { policies: facts.policies }),
      ...(handling && { handling }),
      ...(storeTexts && { storeTexts }),
    },
    {
      ...options,
      settings: settings.thresholds,
      rulesOff: settings.rulesOff,
      glossary: settings.glossary,
    },
  );
}

/** Judges the store as a whole, and opens, keeps or resolves its findings. */
export async function judgeStore(
  ports: StorePorts & StoreTextPorts & OrderPorts & Pick<AuditPorts, 'storeAudits'> & Clock & Logs,
  store: StoreDomain,
): Promise<void> {
  const { stores, storeTexts, storeAudits, now, log } = ports;
  const record = await stores.find(store);
  if (record === null) return;
  const [handling, texts, found] = await Promise.all([
    readHandling(ports, store),
    storeTexts.read(store),
    storeAudits.findings(store),
  ]);
  const at = now();
  const results = storeResults(record, { handling, storeTexts: texts }, record.settings, {
    now: at,
    onRuleError: (rule, error) => {
      log.error({ store, rule, err: error }, 'a rule threw');
    },
  });
  const unresolved = found.filter(({ status }) => status !== 'resolved');
  const known = withIgnoringOver(unresolved, at, (finding) => storeTextsOf(finding, record.facts));
  const isIgnored = ignoredAmong(known);
  const counted = withoutIgnored(results, (rule, key) =>
    isIgnored({ listingId: store, rule, key }),
  );
  const changes = diffFindings(known, [{ listingId: store, results }]);
  await storeAudits.save(store, counted, changes, at);
}
