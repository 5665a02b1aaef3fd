import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { editedHtml } from '~/components/html-editor/edited-html';
import { editorSchema } from '~/components/html-editor/schema';
import { htmlToText } from '~/core/html/text';
import { hasSharedData, sharedData } from '../support/shared-data';

const WHERE = hasSharedData ? '' : ' (skipped: ../shared/data/catalogues is absent)';
const schema = editorSchema((tag) => tag);
const NEW = 'Une phrase neuve, & une seule.';

function open(html: string) {
  const edited = editedHtml(schema, html);
  if (edited === null) throw new Error(`It is not edited as text: ${html}`);
  return edited;
}

/** The words of a description, each run with where it stands. */
function wordsIn(document: Node): { text: string; from: number }[] {
  const words: { text: string; from: number }[] = [];
  document.descendants((node, from) => {
    if (node.isText) words.push({ text: node.text ?? '', from });
  });
  return words;
}

function typeOver(document: Node, { text, from }: { text: string; from: number }): Node {
  const { tr } = EditorState.create({ doc: document });
  return tr.insertText(NEW, from, from + text.length).doc;
}

describe('a description that is edited', () => {
  it('is the very HTML while nothing is typed, and empty once all is deleted', () => {
    const html = '<div class="x">\n<p>Érable &eacute;</p> </div>';
    const { document, htmlOf } = open(html);
    expect(htmlOf(document)).toBe(html);
    const [words] = wordsIn(document);
    const { tr } = EditorState.create({ doc: document });
    expect(htmlOf(tr.delete(words?.from ?? 0, (words?.from ?? 0) + 8).doc)).toBe('');
  });

  it('begins with a paragraph', () => {
    const { document, htmlOf } = open('');
    const { tr } = EditorState.create({ doc: document });
    expect(htmlOf(tr.insertText('5 < 6\u00a0!', 1).doc)).toBe('<p>5 &lt; 6&nbsp;!</p>');
  });
});

function bodiesOfCsv(file: string): string[] {
  const rows = z
    .array(z.object({ 'Body (HTML)': z.string().default('') }))
    .parse(parse(readFileSync(sharedData('catalogues', file)), { columns: true, bom: true }));
  return rows.map((row) => row['Body (HTML)']);
}

function bodiesOfJson(file: string): string[] {
  const json: unknown = JSON.parse(readFileSync(sharedData('catalogues', file), 'utf8'));
  const product = z.object({ body_html: z.string().nullable() });
  return z
    .object({ products: z.array(product) })
    .parse(json)
    .products.map(({ body_html }) => body_html ?? '');
}

describe.skipIf(!hasSharedData)(`descriptions of real stores${WHERE}`, () => {
  const bodies = hasSharedData
    ? [
        ...bodiesOfCsv('procure-impact-us/products_export.csv'),
        ...bodiesOfCsv('parispousse-fr/products_export.csv'),
        ...bodiesOfJson('spacire-gb/products.json'),
      ].filter((body) => htmlToText(body) !== '')
    : [];

  it('can all be edited as text, and come out as they went in', () => {
    expect(bodies.length).toBeGreaterThan(800);
    const others = bodies.filter((body) => {
      const edited = editedHtml(schema, body);
      return edited === null || edited.htmlOf(edited.document) !== body;
    });
    expect(others).toEqual([]);
  });

  it('keep every byte around a run of words that is typed over', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...bodies), fc.nat(), (body, at) => {
        const { document, htmlOf } = open(body);
        const words = wordsIn(document);
        const run = words[at % words.length];
        if (!run) return;
        const html = htmlOf(typeOver(document, run));
        const typed = 'Une phrase neuve, &amp; une seule.';
        const [before = '', after = ''] = html.split(typed);
        expect(html).toContain(typed);
        expect(body.startsWith(before)).toBe(true);
        expect(body.endsWith(after)).toBe(true);
        // What was typed over, and nothing else, is gone.
        const gone = body.slice(before.length, body.length - after.length);
        expect(gone.replace(/\s+/g, ' ').trim()).not.toMatch(/<\w/);
        expect(htmlToText(gone).replace(/\s+/g, ' ').trim()).toBe(
          run.text.replace(/\s+/g, ' ').trim(),
        );
      }),
      { numRuns: 400 },
    );
  });
});
