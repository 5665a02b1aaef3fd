import { describe, expect, it } from 'vitest';
import type { Listing } from '~/core/listing/listing';
import {
  ENGLISH_SENTENCE,
  ENGLISH_TEXT,
  FRENCH_SENTENCE,
  FRENCH_STORE,
  FRENCH_TEXT,
  french,
} from '../../french-support';
import { listing, resultOf, STORE } from '../../support';

function judge(overrides: Partial<Listing>, options = {}, store = STORE) {
  return resultOf(
    'untranslated-french-text',
    listing({ descriptionHtml: ENGLISH_TEXT, ...overrides }),
    { store },
    options,
  );
}

describe('untranslated-french-text', () => {
  it('passes for French', () => {
    const texts = [french('title', 'Bouilloire en cuivre'), french('body_html', FRENCH_TEXT)];
    expect(judge({ french: texts })).toMatchObject({ outcome: 'pass', audiences: ['QC'] });
  });

  it('fails for a source saved as its own French, spaces, case and marks aside', () => {
    const again = `  ${ENGLISH_TEXT.toUpperCase().replace('</P>', '!</P>')}`;
    for (const value of [ENGLISH_TEXT, again]) {
      expect(judge({ french: [french('body_html', value)] })).toMatchObject({
        outcome: 'fail',
        severity: 'high',
        findings: [
          {
            key: 'descriptionHtml:fr',
            field: 'descriptionHtml',
            message: { id: 'rule.untranslated-french-text.sameAsSource', data: { words: 16 } },
          },
        ],
      });
    }
  });

  it('fails from half of the sentences in English on', () => {
    const half = `<p>${FRENCH_SENTENCE} ${ENGLISH_SENTENCE}</p>`;
    expect(judge({ french: [french('body_html', half)] }).findings[0]?.message).toMatchObject({
      id: 'rule.untranslated-french-text.english',
      data: { englishSentences: 1, judgedSentences: 2, example: ENGLISH_SENTENCE },
    });
    const third = `<p>${FRENCH_SENTENCE} ${ENGLISH_SENTENCE} ${FRENCH_SENTENCE}</p>`;
    expect(judge({ french: [french('body_html', third)] }).outcome).toBe('pass');
    const settings = { 'untranslated-french-text': { englishShare: 0.3 } };
    expect(judge({ french: [french('body_html', third)] }, { settings }).outcome).toBe('fail');
  });

  it('counts a short sentence as English where the source has the same', () => {
    const source = '<ul><li>Machine washable</li><li>Made with care</li></ul>';
    const copied = '<ul><li>Machine washable</li><li>Made with care</li><li>Fait main</li></ul>';
    expect(
      judge({ descriptionHtml: source, french: [french('body_html', copied)] }).findings,
    ).toHaveLength(1);
  });

  it('judges each locale and market for itself', () => {
    const texts = [
      french('body_html', FRENCH_TEXT),
      french('body_html', ENGLISH_TEXT, { locale: 'fr-CA', marketId: 'm1' }),
    ];
    expect(judge({ french: texts }).findings.map(({ key }) => key)).toEqual([
      'descriptionHtml:fr-CA:m1',
    ]);
  });

  it.each([
    ['words that are the same in both languages', 'Style orange', 'Style orange'],
    ['a model', 'Acme XR-500', 'Acme XR-500'],
  ])('does not know of %s alone', (_, title, value) => {
    expect(judge({ title, vendor: 'Acme', french: [french('title', value)] })).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.frenchTooShort' },
    });
  });

  it.each(['Dog Collar', 'Stainless Steel Bottle', 'STEEL BOTTLE', 'Men’s Socks'])(
    'fails for a short title left as it is, by a word that French has not: %s',
    (title) => {
      expect(judge({ title, french: [french('title', title)] }).findings).toMatchObject([
        { key: 'title:fr', message: { id: 'rule.untranslated-french-text.sameAsSource' } },
      ]);
    },
  );

  it.each([
    'Moosehead',
    'Kettle',
    'Table Console',
    'Jean Slim Stretch',
    'Aloe Vera',
    'Kombucha Hibiscus',
    'Parfum Femme',
    'Harry Potter',
  ])('does not know of a name, or of words that French has too: %s', (title) => {
    expect(judge({ title, french: [french('title', title)] }).outcome).toBe('unknown');
  });

  it('takes a title that the French description calls the product by for its name', () => {
    const title = 'Copper Spur';
    const named = '<p>La Copper Spur se monte en cinq minutes et tient dans un petit sac.</p>';
    const of = (description: string) =>
      judge({ title, french: [french('title', title), french('body_html', description)] });
    expect(of(named).findings).toEqual([]);
    expect(of('<p>Une tente qui se monte en cinq minutes.</p>').findings).toHaveLength(1);
    expect(of(`<p>The Copper Spur pitches in five minutes.</p>`).findings).toHaveLength(2);
  });

  it.each([
    ['Insulated Stainless Steel Water Bottle', 'Stainless Steel Insulated Bottle – 1 L'],
    ['Cozy Flannel Pajama Set', 'Flannel Pajama Set, Cozy'],
    ['Wooden Cutting Board', 'Wood Cutting Board'],
  ])('fails for an English title of “%s” in other English words: “%s”', (title, value) => {
    expect(judge({ title, french: [french('title', value)] }).findings).toMatchObject([
      { message: { id: 'rule.untranslated-french-text.english', data: { example: value } } },
    ]);
  });

  it.each([
    ['Big Agnes Copper Spur tent', 'Tente Big Agnes Copper Spur'],
    ['Game of Thrones Poster', 'Poster Game of Thrones'],
    ['Men’s running sneakers with comfort sole', 'Sneakers running homme semelle confort'],
    ['XXL RGB gaming mouse pad', 'Tapis de souris gaming XXL RGB'],
    ['Pocket notebook', 'Format pocket'],
  ])('passes for “%s” as “%s”', (title, value) => {
    expect(judge({ title, french: [french('title', value)] }).outcome).toBe('pass');
  });

  it('tells short English sentences of other words than the source’s', () => {
    const source = '<p>Keeps drinks hot. Never leaks. Easy to clean.</p>';
    const value = '<p>Keeps your drinks hot. Never leaks at all. So easy to clean.</p>';
    expect(
      judge({ descriptionHtml: source, french: [french('body_html', value)] }).findings,
    ).toMatchObject([
      { message: { data: { englishSentences: 3, example: 'Keeps your drinks hot.' } } },
    ]);
  });

  it.each([
    ['short sentences', '<p>Limited lifetime warranty. One size fits most.</p>'],
    ['bullets', '<ul><li>Machine wash cold</li><li>Do not bleach</li><li>Made in Canada</li></ul>'],
    [
      'bullets with capitals',
      '<ul><li>Adjustable Waist Strap</li><li>Two Zippered Pockets</li></ul>',
    ],
  ])('fails for %s of English in a French store', (_, descriptionHtml) => {
    expect(judge({ title: 'Tasse', descriptionHtml }, {}, FRENCH_STORE).outcome).toBe('fail');
  });

  it.each([
    '<p>Laver à la machine. Ne pas javelliser. Format unique.</p>',
    '<ul><li>Coupe slim</li><li>Design vintage</li><li>Col mao</li></ul>',
    '<ul><li>Compatible Apple Watch</li><li>Bluetooth</li></ul>',
    '<p>Style urbain, look sport, short et t-shirt assortis.</p>',
  ])('takes short French for French in a French store: %s', (descriptionHtml) => {
    expect(judge({ title: 'Tasse', descriptionHtml }, {}, FRENCH_STORE).outcome).toBe('pass');
  });

  it.each([
    'T-shirt Pink Floyd The Dark Side of the Moon',
    'Affiche Star Wars The Empire Strikes Back',
    'Figurine Marvel Legends Captain America',
    'Bottes Sorel Joan of Arctic',
    'Casse-tête The Legend of Zelda Breath of the Wild',
    'Poster Lord of the Rings The Two Towers',
    'Parfum Calvin Klein Eternity for Men',
    'Vinyle Fleetwood Mac Rumours Deluxe Edition',
  ])('takes a French title that names something in English for French: %s', (title) => {
    expect(judge({ title, descriptionHtml: FRENCH_TEXT }, {}, FRENCH_STORE).outcome).toBe('pass');
  });

  it.each([
    'Women’s Organic Cotton T-Shirt',
    'Stainless Steel Water Bottle With Lid',
    'STAINLESS STEEL WATER BOTTLE WITH LID',
    'Cozy Flannel Pajama Set for Women',
    'Dyson Cordless Vacuum Cleaner with Attachments',
    'Yeti Rambler Insulated Travel Mug',
    'Poster Frame With Glass And Hooks',
    'T-Shirt With Long Sleeves And Pockets',
    'Table Lamp With Wooden Base',
  ])('fails for an English title with capitals throughout: %s', (title) => {
    expect(judge({ title, descriptionHtml: FRENCH_TEXT }, {}, FRENCH_STORE).outcome).toBe('fail');
  });

  const TRACKS =
    '<li>Come Together</li><li>Something</li><li>Oh! Darling</li><li>I Want You (She’s So Heavy)</li>' +
    '<li>You Never Give Me Your Money</li><li>Mean Mr. Mustard</li>' +
    '<li>She Came In Through the Bathroom Window</li><li>Golden Slumbers</li>';
  const ALBUM =
    '<p>Le dernier album enregistré par le groupe, paru en 1969. Pressé sur vinyle noir au Québec.</p>';

  it.each([
    [
      'brands',
      '<p>Fixations Marker Griffon, bottes GripWalk, skis Rossignol Black Ops Sender.</p>',
    ],
    ['people', '<p>Auteurs : Stephen King, Neil Gaiman, Brandon Sanderson.</p>'],
    [
      'labels',
      '<p>Certifié OEKO-TEX Standard 100, Global Organic Textile Standard, Forest Stewardship Council.</p>',
    ],
    ['posters', '<ul><li>Poster Game of Thrones</li><li>Poster Lord of the Rings</li></ul>'],
    ['the songs of an album', `${ALBUM}<ol>${TRACKS}</ol>`],
    ['songs said to be titles', `${ALBUM}<h3>Liste des titres&nbsp;:</h3><ul>${TRACKS}</ul>`],
  ])('takes French that names %s for French', (_, descriptionHtml) => {
    expect(judge({ title: 'Tasse', descriptionHtml }, {}, FRENCH_STORE).outcome).toBe('pass');
  });

  const FEATURES = '<li>Adjustable Waist Strap</li><li>Made With Premium Quality Steel</li>';

  it.each([
    ['bullets', `<p>Un sac pour la ville.</p><ul>${FEATURES}</ul>`],
    ['numbers without French', `<ol>${FEATURES}</ol>`],
    [
      'steps in numbers',
      '<p>Un sac pour la ville.</p><ol><li>Insert the two batteries</li><li>Press the button for three seconds</li></ol>',
    ],
    ['a sentence with capitals', '<p>This Kettle Boils A Litre In Four Minutes</p>'],
  ])('fails for English in %s', (_, descriptionHtml) => {
    expect(judge({ title: 'Tasse', descriptionHtml }, {}, FRENCH_STORE).outcome).toBe('fail');
  });

  it.each([
    ['Anne of Green Gables', 'Anne of Green Gables est un classique de la littérature.'],
    [
      'Harry Potter and the Goblet of Fire',
      'Dans Harry Potter and the Goblet of Fire, le jeune sorcier participe à un tournoi.',
    ],
    ['Ticket to Ride Europe', 'Ticket to Ride Europe est un jeu de société pour la famille.'],
    [
      'Super Smash Bros. Ultimate',
      'Super Smash Bros. Ultimate réunit tous les combattants de la série.',
    ],
    ['The Great Gatsby', 'The Great Gatsby est un roman de Fitzgerald.'],
  ])('takes a name of any length from the French description: %s', (title, description) => {
    const of = (value: string) =>
      judge({ title, french: [french('title', title), french('body_html', value)] });
    expect(of(`<p>${description}</p>`).outcome).toBe('pass');
    expect(of('<p>Un objet qui se range dans un petit sac.</p>').outcome).toBe('fail');
    // A heading left as it was calls nothing by it.
    const heading = `<h2>${title}</h2><p>Un objet qui se range dans un petit sac.</p>`;
    expect(of(heading).findings[0]?.key).toBe('title:fr');
  });

  it.each([
    'Monstera Adansonii Archipelago Variegata',
    'Prosecco Superiore Valdobbiadene Millesimato',
    'Spaghetti alla Chitarra Integrali',
    'Olio Extra Vergine di Oliva Toscano',
  ])('does not know of Latin, Italian or names that are the same: %s', (title) => {
    expect(judge({ title, french: [french('title', title)] })).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.frenchMayBeName' },
    });
  });

  it.each(['Portable Mini Projector Format', 'Insulated Travel Mug With Handle', 'Bok choy, raw'])(
    'fails for English that is the same: %s',
    (title) => {
      expect(judge({ title, french: [french('title', title)] }).outcome).toBe('fail');
    },
  );

  it('takes ingredients by their INCI names for no English', () => {
    const bullets =
      '<ul><li>Aloe Barbadensis Leaf Juice</li><li>Rosa Damascena Flower Water</li><li>Camellia Sinensis Leaf Extract</li><li>Citrus Limon Peel Oil</li></ul>';
    const plain =
      '<ul><li>Sunflower Seed Oil</li><li>Natural Fragrance</li><li>Raw Honey</li></ul>';
    const of = (list: string) =>
      judge(
        { title: 'Crème', descriptionHtml: `<p>Une crème douce.</p>${list}` },
        {},
        FRENCH_STORE,
      );
    expect(of(bullets).outcome).toBe('pass');
    expect(of(plain).outcome).toBe('fail');
  });

  it('leaves out the vendor and the glossary, and takes a French name for French', () => {
    const title = 'Northern Star Camp Mug';
    expect(judge({ title, french: [french('title', title)] }).outcome).toBe('fail');
    expect(
      judge({ title, french: [french('title', title)] }, { glossary: ['northern star'] }),
    ).toMatchObject({ outcome: 'unknown' });
    const name = 'Eau de toilette pour homme et femme';
    expect(judge({ title: name, french: [french('title', name)] }).outcome).toBe('pass');
  });

  it('judges the source of a French store', () => {
    const store = FRENCH_STORE;
    expect(judge({ title: 'Bouilloire', descriptionHtml: FRENCH_TEXT }, {}, store).outcome).toBe(
      'pass',
    );
    expect(judge({ descriptionHtml: ENGLISH_TEXT }, {}, store).findings).toMatchObject([
      { field: 'title', message: { data: { isSource: true } } },
      { field: 'descriptionHtml', message: { data: { isSource: true } } },
    ]);
  });

  it('does not apply without French, and is unknown while it was not read', () => {
    const blank = [french('title', ' '), french('body_html', '<p>&nbsp;</p>')];
    for (const texts of [[], blank]) {
      expect(judge({ french: texts })).toMatchObject({
        outcome: 'notApplicable',
        reason: { id: 'reason.noFrenchYet' },
      });
    }
    expect(judge({})).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.missing.french' },
    });
  });
});
