import { InlineGrid, Text, TextField } from '@shopify/polaris';
import { useFormatter, useTranslate } from '~/components/language';
import { PlanCard } from './PlanCard';
import { useErrorOf } from './use-error-of';
import type { PlanFields } from './use-plan-draft';

/** Behind a time that clocks show twice, where it is the second: no part of what a field for times can show. */
const OFFSET = /[+-]\d{2}:\d{2}$/;

/** `hasStarted`: its start stays as it is. */
export function DatesCard(props: PlanFields & { timeZone: string; hasStarted: boolean }) {
  const { draft, change, errors, timeZone, hasStarted } = props;
  const t = useTranslate();
  const format = useFormatter();
  const errorOf = useErrorOf(errors);
  const secondTime = (time: string) => (OFFSET.test(time) ? t('promotion.secondTime') : undefined);
  return (
    <PlanCard title={t('promotion.card.when')}>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <TextField
          label={t('promotion.field.startsAt')}
          type="datetime-local"
          autoComplete="off"
          disabled={hasStarted}
          {...clockOf(draft.startsAt)}
          helpText={secondTime(draft.startsAt)}
          error={errorOf('startsAt')}
          onChange={(startsAt) => {
            change({ startsAt });
          }}
        />
        <TextField
          label={t('promotion.field.endsAt')}
          type="datetime-local"
          autoComplete="off"
          {...clockOf(draft.endsAt)}
          helpText={secondTime(draft.endsAt)}
          error={errorOf('endsAt')}
          onChange={(endsAt) => {
            change({ endsAt });
          }}
        />
      </InlineGrid>
      <Text as="p" tone="subdued">
        {t('promotion.timeZone', { timeZone: format.timeZone(timeZone) })}
      </Text>
    </PlanCard>
  );
}

/** Seconds are offered where there are any. */
function clockOf(time: string): { value: string; step?: number } {
  const value = time.replace(OFFSET, '');
  return /T\d{2}:\d{2}:/.test(value) ? { value, step: 1 } : { value };
}
