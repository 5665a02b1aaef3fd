import { describe, expect, it } from 'vitest';
import { PlainText } from '~/core/language/plain-text';
import { besidesRepeated, PhraseCount } from '~/core/listing/repeated-phrases';

const of = (title: string, descriptionHtml: string) => ({
  title,
  vendor: 'Northlight',
  productType: 'Kitchen',
  descriptionHtml,
});

/** `count` listings, each described by what is said of its title. */
function repeatedAmong(count: number, describe: (title: string, index: number) => string) {
  const phrases = new PhraseCount();
  for (let index = 0; index < count; index += 1) {
    const title = `Kettle ${String.fromCharCode(97 + (index % 26))}${index}`;
    phrases.add(of(title, describe(title, index)));
  }
  return phrases.repeated();
}

describe('phrases that listings share but for the name', () => {
  const offer = (title: string) =>
    `<p>Buy ${title} online at Northlight, delivered within 5 days.</p>`;

  it('are found from twenty listings on', () => {
    expect(Object.values(repeatedAmong(20, offer))).toEqual([20]);
    expect(repeatedAmong(19, offer)).toEqual({});
  });

  it('may differ in numbers and case', () => {
    const phrases = repeatedAmong(
      30,
      (title, index) =>
        `<p>Buy ${title.toUpperCase()} online at Northlight within ${index} days.</p>`,
    );
    expect(Object.values(phrases)).toEqual([30]);
  });

  it('are none without the name: what all shirts say of their cotton is true of each', () => {
    expect(
      repeatedAmong(40, () => '<p>Made of combed cotton, with a label that tears away.</p>'),
    ).toEqual({});
  });

  it('are none where the name is all that is said', () => {
    expect(repeatedAmong(40, (title) => `<h2>${title}</h2>`)).toEqual({});
  });

  it('leave what a listing says for itself', () => {
    const phrases = repeatedAmong(25, offer);
    const one = of('Oak spoon | Large', `${offer('Oak spoon')}<p>Carved of oak.</p>`);
    expect(besidesRepeated(new PlainText(one.descriptionHtml), one, phrases)).toEqual({
      text: 'Carved of oak.',
      listings: 25,
    });
    const other = of('Oak spoon', '<p>Carved of oak.</p>');
    expect(besidesRepeated(new PlainText(other.descriptionHtml), other, phrases)).toBeNull();
  });

  it('are found in a store of more phrases than are counted at a time', () => {
    const phrases = new PhraseCount();
    for (let index = 0; index < 60_000; index += 1) {
      const title = `Kettle number ${index}`;
      const own = index % 100 === 0 ? offer(title) : `<p>${title} has ${words(index)} inside.</p>`;
      phrases.add(of(title, own));
    }
    const [found] = Object.values(phrases.repeated());
    expect(found).toBeGreaterThan(500);
    expect(found).toBeLessThanOrEqual(600);
  });
});

/** A phrase of its own for each number, without digits. */
function words(index: number): string {
  return Array.from(String(index), (digit) => 'abcdefghij'.charAt(Number(digit)).repeat(3)).join(
    ' ',
  );
}
