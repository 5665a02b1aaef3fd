import { BlockStack, Button, ChoiceList, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslate } from '~/components/language';
import { When } from '~/components/When';
import { WHEN_NOT_READY, type WhenNotReady } from '~/core/promotions/when-not-ready';
import type { AtStartView } from '~/services/promotions/views';
import { PlanCard } from './PlanCard';

/** What is to become of the promotion at its start where it is not ready. It is kept by a button of its own. */
export function StartCard(props: {
  atStart: AtStartView;
  isScheduled: boolean;
  isBusy: boolean;
  onChoose: (whenNotReady: WhenNotReady) => void;
}) {
  const { atStart, isScheduled, isBusy, onChoose } = props;
  const t = useTranslate();
  const [chosen, choose] = useState<WhenNotReady | null>(null);
  const current = chosen ?? atStart.whenNotReady;
  const waits = atStart.plannedStart !== null;
  return (
    <PlanCard title={t('promotion.card.start')}>
      {isScheduled && <Standing atStart={atStart} />}
      <ChoiceList
        title={t('promotion.field.whenNotReady')}
        choices={WHEN_NOT_READY.map((value) => ({
          value,
          label: t(`promotion.whenNotReady.${value}`),
          helpText: t(`promotion.whenNotReady.${value}.help`),
        }))}
        selected={[current]}
        onChange={([value]) => {
          const found = WHEN_NOT_READY.find((each) => each === value);
          if (found) choose(found);
        }}
      />
      {current !== atStart.whenNotReady && (
        <BlockStack gap="200" inlineAlign="start">
          {waits && current !== 'wait' && (
            <Text as="p">{t(`promotion.whenNotReady.${current}.now`)}</Text>
          )}
          <Button
            loading={isBusy}
            onClick={() => {
              onChoose(current);
            }}
          >
            {t('promotion.whenNotReady.keep')}
          </Button>
        </BlockStack>
      )}
    </PlanCard>
  );
}

function Standing({ atStart: { standing, judgedAt } }: { atStart: AtStartView }) {
  const t = useTranslate();
  if (standing === null || judgedAt === null) {
    return <Text as="p">{t('promotion.standing.unknown')}</Text>;
  }
  const { blocking, listings } = standing;
  return (
    <Text as="p">
      {t(blocking === 0 ? 'promotion.standing.ready' : 'promotion.standing.notReady', {
        blocking,
        listings,
      })}{' '}
      <Text as="span" tone="subdued">
        {t('promotion.standing.judged')} <When instant={judgedAt} withTime />
      </Text>
    </Text>
  );
}
