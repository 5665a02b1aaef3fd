import { Card, Select } from '@shopify/polaris';
import { useChangeAddress } from '~/components/address';
import { useFormatter, useTranslate } from '~/components/language';
import type { FrenchView } from '~/services/changes/views';

/** Whose French is shown: of a language, and of a market that has its own. */
export function FrenchPlacePicker({ french, disabled }: { french: FrenchView; disabled: boolean }) {
  const { locales, locale, market, markets } = french;
  const t = useTranslate();
  const format = useFormatter();
  const changeAddress = useChangeAddress();
  if (locales.length < 2 && markets.length === 0) return null;
  const nameOf = (tag: string) => {
    const { region } = new Intl.Locale(tag);
    return region === undefined
      ? t('french.localeName.everywhere')
      : t('french.localeName.of', { country: format.country(region) });
  };
  const places = locales.flatMap((each) => [
    { to: each, market: '', label: nameOf(each) },
    ...(each === locale ? markets : []).map(({ id, name }) => ({
      to: each,
      market: id,
      label: t('french.localeName.market', { locale: nameOf(each), market: name }),
    })),
  ]);
  const shown = places.findIndex(
    (place) => place.to === locale && place.market === (market?.id ?? ''),
  );
  return (
    <Card>
      <Select
        label={t('french.locale')}
        options={places.map(({ label }, index) => ({ value: String(index), label }))}
        value={String(shown)}
        disabled={disabled}
        onChange={(index) => {
          const place = places[Number(index)];
          if (place) changeAddress({ to: place.to, market: place.market });
        }}
      />
    </Card>
  );
}
