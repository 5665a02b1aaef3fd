import type { Mark, Node } from 'prosemirror-model';
import type { EditableBlock, EditableInline } from '~/core/html/editable';
import { elementOf, isCell, keptOf, wrapperOf, type EditorSchema } from './schema';

/** What is edited, as the editor has it. */
export function documentOf(schema: EditorSchema, blocks: readonly EditableBlock[]): Node {
  const content = blocks.map((block) => nodeOf(schema, block));
  return schema.node('doc', null, content.length === 0 ? [schema.node('line')] : content);
}

function nodeOf(schema: EditorSchema, block: EditableBlock): Node {
  if (block.kind === 'kept') return schema.node('keptBlock', { tag: block.tag, raw: block.raw });
  const { kind, tag, open, close } = block;
  const attrs = { tag, open, close };
  if (kind === 'group') {
    return schema.node(
      'group',
      attrs,
      block.content.map((each) => nodeOf(schema, each)),
    );
  }
  return schema.node(
    isCell(tag) ? 'cell' : 'line',
    attrs,
    block.content.filter(isThere).map((inline) => {
      const marks = inline.within.map((wrapper) => schema.mark('wrapper', { ...wrapper }));
      return inline.kind === 'kept'
        ? schema.node('kept', { tag: inline.tag, raw: inline.raw }, undefined, marks)
        : schema.text(inline.text, marks);
    }),
  );
}

function isThere(inline: EditableInline): boolean {
  return inline.kind === 'kept' || inline.text !== '';
}

/** The other way round. */
export function blocksOf(parent: Node): EditableBlock[] {
  return parent.children.map((node): EditableBlock => {
    if (node.type.name === 'keptBlock') return { kind: 'kept', ...keptOf(node) };
    const element = elementOf(node);
    return node.type.name === 'group'
      ? { kind: 'group', ...element, content: blocksOf(node) }
      : { kind: 'line', ...element, content: node.children.map(inlineOf) };
  });
}

function inlineOf(node: Node): EditableInline {
  const within = node.marks.map((mark: Mark) => wrapperOf(mark));
  return node.isText
    ? { kind: 'words', text: node.text ?? '', within }
    : { kind: 'kept', ...keptOf(node), within };
}
