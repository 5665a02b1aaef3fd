export interface Turns {
  /** Does work, with `wake` called as it begins and every so often until all work is done. */
  during<Answer>(work: () => Promise<Answer>): Promise<Answer>;
}

/**
 * Wakes others while somebody works, at most once in `everyMs` whatever begins and ends meanwhile: woken by each short
 * piece of work, they would look for more without a pause.
 */
export function takingTurns({ everyMs, wake }: { everyMs: number; wake: () => void }): Turns {
  let working = 0;
  let turn: NodeJS.Timeout | null = null;
  const goOn = () => {
    if (working > 0) {
      wake();
    } else if (turn !== null) {
      clearInterval(turn);
      turn = null;
    }
  };
  return {
    async during(work) {
      working += 1;
      if (turn === null) {
        wake();
        turn = setInterval(goOn, everyMs).unref();
      }
      try {
        return await work();
      } finally {
        working -= 1;
      }
    },
  };
}
