/*
 * Words that generated products are made of, in English and Canadian French. Titles are put together as
 * "Stoneware mug, Rivage collection" and "Tasse en grès, collection Rivage", so that nothing has to agree.
 */

export const NOUNS = [
  { en: 'mug', fr: 'tasse', type: 'Kitchen', kind: 'dishes' },
  { en: 'serving bowl', fr: 'bol de service', type: 'Kitchen', kind: 'dishes' },
  { en: 'teapot', fr: 'théière', type: 'Kitchen', kind: 'dishes' },
  { en: 'candle holder', fr: 'bougeoir', type: 'Home', kind: 'dishes' },
  { en: 'cutting board', fr: 'planche à découper', type: 'Kitchen', kind: 'wood' },
  { en: 'serving tray', fr: 'plateau de service', type: 'Kitchen', kind: 'wood' },
  { en: 'lamp base', fr: 'pied de lampe', type: 'Home', kind: 'wood' },
  { en: 'picture frame', fr: 'cadre', type: 'Home', kind: 'wood' },
  { en: 'throw', fr: 'jeté', type: 'Home', kind: 'cloth' },
  { en: 'cushion', fr: 'coussin', type: 'Home', kind: 'cloth' },
  { en: 'apron', fr: 'tablier', type: 'Clothing', kind: 'cloth' },
  { en: 'scarf', fr: 'foulard', type: 'Clothing', kind: 'cloth' },
  { en: 'tote bag', fr: 'fourre-tout', type: 'Bags', kind: 'cloth' },
  { en: 'pencil case', fr: 'étui à crayons', type: 'School', kind: 'cloth' },
  { en: 'lunch bag', fr: 'sac à lunch', type: 'School', kind: 'cloth' },
  { en: 'picnic blanket', fr: 'couverture de pique-nique', type: 'Outdoor', kind: 'cloth' },
] as const;

export const MATERIALS = {
  dishes: [
    { en: 'Stoneware', fr: 'grès' },
    { en: 'Porcelain', fr: 'porcelaine' },
    { en: 'Earthenware', fr: 'faïence' },
  ],
  wood: [
    { en: 'Maple', fr: 'érable' },
    { en: 'Birch', fr: 'bouleau' },
    { en: 'Walnut', fr: 'noyer' },
  ],
  cloth: [
    { en: 'Linen', fr: 'lin' },
    { en: 'Wool', fr: 'laine' },
    { en: 'Cotton', fr: 'coton' },
  ],
} as const;

/** Proper names, the same in both languages. */
export const COLLECTIONS = [
  'Rivage',
  'Boréal',
  'Laurentia',
  'Kamouraska',
  'Matane',
  'Saguenay',
  'Tadoussac',
] as const;

export const TOWNS = [
  'Rimouski',
  'Sherbrooke',
  'Gatineau',
  'Victoriaville',
  'Moncton',
  'Kingston',
] as const;

export const CARE = {
  dishes: {
    en: 'It goes in the dishwasher and the microwave, and it keeps its glaze for years.',
    fr: 'Va au lave-vaisselle et au four à micro-ondes, sans que le lustre s’use au fil des ans.',
  },
  wood: {
    en: 'Wash it by hand, dry it at once, and rub in a little oil twice a year.',
    fr: 'Lavage à la main, séchage immédiat et un peu d’huile deux fois par année.',
  },
  cloth: {
    en: 'Wash it in cold water with like colours and hang it to dry.',
    fr: 'Lavage à l’eau froide avec des couleurs semblables, puis séchage à la corde.',
  },
} as const;

export const USES = [
  {
    en: 'Made for slow mornings and for guests who stay longer than planned.',
    fr: 'Pour les matins tranquilles et pour la visite qui reste plus longtemps que prévu.',
  },
  {
    en: 'Light enough to carry along, sturdy enough to be used every day.',
    fr: 'Assez de légèreté pour le transport, assez de solidité pour tous les jours.',
  },
  {
    en: 'A gift for a first apartment, a new cottage, or no occasion at all.',
    fr: 'Un cadeau pour un premier appartement, un nouveau chalet ou sans raison du tout.',
  },
] as const;

export const SIZES = ['XS', 'S', 'M', 'L', 'XL'] as const;
