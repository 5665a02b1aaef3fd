import { useFetcher, useNavigate } from '@remix-run/react';
import { Button } from '@shopify/polaris';
import { useEffect, type MouseEvent } from 'react';
import { useTranslate } from '~/components/language';
import type { PromotionRow } from '~/services/promotions/views';
import type { PromotionAnswer } from '../app.promotions.$id/promotion-answer';
import { promotionForm } from '../app.promotions.$id/promotion-form';

/** Copies a promotion onto the days of its next time, and leads to the copy. */
export function NextTimeButton({ row: { id, name } }: { row: PromotionRow }) {
  const t = useTranslate();
  const navigate = useNavigate();
  const fetcher = useFetcher<PromotionAnswer>({ key: `next time of ${id}` });
  const { data: answer, state } = fetcher;
  const goTo = state === 'idle' && answer?.done ? answer.value.goTo : null;
  useEffect(() => {
    if (goTo !== null) navigate(goTo);
  }, [goTo, navigate]);
  return (
    // A click that reaches the row opens its promotion.
    <div onClick={stay}>
      <Button
        variant="plain"
        loading={state !== 'idle'}
        accessibilityLabel={t('promotions.nextTimeOf', { name })}
        onClick={() => {
          fetcher.submit(promotionForm({ intent: 'duplicate', name, kind: 'nextTime' }), {
            method: 'post',
            action: `/app/promotions/${id}`,
          });
        }}
      >
        {t('promotion.action.nextTime')}
      </Button>
    </div>
  );
}

function stay(event: MouseEvent) {
  event.stopPropagation();
}
