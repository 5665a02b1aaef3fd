import type { AdminClient } from './admin-client';
import { AccessScopesDocument } from './generated/documents.generated';

/** What of a product is asked for only where the merchant has granted an optional permission. */
export interface GrantedFields {
  /** Which buyers' catalogs a product is in. */
  withPublications: boolean;
}

export async function readGrantedFields(client: AdminClient): Promise<GrantedFields> {
  return { withPublications: (await readGrantedScopes(client)).has('read_publications') };
}

export async function readGrantedScopes(client: AdminClient): Promise<ReadonlySet<string>> {
  const { currentAppInstallation } = await client.request(AccessScopesDocument, {});
  return new Set(currentAppInstallation.accessScopes.map(({ handle }) => handle));
}
