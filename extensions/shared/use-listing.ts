import { useEffect, useState } from 'preact/hooks';
import type { AskingFailure } from './ask-app';
import { undoFix } from './ask-for-fix';
import { askForListing } from './ask-for-listing';
import type { FixAnswer } from './fix-answer';
import type { ListingAnswer } from './listing-answer';

type Known = Exclude<ListingAnswer, { state: 'notChecked' }>;
/** What became of a fix, or of taking it back. */
export type FixOutcome = Exclude<FixAnswer, { state: 'field' }>;

export interface ListingState {
  /** What is known; `null` until the first answer. Stays while it is checked again. */
  answer: Known | null;
  /** Why the last question brought no answer, to be said beside what is known. */
  problem: { failure: AskingFailure } | { text: string } | null;
  isBusy: boolean;
  check: () => void;
  /** `null`: nothing was fixed since it was checked. */
  outcome: FixOutcome | null;
  fixed: (outcome: FixOutcome) => void;
  undo: (batch: string) => void;
}

/** A product's listing, asked for once when it is shown. `checkFirst`: read from Shopify and judged anew at once. */
export function useListing(productId: string, options: { checkFirst: boolean }): ListingState {
  const [state, setState] = useState<Pick<ListingState, 'answer' | 'problem' | 'outcome'>>({
    answer: null,
    problem: null,
    outcome: null,
  });
  const [isBusy, setIsBusy] = useState(true);

  const ask = async (check: boolean) => {
    setIsBusy(true);
    const asked = await askForListing(productId, { check });
    setState((before) => withAnswer({ ...before, outcome: null }, asked));
    setIsBusy(false);
  };

  const fixed = (outcome: FixOutcome) => {
    setState((before) =>
      outcome.state === 'refused'
        ? { ...before, outcome }
        : { ...withAnswer(before, { answer: outcome.listing }), outcome },
    );
  };

  const undo = async (batch: string) => {
    setIsBusy(true);
    const asked = await undoFix(productId, batch);
    if ('failure' in asked) setState((before) => ({ ...before, problem: asked }));
    else if (asked.answer.state !== 'field') fixed(asked.answer);
    setIsBusy(false);
  };

  useEffect(() => {
    void ask(options.checkFirst);
  }, [productId]);

  return {
    ...state,
    isBusy,
    check: () => {
      if (!isBusy) void ask(true);
    },
    fixed,
    undo: (batch) => {
      if (!isBusy) void undo(batch);
    },
  };
}

function withAnswer<State extends Pick<ListingState, 'answer' | 'problem'>>(
  before: State,
  asked: { answer: ListingAnswer } | { failure: AskingFailure },
): State {
  if ('failure' in asked) return { ...before, problem: asked };
  const { answer } = asked;
  return answer.state === 'notChecked'
    ? { ...before, problem: { text: answer.text } }
    : { ...before, answer, problem: null };
}
