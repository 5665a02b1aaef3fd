import { expect, it } from 'vitest';
import { readPassages } from '~/core/changes/read-passages';

const findings = [
  {
    rule: 'untranslated-french-text',
    message: { id: 'rule.untranslated-french-text.english', data: { example: 'Oil it & dry it…' } },
  },
  {
    rule: 'french-typography',
    message: { id: 'rule.french-typography.colon', data: { example: 'Note: huilez' } },
  },
] as const;
const read = (side: 'source' | 'french', text: string) =>
  readPassages({ text, isHtml: true, name: 'text-1', side }, findings);

it('marks what findings quote in the text in which it stands, and leads to the finding', () => {
  const source = read('source', '<p onclick="x()">Oil <b>it &amp; dry it</b> well.</p>');
  expect(source).toEqual({
    html:
      '<p><mark>Oil </mark><b><mark>it &amp; dry it</mark><sup><a id="text-1-source-1" ' +
      'role="doc-noteref" href="#text-1-1">1</a></sup></b> well.</p>',
    numbers: [1],
  });
  const french = read('french', '<p>Note: huilez. Oil it &amp; dry it.</p>');
  expect(french.numbers).toEqual([2, 1]);
});

it('leaves out a passage that is not there', () => {
  expect(read('source', '<p>Maple</p>')).toEqual({ html: '<p>Maple</p>', numbers: [] });
});
