import type { EditableBlock, EditableInline, Wrapper } from './editable';
import { encodedText } from './text-units';

/** The other way round from `readEditable`: spaces that are not seen are left out. */
export function writeEditable(blocks: readonly EditableBlock[]): string {
  return blocks.map(written).join('');
}

function written(block: EditableBlock): string {
  if (block.kind === 'kept') return block.raw;
  const content = block.kind === 'group' ? writeEditable(block.content) : line(block.content);
  return block.open + content + block.close;
}

/** Elements that several parts in a row share are opened once. */
function line(content: readonly EditableInline[]): string {
  let html = '';
  let open: Wrapper[] = [];
  const closeFrom = (depth: number) => {
    html += open
      .slice(depth)
      .reverse()
      .map(({ close }) => close)
      .join('');
    open = open.slice(0, depth);
  };
  for (const inline of content) {
    const { within } = inline;
    let shared = 0;
    while (shared < open.length && open[shared]?.id === within[shared]?.id) shared += 1;
    closeFrom(shared);
    html += within
      .slice(shared)
      .map((wrapper) => wrapper.open)
      .join('');
    open = within;
    html += inline.kind === 'kept' ? inline.raw : encodedText(inline.text);
  }
  closeFrom(0);
  return html;
}
