import { diffFindings } from '~/core/audit/diff-findings';
import { auditStore } from '~/core/audit/run';
import { narrowedFacts } from '~/core/audit/settings';
import type { Ports, StoreDomain } from './ports';

/** Long enough for a rule's 90 days and for orders that were overdue when those began. */
const HANDLING_DAYS = 184;

/** Judges the store as a whole, and opens, keeps or resolves its findings. */
export async function judgeStore(
  {
    stores,
    orders,
    storeAudits,
    now,
    log,
  }: Pick<Ports, 'stores' | 'orders' | 'storeAudits' | 'now' | 'log'>,
  store: StoreDomain,
): Promise<void> {
  const record = await stores.find(store);
  if (record === null) return;
  const { facts, settings } = record;
  const [handling, found] = await Promise.all([
    orders.handling(store, HANDLING_DAYS),
    storeAudits.findings(store),
  ]);
  const at = now();
  const results = auditStore(
    {
      ...(facts && { store: narrowedFacts(facts, settings) }),
      ...(facts?.policies && { policies: facts.policies }),
      ...(handling && { handling }),
    },
    {
      now: at,
      settings: settings.thresholds,
      rulesOff: settings.rulesOff,
      glossary: settings.glossary,
      onRuleError: (rule, error) => {
        log.error({ store, rule, err: error }, 'a rule threw');
      },
    },
  );
  const unresolved = found
    .filter(({ status }) => status !== 'resolved')
    .map((finding) => ({ ...finding, listingId: store }));
  const changes = diffFindings(unresolved, [{ listingId: store, results }]);
  await storeAudits.save(store, results, changes, at);
}
