import type { Finding } from '../audit/outcome';
import { placeOf, type Place } from '../audit/place';
import { LENS_PLACES, type LensPlace } from './lens';

export type Placed = Finding & { rule: string; place: LensPlace; at: Place; number: number };

const LENS_PLACE: Readonly<Record<Place['part'], LensPlace>> = {
  title: 'title',
  description: 'description',
  seoTitle: 'search',
  seoDescription: 'search',
  options: 'options',
  photos: 'photos',
  photo: 'photos',
  altText: 'photos',
  price: 'price',
  compareAtPrice: 'price',
  hsCode: 'delivery',
  nationalCodes: 'delivery',
  origin: 'delivery',
  weight: 'delivery',
  orders: 'delivery',
  policy: 'delivery',
  stock: 'listing',
  returns: 'listing',
  seasons: 'listing',
  unknown: 'listing',
};

/** In the order of their places, and numbered. */
export function placedFindings(findings: readonly (Finding & { rule: string })[]): Placed[] {
  const placed = findings.map((finding) => {
    const at = placeOf(finding.field);
    return { ...finding, at, place: LENS_PLACE[at.part] };
  });
  placed.sort((a, b) => LENS_PLACES.indexOf(a.place) - LENS_PLACES.indexOf(b.place));
  return placed.map((finding, index) => ({ ...finding, number: index + 1 }));
}
