import { useRef, useState } from 'react';
import type { PackagingMarks } from '~/core/listing/listing';
import type { BoardListing } from '~/services/catalogue/views';
import { saveMarks, type NotSaved } from './save-marks';

type Marks = PackagingMarks | null;
type Named = Pick<BoardListing, 'id' | 'title'>;

interface Said {
  listing: Named;
  before: Marks;
  marks: Marks;
}

/**
 * What the merchant has said since the board was opened, on whichever page of it. Each word is kept at once, one after
 * the other, so that the last one of a listing is the one that stays; what could not be kept shows as it was.
 */
export function useBoardMarks() {
  const [said, setSaid] = useState<ReadonlyMap<string, { first: Marks; now: Marks }>>(new Map());
  const [notSaved, setNotSaved] = useState<ReadonlyMap<string, NotSaved>>(new Map());
  const [past, setPast] = useState<readonly Said[]>([]);
  const [waiting, setWaiting] = useState(0);
  const line = useRef<Promise<void>>(Promise.resolve());
  /** By listing, the last word and what the store of the app is known to hold. */
  const latest = useRef(new Map<string, Said>());
  const kept = useRef(new Map<string, Marks>());

  function put(id: string, before: Marks, now: Marks) {
    setSaid((all) => {
      const found = all.get(id);
      return new Map(all).set(id, { first: found === undefined ? before : found.first, now });
    });
  }

  function keep(word: Said) {
    const { id } = word.listing;
    if (!kept.current.has(id)) kept.current.set(id, word.before);
    latest.current.set(id, word);
    put(id, word.before, word.marks);
    setNotSaved((all) => without(all, id));
    setWaiting((count) => count + 1);
    line.current = line.current.then(async () => {
      const whyNot = await saveMarks(id, word.marks);
      setWaiting((count) => count - 1);
      if (whyNot === null) kept.current.set(id, word.marks);
      else refuse(word, whyNot);
    });
  }

  function refuse(word: Said, whyNot: NotSaved) {
    const { id } = word.listing;
    setPast((words) => words.filter((each) => each !== word));
    // A later word stands in line and tells by itself.
    if (latest.current.get(id) !== word) return;
    put(id, word.before, kept.current.get(id) ?? null);
    setNotSaved((all) => new Map(all).set(id, whyNot));
  }

  const marksOf = ({ id, marks }: BoardListing): Marks => {
    const found = said.get(id);
    return found === undefined ? marks : found.now;
  };

  return {
    marksOf,
    notSavedOf: (id: string): NotSaved | null => notSaved.get(id) ?? null,
    /** Listings of which something else is known now than when they were shown. */
    done: [...said.values()].filter(({ first, now }) => !isSame(first, now)).length,
    isDone: (id: string): boolean => {
      const found = said.get(id);
      return found !== undefined && !isSame(found.first, found.now);
    },
    isSaving: waiting > 0,
    last: past.at(-1) ?? null,
    mark: (listing: BoardListing, marks: Marks) => {
      const word = { listing, before: marksOf(listing), marks };
      setPast((words) => [...words, word]);
      keep(word);
    },
    /** Takes the last word back, and tells of which listing it was. */
    undo: (): Named | null => {
      const last = past.at(-1);
      if (last === undefined) return null;
      setPast((words) => words.slice(0, -1));
      keep({ listing: last.listing, before: last.marks, marks: last.before });
      return last.listing;
    },
  };
}

export type BoardMarks = ReturnType<typeof useBoardMarks>;

function without<Value>(all: ReadonlyMap<string, Value>, id: string): ReadonlyMap<string, Value> {
  if (!all.has(id)) return all;
  const next = new Map(all);
  next.delete(id);
  return next;
}

/** Marks on photos that are gone say nothing. */
function isSame(a: Marks, b: Marks): boolean {
  return a?.noneShown === b?.noneShown && a?.shownOn.join() === b?.shownOn.join();
}
