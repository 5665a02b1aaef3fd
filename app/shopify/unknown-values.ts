/** Told of a value that Shopify gave and this version of the app does not know, such as a new status. */
export type NoteUnknown = (field: string, value: string) => void;

/** For files, whose readers say themselves what they could not read. */
export const NOT_NOTED: NoteUnknown = () => undefined;

/**
 * What a value of Shopify's means; `null`, and noted, where it is one of a later version of the API. `meanings` is
 * keyed by the schema's own type, so that the compiler names what a newer schema adds.
 */
export function meaningOf<Value extends string, Meaning>(
  meanings: Readonly<Record<Value, Meaning>>,
  { field, value, note }: { field: string; value: string; note: NoteUnknown },
): Meaning | null {
  if (isKey(meanings, value)) return meanings[value];
  note(field, value);
  return null;
}

function isKey<Value extends string>(
  meanings: Readonly<Record<Value, unknown>>,
  value: string,
): value is Value {
  return Object.hasOwn(meanings, value);
}

/** Says each value once for as long as the process lives: a sync of a large store meets it a thousand times. */
export function noteOnce(say: NoteUnknown): NoteUnknown {
  const said = new Set<string>();
  return (field, value) => {
    const both = `${field} ${value}`;
    if (said.has(both)) return;
    said.add(both);
    say(field, value);
  };
}
