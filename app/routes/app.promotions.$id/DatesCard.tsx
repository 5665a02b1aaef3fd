import { InlineGrid, Text, TextField } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { PlanCard } from './PlanCard';
import { useErrorOf } from './use-error-of';
import type { PlanFields } from './use-plan-draft';

/** `hasStarted`: its start stays as it is. */
export function DatesCard(props: PlanFields & { timeZone: string; hasStarted: boolean }) {
  const { draft, change, errors, timeZone, hasStarted } = props;
  const t = useTranslate();
  const errorOf = useErrorOf(errors);
  return (
    <PlanCard title={t('promotion.card.when')}>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <TextField
          label={t('promotion.field.startsAt')}
          type="datetime-local"
          autoComplete="off"
          disabled={hasStarted}
          value={draft.startsAt}
          error={errorOf('startsAt')}
          onChange={(startsAt) => {
            change({ startsAt });
          }}
        />
        <TextField
          label={t('promotion.field.endsAt')}
          type="datetime-local"
          autoComplete="off"
          value={draft.endsAt}
          error={errorOf('endsAt')}
          onChange={(endsAt) => {
            change({ endsAt });
          }}
        />
      </InlineGrid>
      <Text as="p" tone="subdued">
        {t('promotion.timeZone', { timeZone })}
      </Text>
    </PlanCard>
  );
}
