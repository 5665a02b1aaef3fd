import { OutsideError } from '~/services/outside-error';
import type { AdminClient } from './admin-client';
import { CostAccessDocument } from './generated/documents.generated';

/**
 * Whether what products cost the merchant may be read. Asked apart, because one field that is denied would fail
 * the whole answer, and a bulk export with it.
 */
export async function canReadCosts(client: AdminClient): Promise<boolean> {
  try {
    await client.request(CostAccessDocument, {});
    return true;
  } catch (error) {
    if (error instanceof OutsideError && error.kind === 'access') return false;
    throw error;
  }
}
