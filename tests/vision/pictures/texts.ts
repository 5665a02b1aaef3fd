/** What is printed into the pictures: as merchants and makers of goods print it. Lines of one text stand under each other. */
export type PrintedLanguage = 'en' | 'fr' | 'both';
export type PrintedKind = 'infographic' | 'sizeChart' | 'label' | 'box';

type Texts = Record<PrintedKind, Record<'en' | 'fr', readonly (readonly string[])[]>>;

/** The same text at the same place in both languages, so that `both` is one beside the other. */
export const TEXTS: Texts = {
  infographic: {
    en: [
      ['Keeps drinks cold', 'for 24 hours', 'Leakproof lid', 'Fits most cup holders'],
      ['Soft on sensitive skin', 'Made without fragrance', 'Gentle every day'],
      ['Why you will love it', 'Easy to clean', 'Dishwasher safe', 'Built to last'],
      ['Warm in winter', 'Breathable in summer', 'Machine washable'],
      ['Wide opening for ice', 'Stays hot all morning', 'Double wall steel'],
      ['How to use', 'Shake well before opening', 'Apply to clean hair', 'Rinse with water'],
      ['Our pillows are filled', 'with feathers from here', 'Sleep better tonight'],
      ['Hand stitched leather', 'Deep front pockets', 'Lifetime warranty'],
    ],
    fr: [
      [
        'Garde les boissons froides',
        'pendant 24 heures',
        'Couvercle étanche',
        'Convient aux porte-gobelets',
      ],
      ['Doux pour la peau sensible', 'Fabriqué sans parfum', 'Pour tous les jours'],
      [
        'Pourquoi vous allez l’aimer',
        'Facile à nettoyer',
        'Va au lave-vaisselle',
        'Conçu pour durer',
      ],
      ['Chaud en hiver', 'Respirant en été', 'Lavable à la machine'],
      ['Grande ouverture pour la glace', 'Reste chaud toute la matinée', 'Double paroi en acier'],
      [
        'Mode d’emploi',
        'Bien agiter avant d’ouvrir',
        'Appliquer sur cheveux propres',
        'Rincer à l’eau',
      ],
      ['Nos oreillers sont remplis', 'de plumes d’ici', 'Dormez mieux ce soir'],
      ['Cuir cousu à la main', 'Poches profondes à l’avant', 'Garantie à vie'],
    ],
  },
  sizeChart: {
    en: [
      [
        'Size chart',
        'Size   Chest   Waist   Length',
        'S   36   29   27',
        'M   39   32   28',
        'L   42   35   29',
      ],
      ['How to measure', 'Measure around your chest', 'A   Width   18 in', 'B   Height   24 in'],
      ['Shoe sizes', 'US   Women   Men', '7   9.3 in   9.6 in', '8   9.6 in   9.9 in'],
      ['Product dimensions', 'Width 40 cm', 'Height 62 cm', 'Depth 18 cm'],
    ],
    fr: [
      [
        'Guide des tailles',
        'Taille   Poitrine   Hanches   Longueur',
        'P   36   29   27',
        'M   39   32   28',
        'G   42   35   29',
      ],
      [
        'Comment mesurer',
        'Mesurez le tour de poitrine',
        'A   Largeur   46 cm',
        'B   Hauteur   61 cm',
      ],
      ['Pointures', 'US   Femmes   Hommes', '7   23,6 cm   24,4 cm', '8   24,4 cm   25,1 cm'],
      ['Dimensions du produit', 'Largeur 40 cm', 'Hauteur 62 cm', 'Profondeur 18 cm'],
    ],
  },
  label: {
    en: [
      [
        'Ingredients: sugar, wheat flour, butter, salt.',
        'Contains milk and wheat.',
        'Best before 2027 MR 14',
        'Net weight 250 g',
      ],
      [
        'Directions: apply to damp skin and rinse well.',
        'Warning: keep out of reach of children.',
        'For external use only.',
      ],
      ['100% cotton', 'Machine wash cold', 'Tumble dry low', 'Do not bleach', 'Made in Canada'],
      [
        'Nutrition Facts',
        'Per 1 cup (250 mL)',
        'Calories 110',
        'Fat 2.5 g',
        'Carbohydrate 12 g',
        'Protein 9 g',
      ],
      [
        'Hand poured soy candle',
        'Never leave a burning candle unattended.',
        'Trim the wick before lighting.',
      ],
      [
        'Store in a cool dry place.',
        'Once opened, keep refrigerated.',
        'Distributed by North Shore Foods',
      ],
    ],
    fr: [
      [
        'Ingrédients : sucre, farine de blé, beurre, sel.',
        'Contient du lait et du blé.',
        'Meilleur avant 2027 MR 14',
        'Poids net 250 g',
      ],
      [
        'Mode d’emploi : appliquer sur la peau humide et bien rincer.',
        'Avertissement : tenir hors de la portée des enfants.',
        'Pour usage externe seulement.',
      ],
      [
        '100 % coton',
        'Laver à la machine à l’eau froide',
        'Sécher à basse température',
        'Ne pas javelliser',
        'Fabriqué au Canada',
      ],
      [
        'Valeur nutritive',
        'Pour 1 tasse (250 mL)',
        'Calories 110',
        'Lipides 2,5 g',
        'Glucides 12 g',
        'Protéines 9 g',
      ],
      [
        'Bougie de soya coulée à la main',
        'Ne jamais laisser une bougie allumée sans surveillance.',
        'Couper la mèche avant d’allumer.',
      ],
      [
        'Conserver dans un endroit frais et sec.',
        'Garder au froid après ouverture.',
        'Distribué par Aliments Rive-Nord',
      ],
    ],
  },
  box: {
    en: [
      ['Roasted coffee beans', 'Dark roast', 'Rich and smooth flavour', '340 g'],
      ['Stainless steel kettle', 'Boils water fast', 'Cool touch handle', '1.7 L'],
      ['Building blocks', '120 pieces', 'Ages 3 and up', 'Small parts warning inside'],
      ['Chocolate chip cookies', 'Baked with real butter', 'Net Wt 300 g'],
      ['Wool winter socks', 'Keep your feet warm', 'One pair', 'One size fits most'],
      ['Wireless phone charger', 'Charges through the case', 'Cable sold separately'],
    ],
    fr: [
      ['Café torréfié en grains', 'Torréfaction foncée', 'Saveur riche et veloutée', '340 g'],
      [
        'Bouilloire en acier inoxydable',
        'Fait bouillir l’eau rapidement',
        'Poignée froide au toucher',
        '1,7 L',
      ],
      ['Blocs de construction', '120 morceaux', '3 ans et plus', 'Contient de petites pièces'],
      ['Biscuits aux pépites de chocolat', 'Cuits avec du vrai beurre', 'Poids net 300 g'],
      ['Bas d’hiver en laine', 'Gardent vos pieds au chaud', 'Une paire', 'Taille unique'],
      ['Chargeur de téléphone sans fil', 'Recharge à travers l’étui', 'Câble vendu séparément'],
    ],
  },
};

