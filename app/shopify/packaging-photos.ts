import type { ValueNow } from '~/core/changes/change';
import { readPackagingPhotos, writePackagingPhotos } from '~/core/changes/packaging-photos';
import type { ValueToWrite, WriteOutcome } from '~/services/changes/ports';
import type { AdminClient } from './admin-client';
import { ShopifyUserError } from './errors';
import {
  PackagingPhotosNowDocument,
  RemovePackagingPhotosDocument,
  SetPackagingPhotosDocument,
} from './generated/documents.generated';
import { inParts } from './in-parts';

/** The product's field that shopify.app.toml declares. */
const FIELD = { namespace: '$app', key: 'packaging_photos' };
/** Somebody changed the field since its digest was read. */
const STALE = 'STALE_OBJECT';

/** By product's id; one that is gone is absent. */
export async function packagingPhotosNow(
  client: AdminClient,
  productIds: readonly string[],
): Promise<Map<string, ValueNow>> {
  const fields = new Map<string, ValueNow>();
  for (const some of inParts(productIds)) {
    const { nodes } = await client.request(PackagingPhotosNowDocument, { ids: some });
    for (const node of nodes) {
      if (!node || !('packagingPhotos' in node)) continue;
      const { id, packagingPhotos: field } = node;
      fields.set(id, {
        value: field ? canonical(field.value) : null,
        sourceDigest: field?.compareDigest ?? null,
      });
    }
  }
  return fields;
}

/** Blanks in it say nothing; an empty list is no field. */
function canonical(value: string): string | null {
  return writePackagingPhotos(readPackagingPhotos(value));
}

/** Shopify compares the field with the digest that was read; one that is to be removed it removes as it is. */
export async function writePackagingPhotoField(
  client: AdminClient,
  { target: { resourceId: ownerId }, value, sourceDigest: compareDigest }: ValueToWrite,
  options: { sendWithinMs: number },
): Promise<WriteOutcome> {
  try {
    if (value === null) {
      await client.request(
        RemovePackagingPhotosDocument,
        { field: { ownerId, ...FIELD } },
        options,
      );
    } else {
      const field = { ownerId, ...FIELD, type: 'list.file_reference', value, compareDigest };
      await client.request(SetPackagingPhotosDocument, { field }, options);
    }
    return { kind: 'written', stored: value };
  } catch (error) {
    if (!(error instanceof ShopifyUserError)) throw error;
    // Reading it again tells what somebody made of it.
    if (error.userErrors.some(({ code }) => code === STALE)) return { kind: 'unknown' };
    return {
      kind: 'refused',
      words: error.userErrors.map(({ message }) => message).join(' '),
    };
  }
}
