import { describe, expect, it } from 'vitest';
import { withoutInciNames } from '~/core/language/inci-names';

describe('a list of ingredients without its INCI names', () => {
  it.each([
    'Aqua, Myristyl Alcohol, Caprylic/Capric Triglyceride, Hydrolyzed Keratin, Cetrimonium Chloride, Parfum',
    'Aloe Barbadensis Leaf Juice',
    'Rosa Damascena Flower Water',
    'Helianthus Annuus (Sunflower) Seed Oil',
    'PRUNUS AMYGDALUS DULCIS OIL, CERA ALBA',
    'sodium benzoate, citric acid, xanthan gum, tocopherol',
    'PEG-40 Hydrogenated Castor Oil, Polysorbate 20, Ceteareth-20',
  ])('leaves nothing of %s', (list) => {
    expect(withoutInciNames(list.replace('/', ' '))).toBe('');
  });

  it('leaves what has no such name', () => {
    expect(withoutInciNames('Ingredients: Aqua, Glycerin, Phenoxyethanol, Shea Butter')).toBe(
      'Ingredients,  Shea Butter',
    );
  });

  it.each([
    'water (aqua), cetearyl alcohol, shea butter, sunflower seed oil, fragrance',
    'Water, Coconut Oil, Beeswax, Rose Water, Citric Acid',
    'Stainless Steel',
    'Adjustable Waist Strap, Natural Rubber Sole',
    'Machine wash cold, tumble dry',
    'Une crème douce, sans parfum ajouté, pour les mains',
  ])('is none: %s', (text) => {
    expect(withoutInciNames(text)).toBeNull();
  });
});
