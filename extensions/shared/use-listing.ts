import { useEffect, useState } from 'preact/hooks';
import { askForListing, type AskingFailure } from './ask-for-listing';
import type { ListingAnswer } from './listing-answer';

export interface ListingState {
  /** What is known; `null` until the first answer. Stays while it is checked again. */
  answer: Exclude<ListingAnswer, { state: 'notChecked' }> | null;
  /** Why the last question brought no answer, to be said beside what is known. */
  problem: { failure: AskingFailure } | { text: string } | null;
  isBusy: boolean;
  check: () => void;
}

/** A product's listing, asked for once when it is shown. `checkFirst`: read from Shopify and judged anew at once. */
export function useListing(productId: string, options: { checkFirst: boolean }): ListingState {
  const [state, setState] = useState<Pick<ListingState, 'answer' | 'problem'>>({
    answer: null,
    problem: null,
  });
  const [isBusy, setIsBusy] = useState(true);

  const ask = async (check: boolean) => {
    setIsBusy(true);
    const asked = await askForListing(productId, { check });
    setState((before) => {
      if ('failure' in asked) return { ...before, problem: asked };
      const { answer } = asked;
      return answer.state === 'notChecked'
        ? { ...before, problem: { text: answer.text } }
        : { answer, problem: null };
    });
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
  };
}
