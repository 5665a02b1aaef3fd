import { InlineGrid, Select, TextField } from '@shopify/polaris';
import { WEIGHT_UNITS } from '~/core/listing/weight';
import { useTranslate } from './language';

const LAST_PART = /\s*(kg|g|oz|lb)?$/;

/** A weight with its unit, as one text: `0.35 kg`. Empty: none. */
export function WeightField(props: {
  value: string;
  error?: string | undefined;
  /** There was a weight, and it is to go. */
  isCleared?: boolean;
  onChange: (value: string) => void;
}) {
  const { value, error, isCleared, onChange } = props;
  const t = useTranslate();
  const number = value.replace(LAST_PART, '');
  const unit = LAST_PART.exec(value)?.[1] ?? 'kg';
  return (
    <InlineGrid columns={2} gap="400">
      <TextField
        label={t('customs.weight')}
        value={number}
        inputMode="decimal"
        autoComplete="off"
        error={error}
        helpText={isCleared && t('customs.weight.cleared')}
        onChange={(typed) => {
          onChange(typed.trim() === '' ? '' : `${typed.trim()} ${unit}`);
        }}
      />
      <Select
        label={t('customs.unit')}
        options={Object.keys(WEIGHT_UNITS)}
        value={unit}
        onChange={(chosen) => {
          onChange(number === '' ? '' : `${number} ${chosen}`);
        }}
      />
    </InlineGrid>
  );
}
