import { placeOf } from '../audit/place';
import type { Listing } from '../listing/listing';
import { fixKindOf } from './fixes';

/** What closes a finding where one field is typed. */
export type OneFieldFix =
  | { kind: 'altText'; mediaId: string }
  | { kind: 'frenchTitle' }
  /** Of the variants that have none. */
  | { kind: 'origin' };
export type OneFieldKind = OneFieldFix['kind'];

/** `null`: it takes more than one field, or nothing that the app writes. */
export function oneFieldFixOf(
  { rule, field }: { rule: string; field: string },
  { media }: Pick<Listing, 'media'>,
): OneFieldFix | null {
  const kind = fixKindOf(rule);
  const place = placeOf(field);
  if (kind === 'french' && place.part === 'title') return { kind: 'frenchTitle' };
  if (kind === 'origin') return { kind: 'origin' };
  if (kind !== 'altText' || place.part !== 'altText') return null;
  const photo = media[place.index];
  return photo === undefined ? null : { kind: 'altText', mediaId: photo.id };
}