/** Promises that a listing has to keep. `kind`: as the rule names them. */
export const CLAIMS: readonly {
  lines: readonly string[];
  /** `null`: nothing that a listing has to keep. */
  kind: 'percent' | 'event' | 'price' | 'tax' | null;
}[] = [
  { lines: ['50% OFF'], kind: 'percent' },
  { lines: ['Save 30% off', 'today only'], kind: 'percent' },
  { lines: ['UP TO 40% OFF', 'everything'], kind: 'percent' },
  { lines: ['25 % de rabais'], kind: 'percent' },
  { lines: ['Black Friday', 'Sale'], kind: 'event' },
  { lines: ['Vendredi fou'], kind: 'event' },
  { lines: ['Boxing Day', 'deals are here'], kind: 'event' },
  { lines: ['Cyber Monday'], kind: 'event' },
  { lines: ['Only', '$39.99'], kind: 'price' },
  { lines: ['Now', '$24.50'], kind: 'price' },
  { lines: ['No tax this weekend'], kind: 'tax' },
  // A shop may say that it bears the tax.
  { lines: ['We pay the tax'], kind: null },
];

/** Tells nothing in any language: names, sizes, marks and models. */
export const NAMES: readonly (readonly string[])[] = [
  ['NORDIK', '500 ml'],
  ['Tremblay & Fils', '1987'],
  ['Kelvara', 'XR-200', '240 V'],
  ['BOREA', '1 L', 'BPA 0 %'],
  ['Maison Lavoie', '250 g'],
  ['OSLO', '40 x 60 cm'],
  ['Aurora', 'SPF 30', '50 ml'],
  ['Vento', 'USB', '12 V', 'CSA'],
  ['Zamora', 'No. 7'],
  ['HELIX', 'XL', '100 %'],
];
