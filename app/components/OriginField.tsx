import { InlineGrid, Select } from '@shopify/polaris';
import {
  CANADIAN_PROVINCES,
  ORIGIN_COUNTRIES,
  originText,
  readOrigin,
} from '~/core/customs/origin';
import { useLanguage, useTranslate } from './language';
import { useCountryName } from './use-country-name';

/** Where a product was made: a country, and of Canada a province. Empty: not said. */
export function OriginField(props: {
  value: string;
  error?: string | undefined;
  onChange: (value: string) => void;
}) {
  const { value, error, onChange } = props;
  const t = useTranslate();
  const countryName = useCountryName();
  const language = useLanguage();
  const origin = readOrigin(value);
  const countries = ORIGIN_COUNTRIES.map((code) => ({
    value: code,
    label: countryName(code),
  })).sort((a, b) => a.label.localeCompare(b.label, language));
  return (
    <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
      <Select
        label={t('customs.country')}
        options={[{ value: '', label: t('customs.country.none') }, ...countries]}
        value={origin?.country ?? ''}
        error={error}
        onChange={(country) => {
          onChange(country);
        }}
      />
      {origin?.country === 'CA' && (
        <Select
          label={t('customs.province')}
          options={[
            { value: '', label: t('customs.province.none') },
            ...CANADIAN_PROVINCES.map((code) => ({
              value: code,
              label: t(`province.${code}`),
            })),
          ]}
          value={origin.province ?? ''}
          onChange={(province) => {
            onChange(originText({ country: 'CA', province }));
          }}
        />
      )}
    </InlineGrid>
  );
}
