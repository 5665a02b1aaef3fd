import { Schema, type Attrs, type DOMOutputSpec, type Node } from 'prosemirror-model';

/** Elements that the editor draws as what they are; all others are drawn as plain boxes, and none with its attributes. */
const DRAWN: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 blockquote pre ul ol li dl dt dd table caption thead tbody tfoot tr th td'.split(
    ' ',
  ),
);
const DRAWN_INLINE: ReadonlySet<string> = new Set(
  'b strong i em u s small sub sup code mark'.split(' '),
);
/** Blocks that are cells of something: they are neither split nor joined. */
const CELLS: ReadonlySet<string> = new Set(['td', 'th', 'caption', 'dt', 'dd', 'summary']);

/** An element with its tags as they are written. */
export interface ElementAttrs {
  tag: string;
  open: string;
  close: string;
}

export interface WrapperAttrs extends ElementAttrs {
  id: number;
}

export interface KeptAttrs {
  tag: string;
  raw: string;
}

export const LINE_BREAK: KeptAttrs = { tag: 'br', raw: '<br>' };
export const PARAGRAPH: ElementAttrs = { tag: 'p', open: '<p>', close: '</p>' };
const ELEMENT = { tag: { default: 'p' }, open: { default: '<p>' }, close: { default: '</p>' } };
const KEPT = { tag: {}, raw: {} };

/** The schema gives the attributes the shapes that it declares. */
export function elementOf({ attrs }: { attrs: Attrs }): ElementAttrs {
  return attrs as ElementAttrs;
}

export function wrapperOf({ attrs }: { attrs: Attrs }): WrapperAttrs {
  return attrs as WrapperAttrs;
}

export function keptOf({ attrs }: { attrs: Attrs }): KeptAttrs {
  return attrs as KeptAttrs;
}

export function isCell(tag: string): boolean {
  return CELLS.has(tag);
}

/** What is copied within the editor is pasted as what it was. */
function drawn(node: Node): DOMOutputSpec {
  const { tag, open, close } = elementOf(node);
  const data = {
    'data-block': node.type.name,
    'data-tag': tag,
    'data-open': open,
    'data-close': close,
  };
  return [DRAWN.has(tag) ? tag : 'div', data, 0];
}

function read(element: HTMLElement): ElementAttrs {
  const { tag = '', open = '', close = '' } = element.dataset;
  return { tag, open, close };
}

/** What is copied within the editor, and paragraphs of elsewhere, whose attributes are left out. */
const LINE_RULES = [
  { tag: '[data-block=line]', getAttrs: read },
  ...['p', 'h2', 'h3', 'h4', 'li'].map((tag) => ({
    tag,
    attrs: tag === 'p' ? PARAGRAPH : { tag, open: `<${tag}>`, close: `</${tag}>` },
  })),
];

/** `labelOf`: what stands in the place of HTML that is kept as it is. */
export function editorSchema(labelOf: (tag: string) => string) {
  const placeholder = (node: { attrs: Attrs }): DOMOutputSpec => {
    const { tag } = keptOf(node);
    if (tag === 'br') return ['br'];
    const label = labelOf(tag);
    return ['span', { class: label === '' ? '' : 'editor-kept' }, label];
  };
  return new Schema({
    nodes: {
      doc: { content: 'block+' },
      line: {
        content: 'inline*',
        group: 'block',
        attrs: ELEMENT,
        toDOM: drawn,
        parseDOM: LINE_RULES,
      },
      cell: { content: 'inline*', group: 'block', attrs: ELEMENT, isolating: true, toDOM: drawn },
      group: {
        content: 'block*',
        group: 'block',
        attrs: ELEMENT,
        isolating: true,
        toDOM: drawn,
        parseDOM: [{ tag: '[data-block=group]', getAttrs: read }],
      },
      keptBlock: { group: 'block', attrs: KEPT, atom: true, toDOM: placeholder },
      text: { group: 'inline' },
      kept: {
        group: 'inline',
        inline: true,
        attrs: KEPT,
        atom: true,
        toDOM: placeholder,
        parseDOM: [{ tag: 'br', attrs: LINE_BREAK }],
      },
    },
    marks: {
      wrapper: {
        attrs: { ...ELEMENT, id: {} },
        // One around another, of the same tag even.
        excludes: '',
        toDOM: (mark) => {
          const { tag } = wrapperOf(mark);
          if (tag === 'a') return ['span', { class: 'editor-link' }, 0];
          return [DRAWN_INLINE.has(tag) ? tag : 'span', 0];
        },
      },
    },
  });
}

export type EditorSchema = ReturnType<typeof editorSchema>;
