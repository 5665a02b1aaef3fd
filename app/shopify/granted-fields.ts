import { OutsideError } from '~/services/outside-error';
import type { AdminClient } from './admin-client';
import { AccessScopesDocument, CostAccessDocument } from './generated/documents.generated';

/** What of a product is asked for only where it may be read: one field that is denied would fail the whole answer. */
export interface GrantedFields {
  /** What products cost the merchant. */
  withCosts: boolean;
  /** Which buyers' catalogs a product is in. */
  withPublications: boolean;
}

export async function readGrantedFields(client: AdminClient): Promise<GrantedFields> {
  return {
    withCosts: await canReadCosts(client),
    withPublications: (await readGrantedScopes(client)).has('read_publications'),
  };
}

export async function readGrantedScopes(client: AdminClient): Promise<ReadonlySet<string>> {
  const { currentAppInstallation } = await client.request(AccessScopesDocument, {});
  return new Set(currentAppInstallation.accessScopes.map(({ handle }) => handle));
}

/** No scope tells: staff who let the app read costs do so apart. */
async function canReadCosts(client: AdminClient): Promise<boolean> {
  try {
    await client.request(CostAccessDocument, {});
    return true;
  } catch (error) {
    if (error instanceof OutsideError && error.kind === 'access') return false;
    throw error;
  }
}
