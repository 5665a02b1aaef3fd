import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToTypesetText } from '~/core/html/text';
import { linesOfTidyHtml } from '~/core/html/tidy-html';

const text = fc.constantFrom(
  'mug',
  ' ',
  'thé &amp; café',
  '\n',
  '&nbsp;',
  'a > b',
  '5',
  '&lt;b&gt;',
  '—',
);
const attributes = fc.constantFrom(
  '',
  '',
  ' class="x"',
  " title='a b'",
  ' data-a="1" hidden',
  ' HREF = "u"',
);
const name = fc.constantFrom('b', 'SPAN', 'div', 'ul', 'section', 'x1');
const written = ([tag, more, content]: [string, string, string]) =>
  `<${tag}${more}>${content}</${tag}>`;
/** No paragraph within a paragraph, however deep, and no link within a link. */
const { element } = fc.letrec<Record<'element' | 'content' | 'inP' | 'contentOfP', string>>(
  (tie) => {
    const leaf = fc
      .tuple(fc.constantFrom('br', 'img', 'wbr', 'hr'), attributes)
      .map(([tag, more]) => `<${tag}${more}>`);
    const link = fc.tuple(fc.constant('a'), attributes, text).map(written);
    const joined = (part: fc.Arbitrary<string>) =>
      fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''));
    const depth = { depthSize: 'small', depthIdentifier: 'html' } as const;
    return {
      element: fc.oneof(
        depth,
        text,
        leaf,
        link,
        fc.tuple(name, attributes, tie('content')).map(written),
        fc.tuple(fc.constant('p'), attributes, tie('contentOfP')).map(written),
      ),
      content: joined(tie('element')),
      inP: fc.oneof(depth, text, leaf, fc.tuple(name, attributes, tie('contentOfP')).map(written)),
      contentOfP: joined(tie('inP')),
    };
  },
);
const tidy = fc.array(element, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));

/** A comment makes any HTML one for the parser, and says nothing. */
const readByParser = (html: string) => htmlToTypesetText(`${html}<!-- -->`);

describe('linesOfTidyHtml', () => {
  it('reads tidy HTML, and as the parser does', () => {
    fc.assert(
      fc.property(tidy, (html) => {
        expect(linesOfTidyHtml(html)).not.toBeNull();
        if (html.includes('<')) expect(htmlToTypesetText(html)).toBe(readByParser(html));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads whatever it takes for tidy as the parser does', () => {
    const piece = fc.oneof(
      text,
      fc.constantFrom(
        '<h2>',
        '</h2>',
        '<h3>',
        '</h3>',
        '<tr>',
        '</tr>',
        '<th>',
        '</th>',
        '<dd>',
        '</dd>',
        '<div>',
        '</div>',
        '<button>',
        '</button>',
      ),
      fc.constantFrom(
        '<p>',
        '</p>',
        '<p/>',
        '<b>',
        '</b>',
        '</br>',
        '<br/>',
        '<li>',
        '</li>',
        '<ul>',
        '</ul>',
        '<a b=c>',
      ),
      fc.constantFrom(
        '<',
        '>',
        '<a title=">">',
        '<a title="<">',
        '</p >',
        '<a>',
        '</a>',
        '<P\nid="1"\n>',
        '<td>',
        '</td>',
        '<x:y>',
        '<p"">',
      ),
      fc.constantFrom(
        '<script>',
        '</script>',
        '<svg>',
        '</svg>',
        '<title>',
        '</title>',
        '<!doctype html>',
        '<?x?>',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (parts) => {
        const html = `${parts.join('')}<br>`;
        if (linesOfTidyHtml(html)) expect(htmlToTypesetText(html)).toBe(readByParser(html));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    '<h2>One<h3>two</h3></h2>',
    '<div><b>one</div></b>',
    '<p><b><ul><p>one<hr></p>two</ul></b>three</p>',
    'a < b',
    '<!-- x -->',
    '<script>x</script>',
    '<svg><text>x</text></svg>',
    '<p class=x>one</p>',
    '<p title=">">one</p>',
    '</p>',
    '<',
    '<5>',
    '<p',
  ])('leaves %s to the parser', (html) => {
    expect(linesOfTidyHtml(html)).toBeNull();
  });
});
