import { TextField } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { Audience } from '~/core/listing/audience';
import { MAX_CODE_LENGTH } from '~/core/promotions/plan-terms';
import { useErrorOf } from './use-error-of';
import type { PlanFields } from './use-plan-draft';

/** How much is taken off, of all buyers or those of an audience. */
export function ValueField({
  field,
  audience,
  currency,
  ...fields
}: PlanFields & {
  field: 'percent' | 'amountOff' | `value${Audience}`;
  audience?: Audience;
  currency: string;
}) {
  const { draft, change, errors } = fields;
  const t = useTranslate();
  const errorOf = useErrorOf(errors);
  const isPercent = draft.discountKind === 'percentage';
  const kind = isPercent ? 'percent' : 'amountOff';
  const label = t(`promotion.field.${kind}`);
  return (
    <TextField
      label={audience === undefined ? label : `${label}, ${t(`audience.${audience}`)}`}
      helpText={helpFor()}
      autoComplete="off"
      inputMode="decimal"
      suffix={isPercent ? '%' : currency}
      value={draft[field]}
      error={errorOf(field)}
      onChange={(value) => {
        change({ [field]: value });
      }}
    />
  );

  function helpFor(): string | undefined {
    if (audience === 'QC' && draft.audiences.includes('CA')) return t('promotion.field.likeCanada');
    return isPercent ? undefined : t('promotion.field.amountOff.help', { currency });
  }
}

export function CodeField({
  field,
  audience,
  ...fields
}: PlanFields & { field: 'code' | `code${Audience}`; audience?: Audience }) {
  const { draft, change, errors } = fields;
  const t = useTranslate();
  const errorOf = useErrorOf(errors);
  const label = t('promotion.field.code');
  return (
    <TextField
      label={audience === undefined ? label : `${label}, ${t(`audience.${audience}`)}`}
      helpText={
        audience === 'QC' && draft.audiences.includes('CA')
          ? t('promotion.field.likeCanada')
          : undefined
      }
      autoComplete="off"
      maxLength={MAX_CODE_LENGTH}
      value={draft[field]}
      error={errorOf(field)}
      onChange={(code) => {
        change({ [field]: code });
      }}
    />
  );
}
