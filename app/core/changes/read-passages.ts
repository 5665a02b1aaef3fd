import type { Finding } from '../audit/outcome';
import { markPassages } from '../html/mark-passages';
import { shownHtml, shownText } from '../html/shown-html';
import { quotesOf } from '../lens/quotes';

/** A text as a buyer reads it: safe to put into a page, with what findings speak of marked. */
export interface ReadText {
  html: string;
  /** Numbers of the findings whose passages stand in it. */
  numbers: number[];
}

export type ReadSide = 'source' | 'french';

/**
 * Marks in one text what `findings` quote, by their place in the list, from 1 on. A passage that does not stand there
 * is left out: English that was left in French stands in both texts, a fault of typography in one. `name`: of the text,
 * in the names of the links to `<name>-<number>` and back to `<name>-<side>-<number>`.
 */
export function readPassages(
  { text, isHtml, name, side }: { text: string; isHtml: boolean; name: string; side: ReadSide },
  findings: readonly (Pick<Finding, 'message'> & { rule: string })[],
): ReadText {
  const passages = findings.flatMap((finding, index) =>
    quotesOf(finding).map((quoted) => ({ text: quoted, number: index + 1 })),
  );
  const numbers: number[] = [];
  const html = markPassages(isHtml ? shownHtml(text) : shownText(text), passages, (found) =>
    found
      .map((number) => {
        const id = numbers.includes(number) ? '' : ` id="${name}-${side}-${number}"`;
        numbers.push(number);
        return `<sup><a${id} role="doc-noteref" href="#${name}-${number}">${number}</a></sup>`;
      })
      .join(''),
  );
  return { html, numbers };
}
