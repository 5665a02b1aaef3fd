import { BlockStack, ChoiceList, TextField } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { TargetProgress } from '~/components/TargetProgress';
import type { TargetView } from '~/services/promotions/views';
import { PlanCard } from './PlanCard';
import { useErrorOf } from './use-error-of';
import type { PlanFields } from './use-plan-draft';

const KINDS = ['none', 'units', 'revenue'] as const;

/** What it is to bring, and where it stands. `kept`: the target that is kept. */
export function TargetCard({
  kept,
  currency,
  ...fields
}: PlanFields & { kept: TargetView | null; currency: string }) {
  const { draft, change, errors } = fields;
  const t = useTranslate();
  const errorOf = useErrorOf(errors);
  const kind = draft.targetKind;
  return (
    <PlanCard title={t('promotion.card.target')}>
      <BlockStack gap="400">
        <ChoiceList
          title={t('promotion.field.targetKind')}
          choices={KINDS.map((value) => ({ value, label: t(`promotion.targetKind.${value}`) }))}
          selected={[kind]}
          onChange={([value]) => {
            const targetKind = KINDS.find((each) => each === value);
            if (targetKind) change({ targetKind });
          }}
        />
        {kind !== 'none' && (
          <TextField
            label={t(`promotion.field.target.${kind}`)}
            helpText={t(`promotion.field.target.${kind}.help`, { currency })}
            autoComplete="off"
            inputMode={kind === 'units' ? 'numeric' : 'decimal'}
            suffix={kind === 'revenue' ? currency : undefined}
            value={draft.target}
            error={errorOf('target')}
            onChange={(target) => {
              change({ target });
            }}
          />
        )}
        {kept && <TargetProgress view={kept} isShort={false} />}
      </BlockStack>
    </PlanCard>
  );
}
