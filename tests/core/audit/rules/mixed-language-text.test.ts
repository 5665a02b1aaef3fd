import { describe, expect, it } from 'vitest';
import {
  ENGLISH_SENTENCE,
  ENGLISH_TEXT,
  FRENCH_SENTENCE,
  FRENCH_STORE,
  french,
} from '../../french-support';
import { listing, resultOf, STORE } from '../../support';

const more = 'Elle convient à toutes les cuisinières. Son couvercle ferme bien et sans bruit.';

function judge(value: string, options = {}, store = STORE) {
  const audited =
    store === STORE
      ? { descriptionHtml: ENGLISH_TEXT, french: [french('body_html', value)] }
      : { title: 'Bouilloire', descriptionHtml: value };
  return resultOf('mixed-language-text', listing(audited), { store }, options);
}

describe('mixed-language-text', () => {
  it('passes for French alone', () => {
    expect(judge(`<p>${FRENCH_SENTENCE} ${more}</p>`).outcome).toBe('pass');
  });

  it('fails for an English sentence, and quotes it', () => {
    expect(judge(`<p>${FRENCH_SENTENCE} ${more} ${ENGLISH_SENTENCE}</p>`)).toMatchObject({
      outcome: 'fail',
      severity: 'medium',
      findings: [
        {
          key: 'descriptionHtml:fr',
          message: {
            id: 'rule.mixed-language-text.sentence',
            data: { sentences: 1, example: ENGLISH_SENTENCE },
          },
        },
      ],
    });
  });

  it('fails for an English part of a French sentence', () => {
    const value = `<p>Cette bouilloire dure toute une vie, made with the best steel from our valley, et se répare. ${more}</p>`;
    expect(judge(value).findings[0]?.message.data).toMatchObject({
      example: 'made with the best steel from our valley',
    });
  });

  it('fails above a tenth of English words, from three on', () => {
    const value =
      '<p>Une bouilloire solide with your choix de couleur for la maison et le chalet en forêt.</p>';
    expect(judge(value).findings[0]?.message).toMatchObject({
      id: 'rule.mixed-language-text.words',
      data: { englishWords: 3 },
    });
    expect(judge('<p>Une bouilloire solide with votre choix de couleur.</p>').outcome).toBe('pass');
    const settings = { 'mixed-language-text': { englishWordShare: 0.3 } };
    expect(judge(value, { settings }).outcome).toBe('pass');
  });

  it('fails for an English half of a sentence without a mark between', () => {
    const value = `<p>Ce chandail est super soft and you will love it, parfait pour les soirées d’automne. ${more}</p>`;
    expect(judge(value).findings[0]?.message.data).toMatchObject({
      example: 'super soft and you will love it',
    });
  });

  it.each([
    `<p>Offert en forest green, midnight blue ou dusty rose. ${more}</p>`,
    `<p>Crème à la cire d’abeille. ${more} Ingrédients : water (aqua), shea butter, sunflower oil.</p>`,
    `<p>Un tricot dusty blue. ${more} Existe aussi en heather grey.</p>`,
  ])('fails for English words in lower case: %s', (value) => {
    expect(judge(value).outcome).toBe('fail');
  });

  it('counts the cells of a size chart, whatever their capitals', () => {
    const value = `<p>${FRENCH_SENTENCE} ${more}</p><table><tr><th>Size</th><th>Width</th><th>Length</th></tr></table>`;
    expect(judge(value).findings[0]?.message).toMatchObject({ data: { englishWords: 3 } });
  });

  it.each([
    '« I Want to Hold Your Hand »',
    '“The Sound of Silence”',
    'dont le titre est « the best of the rest of us »',
  ])('takes a quoted title for a name: %s', (title) => {
    const value = `<p>L’album avec la chanson ${title}, remasterisé en mono et pressé au Québec. ${more}</p>`;
    expect(judge(value).outcome).toBe('pass');
  });

  it('reads what is quoted and no name', () => {
    const value = `<p>Nos clients le répètent souvent : « this is the best kettle that we have ever had in our kitchen ». ${more}</p>`;
    expect(judge(value).outcome).toBe('fail');
  });

  it.each([
    '<p>Une carte de North Hatley, de Hudson, de Kirkland, de Beaconsfield et de Stanstead.</p>',
    '<p>Un sac au design sport, pour le camping ou le week-end, assorti à un short, un jean et un t-shirt.</p>',
    '<p>Aqua, Cetearyl Alcohol, Butyrospermum Parkii Butter, Parfum.</p>',
  ])('lets names and words that French has taken up be: %s', (value) => {
    expect(judge(value).outcome).toBe('pass');
  });

  it.each([
    'Aqua, Myristyl Alcohol, Caprylic/Capric Triglyceride, Hydrolyzed Keratin, Glycerin, Cetrimonium Chloride, Parfum, Tocopherol',
    'Ingrédients : aqua, glycerin, cetearyl alcohol, helianthus annuus seed oil, parfum, sodium benzoate, citric acid',
    'INGRÉDIENTS : AQUA, GLYCERIN, CETEARYL ALCOHOL, PARFUM, SODIUM CHLORIDE, CITRIC ACID',
    'Aqua (Water), Helianthus Annuus (Sunflower) Seed Oil, PEG-40 Hydrogenated Castor Oil, Xanthan Gum, Phenoxyethanol',
  ])('lets ingredients be by their INCI names: %s', (list) => {
    expect(judge(`<p>${FRENCH_SENTENCE} ${more}</p><p>${list}</p>`).outcome).toBe('pass');
  });

  it.each([
    'Water, Shea Butter, Coconut Oil, Beeswax, Rose Water, Fragrance, Vitamin E',
    'Ingrédients : water, glycerin, coconut oil, beeswax, fragrance, citric acid, olive oil',
    'sugar, water, citric acid, natural flavour, salt, wheat flour',
    'Made with aloe leaf juice and pure rose water',
    'Massage into damp skin, then rinse with warm water',
  ])('fails for ingredients in plain English: %s', (list) => {
    expect(judge(`<p>${FRENCH_SENTENCE} ${more}</p><p>${list}</p>`).outcome).toBe('fail');
  });

  it('lets the small words of a name be', () => {
    const value = `<p>Un casse-tête The Legend of Zelda Breath of the Wild.</p>`;
    expect(judge(value).outcome).toBe('pass');
  });

  it('leaves names of the glossary alone', () => {
    const value = `<p>La collection The Best of the North with Love est arrivée chez nous ce matin. ${more}</p>`;
    expect(judge(value, { glossary: ['The Best of the North with Love'] }).outcome).toBe('pass');
  });

  it('leaves text of which half is English to untranslated-french-text', () => {
    expect(judge(ENGLISH_TEXT).outcome).toBe('pass');
    expect(judge(`<p>${FRENCH_SENTENCE} ${ENGLISH_SENTENCE}</p>`).outcome).toBe('pass');
  });

  it('judges the source of a French store', () => {
    const value = `<p>${FRENCH_SENTENCE} ${more} ${ENGLISH_SENTENCE}</p>`;
    expect(judge(value, {}, FRENCH_STORE).findings[0]?.message.data['isSource']).toBe(true);
  });

  it('does not apply without French, and is unknown while it was not read', () => {
    const of = (texts: object) =>
      resultOf('mixed-language-text', listing(texts), { store: STORE }).outcome;
    expect(of({ french: [] })).toBe('notApplicable');
    expect(of({})).toBe('unknown');
  });
});
