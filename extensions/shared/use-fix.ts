import { useEffect, useState } from 'preact/hooks';
import type { AskingFailure } from './ask-app';
import { saveFix, showFix, type AskedFix } from './ask-for-fix';
import type { FixField } from './fix-answer';
import type { FixOffer } from './fix-offer';
import type { FixOutcome } from './use-listing';

type Refused = Extract<FixOutcome, { state: 'refused' }>;

interface FixState {
  /** `null`: it is being read, or there is none. */
  field: FixField | null;
  typed: string;
  problem: { failure: AskingFailure } | Refused | null;
}

/** One field of a finding, from what Shopify has now to what became of it. Nothing typed is lost by a refusal. */
export function useFix(productId: string, offer: FixOffer, onFixed: (outcome: FixOutcome) => void) {
  const [state, setState] = useState<FixState>({ field: null, typed: '', problem: null });
  const [isBusy, setIsBusy] = useState(true);

  const take = (asked: AskedFix) => {
    if ('failure' in asked) setState((before) => ({ ...before, problem: asked }));
    else if (asked.answer.state === 'field') {
      const { field } = asked.answer;
      setState({ field, typed: field.value, problem: null });
    } else if (asked.answer.state === 'refused') {
      const refused = asked.answer;
      // What somebody else wrote is shown beside what was typed.
      setState((before) => ({ ...before, field: refused.field ?? before.field, problem: refused }));
    } else {
      onFixed(asked.answer);
    }
    setIsBusy(false);
  };

  useEffect(() => {
    void showFix(productId, offer).then(take);
    // An offer is the same as long as its form is open.
  }, []);

  return {
    ...state,
    isBusy,
    type: (typed: string) => {
      setState((before) => ({ ...before, typed }));
    },
    save: () => {
      const { field, typed } = state;
      if (field === null || isBusy) return;
      setIsBusy(true);
      void saveFix(productId, offer, { typed, shown: field.shown }).then(take);
    },
  };
}
