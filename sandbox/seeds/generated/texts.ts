import type { SeedTranslation } from '../../seed-product';
import { pick } from '../random';
import type { Traits } from './traits';
import { CARE, COLLECTIONS, MATERIALS, NOUNS, TOWNS, USES } from './words';

const DAY_MS = 86_400_000;

type Material = (typeof MATERIALS)[keyof typeof MATERIALS][number];

interface Texts {
  title: { en: string; fr: string };
  description: { en: string; fr: string };
}

/** What a product's texts are made of. */
interface Words {
  noun: (typeof NOUNS)[number];
  material: Material;
  collection: string;
  town: string;
  use: (typeof USES)[number];
}

export function pickWords(random: () => number): Words {
  const noun = pick(NOUNS, random);
  return {
    noun,
    material: pick<Material>(MATERIALS[noun.kind], random),
    collection: pick(COLLECTIONS, random),
    town: pick(TOWNS, random),
    use: pick(USES, random),
  };
}

export function textsOf(
  { noun, material, collection, town, use }: Words,
  number: string,
  random: () => number,
): Texts {
  const care = CARE[noun.kind];
  const widthCm = 10 + Math.floor(random() * 60);
  const paragraph = (...sentences: string[]): string => `<p>${sentences.join(' ')}</p>`;
  return {
    title: {
      en: `${material.en} ${noun.en}, ${collection} collection, no. ${number}`,
      fr: `${capitalise(noun.fr)} en ${material.fr}, collection ${collection}, nº ${number}`,
    },
    description: {
      en:
        paragraph(`This ${noun.en} is made in small batches by our workshop in ${town}.`, use.en) +
        `<ul><li>Width: ${widthCm} cm (${(widthCm / 2.54).toFixed(1)} in.)</li><li>${care.en}</li></ul>`,
      fr:
        paragraph(`Fabrication en petites séries dans notre atelier de ${town}.`, use.fr) +
        `<ul><li>Largeur\u00a0: ${widthCm} cm</li><li>${care.fr}</li></ul>`,
    },
  };
}

/** The French that the product has, by its traits. */
export function frenchOf(traits: Traits, texts: Texts, now: Date): SeedTranslation[] {
  if (traits.french === 'none') return [];
  const updatedAt = new Date(now.getTime() - 200 * DAY_MS).toISOString();
  const translated = (key: string, value: string, outdated: boolean): SeedTranslation => ({
    key,
    locale: 'fr',
    marketId: null,
    value,
    outdated,
    updatedAt,
  });
  const title = translated('title', texts.title.fr, traits.hasOutdatedFrench);
  return traits.french === 'titleOnly'
    ? [title]
    : [title, translated('body_html', texts.description.fr, false)];
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
