import type { StoreDomain } from '~/core/store/store-domain';
import { done, type Answer } from '../answer';
import type { ChangePorts } from '../changes/ports';
import type { Clock } from '../common-ports';
import type { DigestPorts } from '../digest/ports';
import { audiencesOf } from '../store/audiences-of';
import type { StorePorts, StoreRecord } from '../store/ports';
import type { GuideView } from './views';

export type GuidePorts = ChangePorts & Pick<DigestPorts, 'recipients'>;

/** How far a merchant has come in the first hour; `null`: they removed the guide, or nobody knows the store. */
export async function guideOf(
  { changes, recipients }: GuidePorts,
  store: StoreDomain,
  record: StoreRecord | null,
): Promise<GuideView | null> {
  if (record === null || record.guideRemovedAt !== null) return null;
  const [fixes, addressees] = await Promise.all([
    changes.page(store, { state: 'written', limit: 1 }),
    recipients.list(store),
  ]);
  const { facts } = record;
  return {
    audiences: audiencesOf(record),
    languages: facts?.publishedLocales ?? null,
    isRead: facts !== null,
    isSynced: record.baselineAt !== null,
    isFixed: fixes.changes.length > 0,
    hasDigest: addressees.length > 0,
  };
}

/** It does not come back. */
export async function removeGuide(
  { stores, now }: StorePorts & Clock,
  store: StoreDomain,
): Promise<Answer> {
  await stores.removeGuide(store, now());
  return done();
}
