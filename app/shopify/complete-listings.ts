import type { IncompleteListing } from '~/services/catalogue/ports';
import type { AdminClient } from './admin-client';
import { CodesOfVariantsDocument } from './generated/documents.generated';
import { inParts } from './in-parts';
import { toNationalCodes } from './mapping/variant';
import { readFrenchOf, type FrenchPlaces } from './read-french';

/** Adds what an export cannot hold: French, and tariff codes for single destinations. `places: null`: no French. */
export async function completeListings<Of extends IncompleteListing>(
  client: AdminClient,
  listings: Of[],
  { places, nationalCodes }: { places: FrenchPlaces | null; nationalCodes: boolean },
): Promise<Of[]> {
  const withFrench = places === null ? listings : await addFrench(client, listings, places);
  return nationalCodes ? withNationalCodes(client, withFrench) : withFrench;
}

async function addFrench<Of extends IncompleteListing>(
  client: AdminClient,
  listings: Of[],
  places: FrenchPlaces,
): Promise<Of[]> {
  const completed: Of[] = [];
  for (const some of inParts(listings)) {
    const french = await readFrenchOf(
      client,
      some.map(({ id }) => id),
      places,
    );
    completed.push(...some.map((listing) => ({ ...listing, ...french?.get(listing.id) })));
  }
  return completed;
}

async function withNationalCodes<Of extends IncompleteListing>(
  client: AdminClient,
  listings: Of[],
): Promise<Of[]> {
  const codes = new Map<string, ReturnType<typeof toNationalCodes>>();
  const ids = listings.flatMap(({ variants }) => variants.map(({ id }) => id));
  for (const some of inParts(ids)) {
    const { nodes } = await client.request(CodesOfVariantsDocument, { ids: some });
    for (const node of nodes) {
      if (node && 'inventoryItem' in node) codes.set(node.id, toNationalCodes(node.inventoryItem));
    }
  }
  return listings.map((listing) => ({
    ...listing,
    variants: listing.variants.map((variant) => {
      const nationalCodes = codes.get(variant.id);
      // Absent: the variant went while its product was read.
      return variant.inventory && nationalCodes
        ? { ...variant, inventory: { ...variant.inventory, nationalCodes } }
        : variant;
    }),
  }));
}
