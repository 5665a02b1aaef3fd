import { chainCommands, deleteSelection } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import type { Mark, Node } from 'prosemirror-model';
import { TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { elementOf, LINE_BREAK, PARAGRAPH, wrapperOf } from './schema';

/** Words that a button makes bold or italic, by the elements that HTML has for it; the first is what it writes. */
export const EMPHASES = { bold: ['strong', 'b'], italic: ['em', 'i'] } as const;
export type Emphasis = keyof typeof EMPHASES;

function marksOf(state: EditorState, emphasis: Emphasis): Mark[] {
  const { from, to, empty, $from } = state.selection;
  const marks = new Set<Mark>();
  const take = (some: readonly Mark[]) => {
    for (const mark of some) {
      if ((EMPHASES[emphasis] as readonly string[]).includes(wrapperOf(mark).tag)) marks.add(mark);
    }
  };
  if (empty) take(state.storedMarks ?? $from.marks());
  else state.doc.nodesBetween(from, to, (node) => (take(node.marks), true));
  return [...marks];
}

export function hasEmphasis(state: EditorState, emphasis: Emphasis): boolean {
  return marksOf(state, emphasis).length > 0;
}

export function toggleEmphasis(emphasis: Emphasis): Command {
  return (state, dispatch) => {
    const { from, to, empty } = state.selection;
    const { tr } = state;
    const marks = marksOf(state, emphasis);
    if (marks.length > 0) {
      for (const mark of marks) {
        if (empty) tr.removeStoredMark(mark);
        else tr.removeMark(from, to, mark);
      }
    } else {
      const [tag] = EMPHASES[emphasis];
      const attrs = { tag, open: `<${tag}>`, close: `</${tag}>`, id: freshId(state.doc) };
      const mark = state.schema.mark('wrapper', attrs);
      if (empty) tr.addStoredMark(mark);
      else tr.addMark(from, to, mark);
    }
    dispatch?.(tr);
    return true;
  };
}

function freshId(document: Node): number {
  let most = 0;
  document.descendants((node) => {
    for (const mark of node.marks) most = Math.max(most, wrapperOf(mark).id);
  });
  return most + 1;
}

const breakLine: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent) return false;
  dispatch?.(state.tr.replaceSelectionWith(state.schema.node('kept', LINE_BREAK)).scrollIntoView());
  return true;
};

const HEADING = /^h[1-6]$/;
const ID = /\sid\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/i;

/** A new line of the same kind. Cells, and words between blocks, get a line break: a second one would be another cell. */
const splitLine: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const { parent } = $from;
  if (parent.type.name !== 'line') return breakLine(state, dispatch);
  const attrs = elementOf(parent);
  if (attrs.tag === '' || attrs.tag === 'pre') return breakLine(state, dispatch);
  const isAtEnd = $to.parent === parent && $to.parentOffset === parent.content.size;
  const next =
    HEADING.test(attrs.tag) && isAtEnd
      ? PARAGRAPH
      : { ...attrs, open: attrs.open.replace(ID, ''), close: attrs.close || `</${attrs.tag}>` };
  const { tr } = state;
  tr.deleteSelection();
  tr.split(tr.mapping.map($from.pos), 1, [{ type: parent.type, attrs: next }]);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** At an end of a line: joins it with the next one that side. What is no line beside it stays as it is. */
function joinLine(side: 'before' | 'after'): Command {
  return (state, dispatch) => {
    if (!(state.selection instanceof TextSelection)) return false;
    const { $cursor } = state.selection;
    if (!$cursor) return false;
    const { parent, depth } = $cursor;
    if ($cursor.parentOffset !== (side === 'before' ? 0 : parent.content.size)) return false;
    const at = side === 'before' ? $cursor.before(depth) : $cursor.after(depth);
    const place = state.doc.resolve(at);
    const neighbour = side === 'before' ? place.nodeBefore : place.nodeAfter;
    const { tr } = state;
    if (parent.type.name === 'line' && neighbour?.type.name === 'line') tr.join(at);
    else if (parent.type.name === 'line' && parent.childCount === 0 && neighbour !== null) {
      tr.delete($cursor.before(depth), $cursor.after(depth));
    }
    if (tr.docChanged) dispatch?.(tr.scrollIntoView());
    return true;
  };
}

export const KEYS: Record<string, Command> = {
  Enter: splitLine,
  'Shift-Enter': breakLine,
  Backspace: chainCommands(deleteSelection, joinLine('before')),
  Delete: chainCommands(deleteSelection, joinLine('after')),
  'Mod-b': toggleEmphasis('bold'),
  'Mod-i': toggleEmphasis('italic'),
  'Mod-z': undo,
  'Mod-y': redo,
  'Shift-Mod-z': redo,
};
