import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countWords, hasWords, htmlToText } from '~/core/listing/text';

it('hasWords tells what counting every word would', () => {
  const part = fc.constantFrom(
    'mug ',
    'été',
    '12 ',
    '&eacute;',
    '&nbsp;',
    '<br>',
    '<b>',
    '</b>',
    '<script>not read</script>',
    'word '.repeat(60),
    '😀',
  );
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 30 }),
      fc.integer({ min: 1, max: 80 }),
      (parts, count) => {
        const html = parts.join('');
        expect(hasWords(html, count)).toBe(countWords(htmlToText(html)) >= count);
      },
    ),
  );
});
