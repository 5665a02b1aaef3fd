import { photoAddress } from '~/components/photo-address';
import type { OneFieldKind } from '~/core/changes/one-field';
import {
  CANADIAN_PROVINCES,
  ORIGIN_COUNTRIES,
  originText,
  readOrigin,
} from '~/core/customs/origin';
import { formatter } from '~/locales/format';
import { translator, type Language } from '~/locales/translate';
import type { FixFieldView } from '~/services/product-page/views';
import type { FixChoices, FixField } from '../../../extensions/shared/fix-answer';

const PHOTO_WIDTH_PX = 160;
/** Shopify takes no more. */
const LONGEST: Record<OneFieldKind, number> = { altText: 512, frenchTitle: 255, origin: 9 };

/** Says a field in the merchant's language. */
export function sayField(language: Language, view: FixFieldView): FixField {
  const t = translator(language);
  const { fix, value, shown, source, photo, variants } = view;
  const now = value === '' ? t('extension.fix.nowNothing') : t('extension.fix.now', { value });
  return {
    label: t(`extension.fix.label.${fix.kind}`, { position: photo?.position ?? 0 }),
    details: [
      ...(source === null ? [] : [t('extension.fix.source', { source })]),
      // Of variants that have none there is nothing to be said.
      ...(fix.kind === 'origin' ? [] : [now]),
      t(`extension.fix.does.${fix.kind}`, { count: variants }),
    ],
    photoUrl: photo === null ? null : photoAddress(photo.url, PHOTO_WIDTH_PX),
    value,
    shown,
    longest: LONGEST[fix.kind],
    choices: fix.kind === 'origin' ? originChoices(language, view) : null,
  };
}

/** What listings like this one have first, then all countries, each province of Canada by itself. */
function originChoices(language: Language, { suggestions }: FixFieldView): FixChoices[] {
  const t = translator(language);
  // Names of countries depend on no time zone.
  const { country: countryName } = formatter(language, 'UTC');
  const nameOf = (value: string) => {
    const origin = readOrigin(value);
    if (origin === null) return value;
    const country = countryName(origin.country);
    const province = CANADIAN_PROVINCES.find((code) => code === origin.province);
    return origin.country === 'CA' && province !== undefined
      ? t('extension.fix.province', { country, province: t(`province.${province}`) })
      : country;
  };
  const optionOf = (value: string) => ({ value, label: nameOf(value) });
  const suggested = suggestions.map(({ value }) => optionOf(value));
  const provinces = CANADIAN_PROVINCES.map((province) => originText({ country: 'CA', province }));
  const all = [...ORIGIN_COUNTRIES, ...provinces]
    .filter((value) => suggested.every((option) => option.value !== value))
    .map(optionOf)
    .sort((a, b) => a.label.localeCompare(b.label, language));
  return [
    { group: null, options: [{ value: '', label: t('customs.country.none') }] },
    ...(suggested.length === 0 ? [] : [{ group: t('customs.suggested'), options: suggested }]),
    { group: t('extension.fix.countries'), options: all },
  ];
}
