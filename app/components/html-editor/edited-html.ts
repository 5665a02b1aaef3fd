import type { Node } from 'prosemirror-model';
import { piecesBetween, withFormerBytes } from '~/core/html/former-bytes';
import { readEditable } from '~/core/html/read-editable';
import { writeEditable } from '~/core/html/write-editable';
import { blocksOf, documentOf } from './document';
import type { EditorSchema } from './schema';

export interface EditedHtml {
  document: Node;
  /** HTML of the document as it was edited since; all else byte by byte as it was. */
  htmlOf: (document: Node) => string;
}

/** HTML to be edited; `null`: it would not come out as it went in. */
export function editedHtml(schema: EditorSchema, html: string): EditedHtml | null {
  const blocks = readEditable(html);
  if (blocks === null) return null;
  const document = documentOf(schema, blocks);
  // Of no text at all an editor has an empty paragraph.
  const written = html.trim() === '' ? html : writeEditable(blocksOf(document));
  const pieces = piecesBetween(html, written);
  if (pieces === null) return null;
  return {
    document,
    htmlOf: (edited) => {
      if (edited.eq(document)) return html;
      return isEmpty(edited) ? '' : withFormerBytes(pieces, writeEditable(blocksOf(edited)));
    },
  };
}

function isEmpty(document: Node): boolean {
  let isSeen = false;
  document.descendants((node) => {
    if (node.isAtom || (node.isText && node.text?.trim() !== '')) isSeen = true;
    return !isSeen;
  });
  return !isSeen;
}
