import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { PlanInput } from '~/core/promotions/plan-input';
import type { JudgedPlan, PlanPreview } from '~/services/promotions/views';
import type { PromotionAnswer } from './promotion-answer';
import { promotionForm } from './promotion-form';

const ASK_AGAIN_MS = 1_000;

/** [J] So few are judged to the end without being asked for, in the second that it takes. */
const JUDGED_UNASKED = 500;

/** A plan of which every listing is being looked at. */
export interface JudgingWhole {
  isUnderWay: boolean;
  /** Listings that were looked at so far. */
  done: number;
  /** `null`: not asked for, or not done. */
  judged: JudgedPlan | null;
  hasFailed: boolean;
  judgeAll: () => void;
}

/**
 * Has a job judge every listing of a plan of which the preview (`first`) judged the first ones, and asks how far it
 * is. `planned` stands for the plan: another one begins with its first listings again.
 */
export function useWholeJudgement(
  promotionId: string,
  {
    draft,
    planned,
    first,
  }: { draft: PlanInput; planned: string; first: Pick<PlanPreview, 'listings' | 'judged'> | null },
): JudgingWhole {
  const fetcher = useFetcher<PromotionAnswer>({ key: `whole ${promotionId}` });
  const [asking, setAsking] = useState<{ planned: string; asked: string } | null>(null);
  const asked = asking?.planned === planned ? asking.asked : null;
  const { submit, state, data } = fetcher;
  const found = data?.done && data.value.whole?.asked === asked ? data.value.whole : null;
  const hasFailed = asked !== null && state === 'idle' && data !== undefined && !data.done;
  const isUnderWay = asked !== null && found?.judged == null && !hasFailed;
  const isFew = first !== null && first.judged < first.listings && first.listings <= JUDGED_UNASKED;

  const judgeAll = () => {
    setAsking({ planned, asked: crypto.randomUUID() });
  };

  useEffect(() => {
    if (isFew && asking?.planned !== planned) judgeAll();
  }, [isFew, planned, asking]);

  useEffect(() => {
    if (!isUnderWay || state !== 'idle') return;
    const ask = () => {
      submit(promotionForm({ intent: 'judgeWhole', plan: draft, asked }), { method: 'post' });
    };
    const timer = setTimeout(ask, found === null ? 0 : ASK_AGAIN_MS);
    return () => {
      clearTimeout(timer);
    };
    // `asked` stands for the draft, which is made anew on every render.
  }, [asked, isUnderWay, state, found, submit]);

  return { isUnderWay, done: found?.done ?? 0, judged: found?.judged ?? null, hasFailed, judgeAll };
}
