import { BlockStack, ChoiceList, TextField } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { COMBINING_RULES } from '~/core/promotions/plan-input';
import { MAX_CODE_LENGTH } from '~/core/promotions/plan-terms';
import { PlanCard } from './PlanCard';
import { useErrorOf } from './use-error-of';
import type { PlanFields } from './use-plan-draft';

const KINDS = ['percentage', 'amount'] as const;
const TRIGGERS = ['automatic', 'code'] as const;

export function DiscountCard({ currency, ...fields }: PlanFields & { currency: string }) {
  const { draft, change } = fields;
  const t = useTranslate();
  const errorOf = useErrorOf(fields.errors);
  return (
    <PlanCard title={t('promotion.card.discount')}>
      <BlockStack gap="400">
        <ChoiceList
          title={t('promotion.field.discountKind')}
          choices={KINDS.map((value) => ({
            value,
            label: t(`promotion.discountKind.${value}`),
          }))}
          selected={[draft.discountKind]}
          onChange={([value]) => {
            const discountKind = KINDS.find((each) => each === value);
            if (discountKind) change({ discountKind });
          }}
        />
        {draft.discountKind === 'percentage' ? (
          <TextField
            label={t('promotion.field.percent')}
            autoComplete="off"
            inputMode="decimal"
            suffix="%"
            value={draft.percent}
            error={errorOf('percent')}
            onChange={(percent) => {
              change({ percent });
            }}
          />
        ) : (
          <TextField
            label={t('promotion.field.amountOff')}
            helpText={t('promotion.field.amountOff.help', { currency })}
            autoComplete="off"
            inputMode="decimal"
            suffix={currency}
            value={draft.amountOff}
            error={errorOf('amountOff')}
            onChange={(amountOff) => {
              change({ amountOff });
            }}
          />
        )}
        <ChoiceList
          title={t('promotion.field.triggerKind')}
          choices={TRIGGERS.map((value) => ({
            value,
            label: t(`promotion.triggerKind.${value}`),
          }))}
          selected={[draft.triggerKind]}
          onChange={([value]) => {
            const triggerKind = TRIGGERS.find((each) => each === value);
            if (triggerKind) change({ triggerKind });
          }}
        />
        {draft.triggerKind === 'code' && (
          <TextField
            label={t('promotion.field.code')}
            autoComplete="off"
            maxLength={MAX_CODE_LENGTH}
            value={draft.code}
            error={errorOf('code')}
            onChange={(code) => {
              change({ code });
            }}
          />
        )}
        <ChoiceList
          title={t('promotion.field.combinesWith')}
          allowMultiple
          choices={COMBINING_RULES.map((value) => ({
            value,
            label: t(`promotion.combinesWith.${value}`),
          }))}
          selected={draft.combinesWith}
          onChange={(chosen) => {
            change({ combinesWith: COMBINING_RULES.filter((rule) => chosen.includes(rule)) });
          }}
        />
      </BlockStack>
    </PlanCard>
  );
}
