import { describe, expect, it } from 'vitest';
import { piecesBetween, withFormerBytes } from '~/core/html/former-bytes';
import { readEditable } from '~/core/html/read-editable';
import { writeEditable } from '~/core/html/write-editable';

/** As an editor without an edit leaves it. */
function throughEditor(html: string): string | null {
  const blocks = readEditable(html);
  return blocks && writeEditable(blocks);
}

describe('HTML that is read and written', () => {
  it.each([
    ['a paragraph', '<p>Maple</p>'],
    ['attributes as they are written', `<p class='a' data-x=1 STYLE="color:red">Maple</p>`],
    ['words between blocks', 'Maple<p>Oak</p>and <b>ash</b>'],
    ['nested wrappers of a page builder', '<div class="row"><div><p>Maple</p></div></div>'],
    ['one element around another of its kind', '<p><span><span>a</span>b</span></p>'],
    ['two elements side by side', '<p><b>a</b><b>b</b></p>'],
    ['blocks within a link', '<a href="/x"><div>Maple</div></a>'],
    ['tables', '<table><tbody><tr><td>1</td><td><p>2</p></td></tr></tbody></table>'],
    ['what plays and runs', '<p>See</p><iframe src="x"></iframe><script>a < b && c</script>'],
    ['comments and empty elements', '<!-- a --><p>a<!-- b --><a name="c"></a></p><span></span>'],
    ['tags that may be left out', '<ul><li>One<li>Two</ul><p>Three<p>Four'],
    ['line breaks', 'One<br>Two<br/>Three<hr>'],
    ['what is written as it is', '<pre>a\n  b</pre>'],
  ])('is the same: %s', (_, html) => {
    expect(throughEditor(html)).toBe(html);
  });

  it.each([
    ['what is closed by nothing', '<p>Maple</p></div>'],
    ['what is never closed', '<div><p>Maple</p>'],
    ['what is closed in another order', '<p><b>Maple<i>Oak</b>Ash</i></p>'],
    ['a tag that does not end', '<p>Maple <b'],
  ])('is not edited as text: %s', (_, html) => {
    const written = throughEditor(html);
    expect(written === null ? null : piecesBetween(html, written)).toBeNull();
  });
});

describe('withFormerBytes', () => {
  const edit = (html: string, change: (written: string) => string) => {
    const written = throughEditor(html) ?? '';
    return withFormerBytes(piecesBetween(html, written) ?? [], change(written));
  };
  const html = `<p>\n  C&rsquo;est&#160;d&eacute;j&agrave; l&apos;&eacute;rable&nbsp;!\n</p>\n\n<p>Bois  dur &amp; beau</p>\n`;

  it('leaves what is not edited byte by byte as it was', () => {
    expect(edit(html, (written) => written)).toBe(html);
    expect(edit(html, (written) => written.replace('dur', 'très dur'))).toBe(
      html.replace('dur', 'très dur'),
    );
  });

  it('does so at several places at once', () => {
    expect(
      edit(html, (written) => written.replace('C’est', 'Voici').replace('beau', 'clair')),
    ).toBe(html.replace('C&rsquo;est', 'Voici').replace('beau', 'clair'));
  });

  it('takes spaces away with the block behind which they stood', () => {
    expect(edit(html, (written) => written.slice(0, written.indexOf('<p>Bois')))).toBe(
      html.slice(0, html.indexOf('<p>Bois')),
    );
  });

  it('writes anew what has nothing in common with what it was', () => {
    expect(edit(html, () => 'Neuf')).toBe('Neuf');
  });
});
