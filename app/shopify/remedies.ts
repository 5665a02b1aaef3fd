import type { StoreDomain } from '~/core/store/store-domain';
import type { Log } from '~/services/common-ports';
import { isForMaker, type MakersKind, type OutsideError } from '~/services/outside-error';
import { API_VERSION } from './api-version';

type RemediedKind = MakersKind | 'storeFrozen' | 'access';

/** For whoever runs the app: what Shopify's refusal means, and what ends it. */
export const REMEDIES: Record<RemediedKind, string> = {
  bulkNotEnabled:
    'Shopify denies bulk queries to this app: allow bulk queries for it in the Partner Dashboard under API access requests, and give it an IP allowlist in the Dev Dashboard, without which Shopify blocks them too. Meanwhile stores are read page by page.',
  addressNotAllowed:
    'Shopify refuses the address that this process calls from (HTTP 403): add the egress addresses, or the networks and countries, of web and worker to the app’s IP allowlist in the Dev Dashboard under Settings.',
  customerDataNotGranted:
    'Shopify has not granted this app protected customer data, which orders count as: ask for level 1, without name, address, email and phone, in the Partner Dashboard under API access requests. Meanwhile orders and returns are unknown.',
  versionGone: `Shopify does not know API version ${API_VERSION}, or the store is gone (HTTP 404): deploy a release of the app that speaks a version which Shopify supports.`,
  storeFrozen:
    'The store is frozen or closed (HTTP 402): its owner has to pay Shopify’s bill. There is nothing to do on the app’s side.',
  access:
    'The store does not let the app in, or a scope is not granted: the merchant has to open the app in Shopify’s admin and accept what it asks for.',
};

export function remedyOf({ kind }: OutsideError): string | null {
  return isRemedied(kind) ? REMEDIES[kind] : null;
}

function isRemedied(kind: OutsideError['kind']): kind is RemediedKind {
  return kind in REMEDIES;
}

const SAID_EVERY_MS = 60 * 60_000;

/**
 * Tells the operator what only he, or the store's owner, can fix: one line with cause and remedy, once an hour for
 * each store and cause, since every request fails of it.
 */
export function createRefusalLog(log: Pick<Log, 'error' | 'warn'>, nowMs: () => number) {
  const saidAtMs = new Map<string, number>();
  return (store: StoreDomain, error: OutsideError): void => {
    const { kind } = error;
    if (kind !== 'storeFrozen' && !isForMaker(kind)) return;
    const key = `${store} ${kind}`;
    if (nowMs() - (saidAtMs.get(key) ?? -Infinity) < SAID_EVERY_MS) return;
    saidAtMs.set(key, nowMs());
    const level = isForMaker(kind) ? 'error' : 'warn';
    log[level]({ store, cause: kind, answer: error.message }, REMEDIES[kind]);
  };
}
