import { BlockStack, Checkbox, ChoiceList } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { COMBINING_RULES, type PlanInput } from '~/core/promotions/plan-input';
import { hasOwnFields } from '~/core/promotions/plan-terms';
import { CodeField, ValueField } from './DiscountFields';
import { PlanCard } from './PlanCard';
import type { PlanFields } from './use-plan-draft';

const KINDS = ['percentage', 'amount'] as const;
const TRIGGERS = ['automatic', 'code'] as const;

export function DiscountCard({ currency, ...fields }: PlanFields & { currency: string }) {
  const { draft, change } = fields;
  const t = useTranslate();
  const isOwn = hasOwnFields(draft);
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
        {draft.reach === 'markets' && draft.audiences.length > 1 && (
          <Checkbox
            label={t('promotion.field.isByAudience')}
            helpText={t('promotion.field.isByAudience.help')}
            checked={draft.isByAudience}
            onChange={(isByAudience) => {
              change(isByAudience ? { isByAudience, ...likeNow(draft) } : { isByAudience });
            }}
          />
        )}
        {isOwn ? (
          draft.audiences.map((audience) => (
            <ValueField
              key={audience}
              {...fields}
              currency={currency}
              field={`value${audience}`}
              audience={audience}
            />
          ))
        ) : (
          <ValueField
            {...fields}
            currency={currency}
            field={draft.discountKind === 'percentage' ? 'percent' : 'amountOff'}
          />
        )}
        {draft.kind === 'discount' && <HowItIsGot {...fields} isOwn={isOwn} />}
      </BlockStack>
    </PlanCard>
  );
}

/** Each begins with what all of them had. */
function likeNow(draft: PlanInput): Partial<PlanInput> {
  const value = draft.discountKind === 'percentage' ? draft.percent : draft.amountOff;
  return {
    valueUS: draft.valueUS || value,
    valueCA: draft.valueCA || value,
    codeUS: draft.codeUS || draft.code,
  };
}

/** Of a discount: by itself or with a code, and with which others. */
function HowItIsGot({ isOwn, ...fields }: PlanFields & { isOwn: boolean }) {
  const { draft, change } = fields;
  const t = useTranslate();
  return (
    <>
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
      {draft.triggerKind === 'code' &&
        (isOwn ? (
          draft.audiences.map((audience) => (
            <CodeField key={audience} {...fields} field={`code${audience}`} audience={audience} />
          ))
        ) : (
          <CodeField {...fields} field="code" />
        ))}
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
    </>
  );
}
