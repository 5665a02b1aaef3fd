import type { EditableBlock, EditableInline, Wrapper } from './editable';
import { htmlTree, isVoid, rawOf, type HtmlElement, type HtmlNode } from './html-tree';
import { decodedText } from './text-units';
import { INLINE, UNREAD } from './tidy-html';

/** Elements that are kept as they are, with what they hold: it is no text of the listing. */
const KEPT: ReadonlySet<string> = new Set([
  ...UNREAD,
  ...'audio video picture object embed canvas map math form select textarea button'.split(' '),
]);
/** Among these, and those without content, the ones that stand among words. */
const KEPT_INLINE: ReadonlySet<string> = new Set(
  'br img wbr input picture svg math select textarea button'.split(' '),
);
/** What holds nothing but blocks, also while it is empty. */
const GROUPS: ReadonlySet<string> = new Set('ul ol dl table thead tbody tfoot tr'.split(' '));
/** Of HTML: a no-break space is seen. */
const SPACES = /[ \t\n\f\r]+/g;
const SEEN = /[^ \t\n\f\r]/;

/** HTML as an editor shows it; `null`: its tags are not closed in the order in which they were opened. */
export function readEditable(html: string): EditableBlock[] | null {
  const tree = htmlTree(html);
  return tree && new EditableReader().blocks(tree, false);
}

class EditableReader {
  private wrappers = 0;

  blocks(nodes: readonly HtmlNode[], isVerbatim: boolean): EditableBlock[] {
    const blocks: EditableBlock[] = [];
    let run: HtmlNode[] = [];
    const endRun = () => {
      if (run.some(isSeen)) {
        const content = this.line(run, isVerbatim);
        blocks.push({ kind: 'line', tag: '', open: '', close: '', content });
      } else {
        blocks.push(...run.filter(({ kind }) => kind !== 'text').map(kept));
      }
      run = [];
    };
    for (const node of nodes) {
      if (node.kind === 'element' && isBlock(node)) {
        endRun();
        blocks.push(this.block(node, isVerbatim));
      } else run.push(node);
    }
    endRun();
    return blocks;
  }

  private block(element: HtmlElement, isVerbatim: boolean): EditableBlock {
    const { tag, open, close, children } = element;
    if (isVoid(element) || KEPT.has(tag)) return kept(element);
    const isPre = isVerbatim || tag === 'pre';
    return GROUPS.has(tag) || holdsBlocks(element)
      ? { kind: 'group', tag, open, close, content: this.blocks(children, isPre) }
      : { kind: 'line', tag, open, close, content: this.line(children, isPre) };
  }

  private line(nodes: readonly HtmlNode[], isVerbatim: boolean): EditableInline[] {
    const content = nodes.flatMap((node) => this.inline(node, [], isVerbatim));
    return isVerbatim ? content : withoutOuterSpaces(content);
  }

  private inline(node: HtmlNode, within: Wrapper[], isVerbatim: boolean): EditableInline[] {
    if (node.kind === 'text') {
      const raw = isVerbatim ? node.raw : node.raw.replace(SPACES, ' ');
      return [{ kind: 'words', text: decodedText(raw), within }];
    }
    if (node.kind === 'comment') return [{ ...kept(node), within }];
    if (KEPT.has(node.tag) || !node.children.some(isSeen)) return [{ ...kept(node), within }];
    const { tag, open, close, children } = node;
    const wrapper = { id: (this.wrappers += 1), tag, open, close };
    return children.flatMap((child) => this.inline(child, [...within, wrapper], isVerbatim));
  }
}

function kept(node: HtmlNode): { kind: 'kept'; tag: string; raw: string } {
  return { kind: 'kept', tag: node.kind === 'element' ? node.tag : '', raw: rawOf(node) };
}

/** Of blocks, and of whatever holds one. */
function isBlock(element: HtmlElement): boolean {
  const { tag } = element;
  if (KEPT_INLINE.has(tag)) return false;
  return !INLINE.has(tag) || holdsBlocks(element);
}

function holdsBlocks({ tag, children }: HtmlElement): boolean {
  return !KEPT.has(tag) && children.some((child) => child.kind === 'element' && isBlock(child));
}

function isSeen(node: HtmlNode): boolean {
  if (node.kind === 'element')
    return isVoid(node) || KEPT.has(node.tag) || node.children.some(isSeen);
  return node.kind === 'text' && SEEN.test(node.raw);
}

/** Spaces at either end of a block are not seen. */
function withoutOuterSpaces(content: readonly EditableInline[]): EditableInline[] {
  const isSpace = (inline: EditableInline | undefined) =>
    inline?.kind === 'words' && !SEEN.test(inline.text);
  let [start, end] = [0, content.length];
  while (start < end && isSpace(content[start])) start += 1;
  while (end > start && isSpace(content[end - 1])) end -= 1;
  const last = end - start - 1;
  return content.slice(start, end).map((inline, index) => {
    if (inline.kind !== 'words') return inline;
    let { text } = inline;
    if (index === 0) text = text.replace(/^[ \t\n\f\r]+/, '');
    if (index === last) text = text.replace(/[ \t\n\f\r]+$/, '');
    return { ...inline, text };
  });
}
