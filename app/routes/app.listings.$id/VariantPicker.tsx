import { Autocomplete, Select } from '@shopify/polaris';
import { useMemo, useState } from 'react';
import { useChangeAddress } from '~/components/address';
import { useTranslate } from '~/components/language';
import type { PricesView } from '~/services/prices/views';

/** More than this many are searched by typing; a product may have 2,000. */
const MAX_IN_SELECT = 30;
const MAX_SUGGESTIONS = 50;

type Variants = PricesView['variants'];

/** The choice lives in the address, so that it outlasts a reload. */
export function VariantPicker({ variants, chosen }: { variants: Variants; chosen: string }) {
  const t = useTranslate();
  const changeAddress = useChangeAddress();
  const choose = (number: string) => {
    changeAddress({ variant: number }, { replace: true });
  };
  const options = useMemo(
    () => variants.map((variant) => ({ value: variant.number, label: labelOf(variant) })),
    [variants],
  );

  if (options.length <= MAX_IN_SELECT) {
    return (
      <Select
        label={t('listing.prices.variant')}
        options={options}
        value={chosen}
        onChange={choose}
      />
    );
  }
  return <SearchedPicker key={chosen} options={options} chosen={chosen} onChoose={choose} />;
}

function SearchedPicker(props: {
  options: { value: string; label: string }[];
  chosen: string;
  onChoose: (number: string) => void;
}) {
  const { options, chosen, onChoose } = props;
  const t = useTranslate();
  const chosenLabel = options.find(({ value }) => value === chosen)?.label ?? '';
  const [typed, setTyped] = useState(chosenLabel);
  const words = typed === chosenLabel ? '' : typed.trim().toLowerCase();
  const suggestions = options
    .filter(({ label }) => label.toLowerCase().includes(words))
    .slice(0, MAX_SUGGESTIONS);

  return (
    <Autocomplete
      options={suggestions}
      selected={[chosen]}
      onSelect={([number]) => {
        if (number !== undefined) onChoose(number);
      }}
      emptyState={t('listing.prices.noSuchVariant')}
      textField={
        <Autocomplete.TextField
          label={t('listing.prices.variantOf', { count: options.length })}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
        />
      }
    />
  );
}

function labelOf({ title, sku }: Variants[number]): string {
  return sku === null || sku === '' ? title : `${title} (${sku})`;
}
