import { placeOf } from '~/core/audit/place';
import { globalIdType } from '~/core/store/global-id';
import type { Translate } from '~/locales/translate';

/** Where a finding is to be fixed, in the merchant's words. */
export function fieldLabel(t: Translate, field: string): string {
  const place = placeOf(field);
  if ('index' in place) return t(`field.${place.part}`, { position: place.index + 1 });
  if ('variant' in place) return t(`field.${place.part}`, variantName(place.variant));
  return t(`field.${place.part}`);
}

/** A rule names a variant by its id where the variant has neither SKU nor title of its own. */
function variantName(name: string | null): { named: boolean; variant: string } {
  const named = name !== null && globalIdType(name) === null;
  return { named, variant: named ? name : '' };
}
