import { globalIdType } from '~/core/store/global-id';
import type { Translate } from '~/locales/translate';

const PLAIN_FIELDS = ['title', 'descriptionHtml', 'media'] as const;
const VARIANT_FIELD = /^variants\[(?<name>.+)\]\.(?<part>price|compareAtPrice)$/;
const MEDIA_FIELD = /^media\[(?<index>\d+)\]\.alt$/;

/** Where a finding is to be fixed, in the merchant's words; a field that is not known stays as it is. */
export function fieldLabel(t: Translate, field: string): string {
  const plain = PLAIN_FIELDS.find((each) => each === field);
  if (plain) return t(`field.${plain}`);
  const variant = VARIANT_FIELD.exec(field)?.groups;
  if (variant) {
    const part = variant.part === 'price' ? 'price' : 'compareAtPrice';
    return t(`field.variant.${part}`, variantName(variant.name));
  }
  const media = MEDIA_FIELD.exec(field)?.groups;
  if (media) return t('field.media.alt', { position: Number(media.index) + 1 });
  return field;
}

/** A rule names a variant by its id where the variant has neither SKU nor title of its own. */
function variantName(name = ''): { named: boolean; variant: string } {
  const named = globalIdType(name) === null;
  return { named, variant: named ? name : '' };
}
