import { OutsideError, type OutsideErrorKind } from '~/services/outside-error';
import type { AdminClient } from './admin-client';
import { readGrantedScopes } from './granted-fields';

/** Of a store that is gone its paths are not found, whatever their version. */
const NOT_INSTALLED: readonly OutsideErrorKind[] = ['access', 'gone', 'storeFrozen', 'versionGone'];

/** Whether the store lets the app in, with what needs no permission of any kind. */
export async function isInstalled(client: AdminClient): Promise<boolean> {
  try {
    await readGrantedScopes(client);
    return true;
  } catch (error) {
    if (error instanceof OutsideError && NOT_INSTALLED.includes(error.kind)) return false;
    throw error;
  }
}
