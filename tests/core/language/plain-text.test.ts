import { describe, expect, it } from 'vitest';
import { assembleFacts } from '~/core/audit/assemble-facts';
import { PlainText } from '~/core/language/plain-text';
import { listing, STORE } from '../support';

describe('PlainText', () => {
  it('reads blocks, sentences and words of HTML', () => {
    const plain = new PlainText('<p>Boils fast. Stays cool.</p><ul><li>1&nbsp;litre</li></ul>');
    expect(plain.text).toBe('Boils fast. Stays cool.\n1 litre');
    expect(plain.sentences).toEqual(['Boils fast.', 'Stays cool.', '1 litre']);
    expect(plain.words).toBe(5);
    expect(plain.typeset).toBe('Boils fast. Stays cool.\n1\u00a0litre');
  });

  it.each([
    ['<p>&nbsp;</p><script>boil()</script>', true],
    ['<p>Oui</p>', false],
  ])('tells whether %s is empty, read before or not', (html, empty) => {
    const read = new PlainText(html);
    expect(new PlainText(html).isEmpty).toBe(empty);
    expect(read.text === '').toBe(empty);
    expect(read.isEmpty).toBe(empty);
  });
});

describe('the texts among the facts', () => {
  it('are worked out once and then shared', () => {
    const { texts } = assembleFacts(listing(), { store: STORE });
    expect(texts?.plainDescription.sentences).toBe(texts?.plainDescription.sentences);
  });

  it('are the French themselves in a store whose own language is French', () => {
    const facts = assembleFacts(listing(), { store: { ...STORE, primaryLocale: 'fr' } });
    expect(facts.french?.map(({ plain }) => plain)).toEqual([
      facts.texts?.plainTitle,
      facts.texts?.plainDescription,
    ]);
  });
});
