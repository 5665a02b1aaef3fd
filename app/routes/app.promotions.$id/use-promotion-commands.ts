import { useFetcher, useNavigate } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import type { PlanErrors } from '~/core/promotions/plan-errors';
import type { PromotionAnswer } from './promotion-answer';
import { promotionForm, type PromotionCommand } from './promotion-form';

/** What has no word of its own: the page shows it at once. */
type Silent = 'preview' | 'judgeWhole';

/**
 * Sends commands, one at a time, and says what became of them. `promotionId` keeps the answer to its promotion:
 * the page of another takes this one's place in the tree, and would hear the same answer again.
 */
export function usePromotionCommands(
  promotionId: string,
  on: {
    done: (intent: PromotionCommand['intent']) => void;
    errors: (errors: PlanErrors) => void;
  },
) {
  const t = useTranslate();
  const navigate = useNavigate();
  const fetcher = useFetcher<PromotionAnswer>({ key: `promotion ${promotionId}` });
  const [dismissed, setDismissed] = useState<PromotionAnswer | null>(null);
  const handlers = useRef(on);
  handlers.current = on;
  const { data: answer } = fetcher;

  useEffect(() => {
    if (!answer) return;
    if (!answer.done && answer.because.why === 'invalid') {
      handlers.current.errors(answer.because.errors);
    }
    if (!answer.done || answer.intent === null) return;
    handlers.current.done(answer.intent);
    if (!isSilent(answer.intent)) showToast(t(`promotion.done.${answer.intent}`));
    // Only an answer calls for a word.
  }, [answer]);

  const goTo = fetcher.state === 'idle' && answer?.done ? answer.value.goTo : null;
  const leavesCopied = answer?.done === true && answer.intent === 'duplicate';
  useEffect(() => {
    // Not before the router has read the old page again: it would take what it read for the new page, whose requests
    // then go to the old address.
    // Nor does the way back lead to it, unless a copy was made of it: a plan that was saved would be planned again, and
    // what was deleted is no more.
    if (goTo !== null) navigate(goTo, { replace: !leavesCopied });
  }, [goTo, leavesCopied, navigate]);

  return {
    send: (command: PromotionCommand) => {
      fetcher.submit(promotionForm(command), { method: 'post' });
    },
    // On its way to another page it takes no second press.
    isBusy: fetcher.state !== 'idle' || goTo !== null,
    /** `null`: nothing was asked, or the answer has been dealt with. */
    answer: answer === undefined || answer === dismissed ? null : answer,
    dismiss: () => {
      setDismissed(answer ?? null);
    },
  };
}

function isSilent(intent: PromotionCommand['intent']): intent is Silent {
  return intent === 'preview' || intent === 'judgeWhole';
}
