import { useState } from 'react';
import { useTranslate } from '~/components/language';
import { useLiveUpdates } from '~/components/use-live-updates';
import type { SeasonName } from '~/core/calendar/season-mark';
import type { PromotionPhase } from '~/core/promotions/promotion';
import type { NewPromotionView, PromotionView } from '~/services/promotions/views';
import type { PromotionCommand } from './promotion-form';
import { usePlanDraft, usePlanPreview } from './use-plan-draft';
import { usePromotionCommands } from './use-promotion-commands';

/** In Shopify already: a change goes through the gate and to Shopify. */
const IN_SHOPIFY: readonly PromotionPhase[] = ['scheduled', 'running'];
const UNDER_WAY: readonly PromotionPhase[] = ['scheduling', 'cancelling'];

/** What is done only after a second word. */
export type ConfirmedIntent = 'schedule' | 'change' | 'cancel' | 'delete';

export interface PromotionPageProps {
  version: string;
  plan: NewPromotionView;
  /** `null`: it is not kept yet. */
  promotion: PromotionView | null;
  season: SeasonName | null;
}

export type PromotionPageState = ReturnType<typeof usePromotionPage>;

/** The plan being edited, what it would do, what is being asked, and the commands that somebody gives. */
export function usePromotionPage({ version, plan, promotion, season }: PromotionPageProps) {
  const t = useTranslate();
  const phase = promotion?.phase ?? 'draft';
  const revision = promotion?.revision ?? 0;
  const promotionId = promotion?.id ?? 'new';
  const isInShopify = IN_SHOPIFY.includes(phase);
  const isUnderWay = UNDER_WAY.includes(phase);
  const saved = { ...plan.input };
  if (season !== null) {
    saved.name = t('promotion.nameOfSeason', { season, year: saved.startsAt.slice(0, 4) });
  }
  const { draft, change, errors, setErrors, isChanged, discard } = usePlanDraft(saved);
  const [asking, ask] = useState<ConfirmedIntent | null>(null);
  const previewing = usePlanPreview(promotionId, draft, {
    revision,
    isChanged,
    isComplete: promotion !== null,
    kept: promotion?.preview ?? null,
  });
  const { answer, isBusy, send, dismiss } = usePromotionCommands(promotionId, {
    done: (intent) => {
      ask(null);
      if (intent === 'save' || intent === 'change') discard();
    },
    errors: (found) => {
      ask(null);
      setErrors(found);
    },
  });
  const saleState = promotion?.sale?.state;
  const isWriting = saleState === 'starting' || saleState === 'ending';
  useLiveUpdates({ version, busy: isUnderWay || isWriting });

  return {
    plan,
    promotion,
    phase,
    revision,
    isInShopify,
    isReadOnly: phase === 'ended' || isUnderWay || promotion?.hasRun === true,
    fields: { draft, change, errors },
    isChanged,
    previewing,
    answer,
    isBusy,
    send,
    asking,
    ask,
    save: () => {
      if (isInShopify) ask('change');
      else send({ intent: 'save', plan: draft, revision });
    },
    discard: () => {
      discard();
      dismiss();
    },
    confirm: (intent: ConfirmedIntent) => {
      send(commandOf(intent));
      ask(null);
    },
  };

  function commandOf(intent: ConfirmedIntent): PromotionCommand {
    if (intent === 'change') return { intent, plan: draft, revision };
    return intent === 'delete' ? { intent } : { intent, revision };
  }
}
