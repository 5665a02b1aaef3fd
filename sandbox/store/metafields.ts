/** The namespace that Shopify keeps for the one app of the sandbox. */
export const OWN_NAMESPACE = 'app--sandbox';

/** `$app` stands for the asking app's own namespace. `null` where none is named. */
export function ownNamespace(namespace: string | null | undefined): string | null {
  if (namespace === undefined || namespace === null) return null;
  return namespace === '$app' ? OWN_NAMESPACE : namespace;
}
