import type { StoreDomain } from '~/core/store/store-domain';
import { done, notDone, type Answer } from '../answer';
import type { AuditPorts, StoredFinding } from '../audit/ports';
import { askChanges } from './ask-changes';
import { viewChanges } from './change-view';
import { verdictBetween } from './judge-typed';
import type { NewChange } from './ports';
import type { SaidFinding, SavedChanges, UnderWay } from './views';
import type { WritePorts } from './write-batch';

/** Writes changes of one listing, and says how it is judged since. */
export async function saveAndJudge(
  ports: WritePorts,
  store: StoreDomain,
  asked: { listingId: string; by: string; changes: Omit<NewChange, 'id'>[]; batch?: string },
): Promise<Answer<SavedChanges, UnderWay>> {
  const { listingId, by } = asked;
  const before = await openFindings(ports, store, listingId);
  const changes = await askChanges(ports, store, by, asked.changes, asked.batch);
  if (changes.length < asked.changes.length) return notDone({ why: 'underWay' });
  const after = await openFindings(ports, store, listingId);
  return done({
    changes: await viewChanges(ports, store, changes),
    ...verdictBetween(before.map(said), after.map(said)),
  });
}

export async function openFindings(
  { audits }: Pick<AuditPorts, 'audits'>,
  store: StoreDomain,
  listingId: string,
): Promise<StoredFinding[]> {
  const unresolved = await audits.openFindings(store, [listingId]);
  return unresolved.filter(({ status }) => status === 'open');
}

export function said({ rule, key, message, field }: StoredFinding): SaidFinding {
  return { rule, key, message, field };
}
