import type { Listing } from '~/core/listing/listing';
import type { AdminClient } from './admin-client';
import { CodesOfVariantsDocument } from './generated/documents.generated';
import { inParts } from './in-parts';
import { toNationalCodes } from './mapping/variant';
import { readFrenchOf, type FrenchPlaces } from './read-french';

/** Adds what an export cannot hold: French, and tariff codes for single destinations. `places: null`: no French. */
export async function completeListings(
  client: AdminClient,
  listings: Listing[],
  { places, nationalCodes }: { places: FrenchPlaces | null; nationalCodes: boolean },
): Promise<Listing[]> {
  const withFrench = places === null ? listings : await addFrench(client, listings, places);
  return nationalCodes ? withNationalCodes(client, withFrench) : withFrench;
}

async function addFrench(
  client: AdminClient,
  listings: Listing[],
  places: FrenchPlaces,
): Promise<Listing[]> {
  const completed: Listing[] = [];
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

async function withNationalCodes(client: AdminClient, listings: Listing[]): Promise<Listing[]> {
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
