import type { Formatter } from '~/locales/format';
import { ConfirmModal } from './ConfirmModal';
import { ScheduleModal } from './ScheduleModal';
import type { PromotionPageState } from './use-promotion-page';

/** The second word that is asked for, if one is. */
export function AskedModal({ state, format }: { state: PromotionPageState; format: Formatter }) {
  const { asking, isBusy, plan, fields } = state;
  const { preview } = state.previewing;
  if (asking === null) return null;
  const choice = {
    isBusy,
    onConfirm: () => {
      state.confirm(asking);
    },
    onClose: () => {
      state.ask(null);
    },
  };
  if (asking === 'cancel' || asking === 'delete') {
    return (
      <ConfirmModal
        kind={asking}
        isSale={plan.input.kind === 'salePrices'}
        isRunning={state.phase === 'running'}
        {...choice}
      />
    );
  }
  if (preview === null) return null;
  return (
    <ScheduleModal
      kind={asking}
      isRunning={state.phase === 'running'}
      plan={fields.draft}
      preview={preview}
      startsAt={preview.startsAt}
      endsAt={preview.endsAt}
      timeZone={plan.store.timeZone}
      format={format}
      {...choice}
    />
  );
}
