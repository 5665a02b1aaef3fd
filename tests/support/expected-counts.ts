import { traitsOf } from '../../sandbox/seeds/generated/traits';

export interface ExpectedCounts {
  listings: number;
  variants: number;
  photos: number;
  photosWithoutAlt: number;
  /** Rule → listings that fail it; `volatile-price` once the price changes are known. */
  failing: Record<
    | 'missing-french-text'
    | 'outdated-french-text'
    | 'pointless-compare-at'
    | 'undescribed-photo'
    | 'volatile-price',
    number
  >;
  /** Listings with a photo whose text shows the packaging. */
  withPackagingPhoto: number;
}

/** What an audit of a generated store has to find; the same for every seed. */
export function expectedCounts({ products }: { products: number }): ExpectedCounts {
  const counts: ExpectedCounts = {
    listings: products,
    variants: 0,
    photos: 0,
    photosWithoutAlt: 0,
    failing: {
      'missing-french-text': 0,
      'outdated-french-text': 0,
      'pointless-compare-at': 0,
      'undescribed-photo': 0,
      'volatile-price': 0,
    },
    withPackagingPhoto: 0,
  };
  for (let index = 0; index < products; index += 1) {
    const traits = traitsOf(index);
    counts.variants += traits.variants;
    counts.photos += traits.photos;
    counts.photosWithoutAlt += Number(traits.missesAlt);
    counts.withPackagingPhoto += Number(traits.showsPackaging);
    counts.failing['missing-french-text'] += Number(traits.french !== 'whole');
    counts.failing['outdated-french-text'] += Number(traits.hasOutdatedFrench);
    counts.failing['pointless-compare-at'] += Number(traits.compareAt === 'pointless');
    counts.failing['undescribed-photo'] += Number(traits.missesAlt || traits.hasFileNameAsAlt);
    counts.failing['volatile-price'] += Number(traits.price === 'volatile');
  }
  return counts;
}
