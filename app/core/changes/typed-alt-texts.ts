import type { FrenchDetail, Listing, Media } from '../listing/listing';
import { isBlank } from './typed-french';

/** An alt text in the store's own language, as somebody typed it; blank: none. */
export interface TypedAltText {
  mediaId: string;
  alt: string;
}

/** The listing as it is once what was typed is saved: its French stays, and is wanted of what had none. */
export function withAltTexts(listing: Listing, typed: readonly TypedAltText[]): Listing {
  const typedOf = new Map(typed.map(({ mediaId, alt }) => [mediaId, alt]));
  const media = listing.media.map((photo): Media => {
    const alt = typedOf.get(photo.id);
    return alt === undefined ? photo : { ...photo, alt: isBlank(alt) ? null : alt.trim() };
  });
  const { frenchDetails } = listing;
  return {
    ...listing,
    media,
    ...(frenchDetails && { frenchDetails: withSources(frenchDetails, listing.media, media) }),
  };
}

/** Of as many of a product's photos French is read. */
const PHOTOS_WITH_FRENCH = 50;

/** French belongs to the photo: where its alt text changes, Shopify keeps the French beside the new one. */
function withSources(
  details: readonly FrenchDetail[],
  before: readonly Media[],
  after: readonly Media[],
): FrenchDetail[] {
  const left = [...details];
  const changed = after.slice(0, PHOTOS_WITH_FRENCH).flatMap(({ alt }, index): FrenchDetail[] => {
    const old = before[index]?.alt ?? null;
    if ((alt ?? null) === old) return [];
    const at = left.findIndex(({ kind, source }) => kind === 'altText' && source === old);
    const [detail] = at < 0 ? [] : left.splice(at, 1);
    return isBlank(alt ?? null)
      ? []
      : [{ kind: 'altText', source: alt ?? '', french: detail?.french ?? null }];
  });
  return [...left, ...changed];
}
