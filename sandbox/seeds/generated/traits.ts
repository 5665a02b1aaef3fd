/** What a generated product has and what is wrong with it. */
export interface Traits {
  variants: number;
  photos: number;
  french: 'none' | 'titleOnly' | 'whole';
  hasOutdatedFrench: boolean;
  compareAt: 'none' | 'saving' | 'pointless';
  missesAlt: boolean;
  hasFileNameAsAlt: boolean;
  showsPackaging: boolean;
  price: 'steady' | 'promoted' | 'volatile';
  isDraft: boolean;
}

/** Faults depend on a product's place alone, so that their shares are exact whatever the seed. */
export function traitsOf(index: number): Traits {
  return {
    variants: (index % 5) + 1,
    photos: (Math.floor(index / 5) % 5) + 2,
    french: index % 2 === 1 ? 'none' : index % 20 === 2 ? 'titleOnly' : 'whole',
    hasOutdatedFrench: index % 10 === 4,
    compareAt: index % 25 === 3 ? 'pointless' : index % 25 === 4 ? 'saving' : 'none',
    missesAlt: index % 5 === 1,
    hasFileNameAsAlt: index % 50 === 7,
    showsPackaging: index % 4 === 0,
    price: index % 100 === 17 ? 'volatile' : index % 100 === 18 ? 'promoted' : 'steady',
    isDraft: index % 50 === 49,
  };
}
