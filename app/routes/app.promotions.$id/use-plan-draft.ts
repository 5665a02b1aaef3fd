import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { PlanInput } from '~/core/promotions/plan-input';
import type { PlanErrors } from '~/core/promotions/plan-errors';
import type { PlanPreview } from '~/services/promotions/views';
import type { PromotionAnswer } from './promotion-answer';
import { isSamePlan, promotionForm } from './promotion-form';
import { useWholeJudgement } from './use-whole-judgement';

/** Long enough that typing a number asks once. */
const PREVIEW_DELAY_MS = 500;

export interface PlanFields {
  draft: PlanInput;
  change: (change: Partial<PlanInput>) => void;
  errors: PlanErrors;
}

/** The plan being edited, compared with the one that is kept. */
export function usePlanDraft(saved: PlanInput) {
  const [draft, setDraft] = useState<PlanInput | null>(null);
  const [errors, setErrors] = useState<PlanErrors>({});
  const current = draft ?? saved;
  return {
    draft: current,
    errors,
    setErrors,
    isChanged: !isSamePlan(current, saved),
    change: (change: Partial<PlanInput>) => {
      setDraft({ ...current, ...change });
      // What is being fixed is not wrong any more until it is sent again.
      setErrors((known) =>
        Object.fromEntries(Object.entries(known).filter(([field]) => !(field in change))),
      );
    },
    discard: () => {
      setDraft(null);
      setErrors({});
    },
  };
}

/**
 * Prices and reasons of the plan as it is typed. `kept`: those of the plan as it is kept, which need not be asked
 * for; `null`: the page came without. `isComplete`: an answer is sure to come. No preview: the plan is not complete
 * enough to say.
 */
export function usePlanPreview(
  promotionId: string,
  draft: PlanInput,
  options: {
    revision: number;
    isChanged: boolean;
    isComplete: boolean;
    kept: PlanPreview | null;
  },
) {
  const { revision, isChanged, isComplete, kept } = options;
  const fetcher = useFetcher<PromotionAnswer>({ key: `preview ${promotionId}` });
  const [page, setPage] = useState(0);
  const planned = JSON.stringify([draft, revision]);
  const asked = JSON.stringify([planned, page]);
  const isKept = kept !== null && !isChanged && page === 0;
  const { submit } = fetcher;

  useEffect(() => {
    if (isKept) return;
    const timer = setTimeout(() => {
      submit(promotionForm({ intent: 'preview', plan: draft, page }), { method: 'post' });
    }, PREVIEW_DELAY_MS);
    return () => {
      clearTimeout(timer);
    };
    // `asked` stands for the draft, which is made anew on every render.
  }, [asked, isKept, submit]);

  const first = isKept ? kept : fetcher.data?.done ? fetcher.data.value.preview : null;
  const whole = useWholeJudgement(promotionId, { draft, planned, first });
  return {
    preview: first && { ...first, ...whole.judged },
    isLoading: !isKept && (fetcher.state !== 'idle' || (isComplete && fetcher.data === undefined)),
    whole,
    showPage: setPage,
  };
}
