import { CANADIAN_PROVINCES, readOrigin } from '~/core/customs/origin';
import { isPriceKind, type ChangeKind } from '~/core/changes/change';
import { readPrices } from '~/core/changes/sale-prices';
import { readPackagingPhotos } from '~/core/changes/packaging-photos';
import { parseWeight, weightText } from '~/core/listing/weight';
import { useFormatter, useTranslate } from './language';
import { useCountryName } from './use-country-name';

/** A value of a change in the reader's words: `CA-QC` is Quebec, Canada; `0.35 kg` has a comma in French. */
export function useSayValue(): (kind: ChangeKind, value: string) => string {
  const t = useTranslate();
  const format = useFormatter();
  const countryName = useCountryName();
  return (kind, value) => {
    const origin = kind === 'origin' ? readOrigin(value) : null;
    if (origin) {
      const country = countryName(origin.country);
      const province = CANADIAN_PROVINCES.find((each) => each === origin.province);
      if (origin.province === null) return country;
      const named =
        origin.country === 'CA' && province ? t(`province.${province}`) : origin.province;
      return `${named}, ${country}`;
    }
    if (kind === 'packaging') {
      return t('history.photos', { count: readPackagingPhotos(value).length });
    }
    const prices = isPriceKind(kind) ? readPrices(value) : null;
    if (prices) {
      const { compareAt } = prices;
      const price = format.money(prices.price);
      return compareAt === null
        ? price
        : t('history.prices', { price, compareAt: format.money(compareAt) });
    }
    if (kind === 'compareAt') return format.decimal(Number(value));
    const weight = kind === 'weight' ? parseWeight(value) : null;
    if (weight === null) return value;
    const [, unit = ''] = weightText(weight).split(' ');
    return `${format.decimal(weight.value)}\u00a0${unit}`;
  };
}
