import type { DeniedAccess } from '~/core/store/denied-access';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Log } from '~/services/common-ports';

export type NoteDenial = (store: StoreDomain, denied: DeniedAccess) => Promise<void>;

const NOTED_EVERY_MS = 60_000;
const SAID_EVERY_MS = 60 * 60_000;

/** Every request meets the same denial: it is kept once a minute, and told to the operator once an hour. */
export function createDenialNotes(
  log: Pick<Log, 'warn'>,
  keep: NoteDenial | undefined,
  nowMs: () => number,
): NoteDenial {
  const keptAtMs = new Map<string, number>();
  const saidAtMs = new Map<string, number>();
  return async (store, denied) => {
    const key = `${store} ${denied.topic} ${denied.permission ?? ''}`;
    const now = nowMs();
    if (now - (saidAtMs.get(key) ?? -Infinity) >= SAID_EVERY_MS) {
      saidAtMs.set(key, now);
      log.warn(
        { store, ...denied },
        'Shopify does not let the app read this; what depends on it is unknown',
      );
    }
    if (now - (keptAtMs.get(key) ?? -Infinity) < NOTED_EVERY_MS) return;
    keptAtMs.set(key, now);
    await keep?.(store, denied);
  };
}
