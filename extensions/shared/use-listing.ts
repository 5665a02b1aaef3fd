import { useEffect, useRef, useState } from 'preact/hooks';
import type { AskingFailure } from './ask-app';
import { undoFix } from './ask-for-fix';
import { askForListing } from './ask-for-listing';
import type { FixAnswer } from './fix-answer';
import type { ListingAnswer } from './listing-answer';

/** How soon what happened elsewhere shows: Shopify tells a block nothing of an action, or of a saved product. */
const LOOK_AGAIN_MS = 5_000;
/** A page that is left open stops asking after ten minutes without news. */
const MOST_LOOKS = 120;

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

/**
 * A product's listing, asked for when it is shown. `checkFirst`: read from Shopify and judged anew at once.
 * `looksAgain`: what becomes known of it meanwhile, by an action for one, is shown by itself.
 */
export function useListing(
  productId: string,
  options: { checkFirst: boolean; looksAgain: boolean },
): ListingState {
  const [state, setState] = useState<Pick<ListingState, 'answer' | 'problem' | 'outcome'>>({
    answer: null,
    problem: null,
    outcome: null,
  });
  const [isBusy, setIsBusy] = useState(true);

  /** Counts what was done here: a look that began before is older than what came of it. */
  const deeds = useRef(0);

  const ask = async (check: boolean) => {
    deeds.current += 1;
    setIsBusy(true);
    const asked = await askForListing(productId, { check });
    setState((before) => withAnswer({ ...before, outcome: null }, asked));
    setIsBusy(false);
  };

  const fixed = (outcome: FixOutcome) => {
    deeds.current += 1;
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

  useEffect(() => {
    if (!options.looksAgain || isBusy) return;
    let looks = 0;
    const look = async () => {
      looks += 1;
      if (looks >= MOST_LOOKS) clearInterval(timer);
      const before = deeds.current;
      const asked = await askForListing(productId, { check: false });
      if (before !== deeds.current || 'failure' in asked) return;
      setState((known) => {
        if (JSON.stringify(known.answer) === JSON.stringify(asked.answer)) return known;
        looks = 0;
        return withAnswer({ ...known, outcome: null }, asked);
      });
    };
    const timer = setInterval(() => void look(), LOOK_AGAIN_MS);
    return () => {
      deeds.current += 1;
      clearInterval(timer);
    };
  }, [productId, isBusy]);

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
