import type { RuleResult } from '~/core/audit/outcome';
import {
  checkSettings,
  type SettingsErrors,
  type SettingsInput,
  type StoreSettings,
} from '~/core/audit/settings';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, notDone, type Answer, type Invalid } from '../answer';
import { listingJudge, pricesWanted, readJudgeable, withPricesHeld } from '../audit/judge-listings';
import { readHandling, storeResults } from '../audit/judge-store';
import type { CataloguePorts } from '../catalogue/ports';
import type { Clock } from '../common-ports';
import type { OrderPorts } from '../orders/ports';
import type { StorePorts, StoreTextPorts } from '../store/ports';
import type { SettingsPreview } from './views';

/** Judged twice within a second or two, however large the store; the page says that it is a sample. */
const SAMPLE_SIZE = 300;

/**
 * What other settings would change: findings that they would open and resolve, counted on the store as a whole
 * and on its first listings in key order. Nothing is stored.
 */
export async function previewSettings(
  {
    stores,
    storeTexts: texts,
    listings,
    orders,
    now,
  }: StorePorts & StoreTextPorts & CataloguePorts & OrderPorts & Clock,
  store: StoreDomain,
  input: SettingsInput,
): Promise<Answer<SettingsPreview, Invalid<SettingsErrors>>> {
  const { settings, errors } = checkSettings(input);
  if (errors !== null) return notDone({ why: 'invalid', errors });
  const record = await stores.find(store);
  const ids = record === null ? [] : await listings.idsAfter(store, null, SAMPLE_SIZE);
  const at = now();
  const sample =
    record === null
      ? []
      : await readJudgeable(
          { listings, orders },
          record,
          ids,
          pricesWanted(at, record.settings, settings),
        );
  const changes = new Map<string, { opened: number; resolved: number }>();
  const compare = (before: RuleKeys, after: RuleKeys) => {
    count(changes, after, before, 'opened');
    count(changes, before, after, 'resolved');
  };
  if (record !== null) {
    const handling = await readHandling({ orders }, store);
    const storeTexts = await texts.read(store);
    const ofStore = (by: StoreSettings) =>
      findingsIn(storeResults(record, { handling, storeTexts }, by, { now: at }));
    compare(ofStore(record.settings), ofStore(settings));
  }
  const judgeAsBefore = listingJudge(record?.settings ?? settings, { now: at });
  const judge = listingJudge(settings, { now: at });
  for (const read of sample) {
    const listing = withPricesHeld(read);
    compare(findingsIn(judgeAsBefore(listing).results), findingsIn(judge(listing).results));
  }
  return done({
    sample: sample.length,
    listings: (await listings.counts(store)).listings,
    rules: [...changes]
      .map(([rule, change]) => ({ rule, ...change }))
      .sort((a, b) => b.opened + b.resolved - (a.opened + a.resolved)),
  });
}

type RuleKeys = Map<string, Set<string>>;

/** Keys of the findings of each rule that was able to judge, or was switched off. */
function findingsIn(results: RuleResult[]): RuleKeys {
  return new Map(
    results
      .filter(hasJudged)
      .map(({ rule, findings }) => [rule, new Set(findings.map(({ key }) => key))]),
  );
}

function hasJudged({ outcome }: RuleResult): boolean {
  return outcome !== 'unknown' && outcome !== 'error';
}

/** Counts findings of `of` that `than` does not have; a rule that cannot judge under either changes nothing. */
function count(
  changes: Map<string, { opened: number; resolved: number }>,
  of: RuleKeys,
  than: RuleKeys,
  as: 'opened' | 'resolved',
): void {
  for (const [rule, keys] of of) {
    const others = than.get(rule);
    // An audit opens findings of a rule that could not judge before, and resolves none of one that cannot now.
    if (others === undefined && as === 'resolved') continue;
    const differing = [...keys].filter((key) => !others?.has(key)).length;
    if (differing === 0) continue;
    const change = changes.get(rule) ?? { opened: 0, resolved: 0 };
    change[as] += differing;
    changes.set(rule, change);
  }
}
