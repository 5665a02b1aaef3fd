/** An element that runs on within a sentence, around words: bold, a link. Two of the same tag are told apart by `id`. */
export interface Wrapper {
  id: number;
  tag: string;
  open: string;
  close: string;
}

/** What stands in a line: words as one reads them, or HTML that is kept as it is, such as an image. */
export type EditableInline = { within: Wrapper[] } & (
  { kind: 'words'; text: string } | { kind: 'kept'; tag: string; raw: string }
);

/**
 * A description as an editor shows it. `line`: holds words; without tags of its own where the words stand between
 * others' blocks. `group`: holds blocks, a list or a column of a page builder. `kept`: HTML that is kept as it is.
 */
export type EditableBlock =
  | { kind: 'line'; tag: string; open: string; close: string; content: EditableInline[] }
  | { kind: 'group'; tag: string; open: string; close: string; content: EditableBlock[] }
  | { kind: 'kept'; tag: string; raw: string };
