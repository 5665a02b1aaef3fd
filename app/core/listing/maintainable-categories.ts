/**
 * Branches of Shopify's product taxonomy by their ids, which are the same in every language and edition
 * (https://shopify.github.io/product-taxonomy). [J] Whether the goods in them may need parts, repair or maintenance;
 * the longest branch decides. Of a branch that is in neither list a category's name says more.
 */
const MAINTAINABLE = [
  // Watches, musical instruments, cameras and optics, electronics, furniture.
  ...['aa-6-11', 'ae-2-8', 'co-2', 'co-3', 'el', 'el-7-9-12', 'fr'],
  // Pumps, generators, small engines, tools.
  ...['ha-7', 'ha-11-15', 'ha-12', 'ha-15'],
  // Household and kitchen appliances, garden tools, outdoor power equipment.
  ...['hg-9', 'hg-11-7', 'hg-12-1-7', 'hg-12-3'],
  // Hair styling tools but combs and brushes, vehicles.
  ...['hb-3-10-12', 'vp-2'],
];

const NOT_MAINTAINABLE = [
  // Clothing and jewellery, live animals, food, gift cards, bags, adult goods, media, religion, services, software, toys.
  ...['aa', 'ap-1', 'fb', 'gc', 'lb', 'ma', 'me', 'rc', 'se', 'so', 'tg'],
  // Instruments' and cameras' accessories.
  ...['ae-2-7', 'ae-3', 'co-1'],
  // Disposable cameras; accessories and parts of electronics, circuit boards and components.
  ...[
    'co-2-3',
    'el-1-2',
    'el-1-5',
    'el-2-1',
    'el-3',
    'el-4-8-4',
    'el-5',
    'el-7',
    'el-8',
    'el-12-4',
  ],
  ...['el-13-1', 'el-13-3', 'el-13-5', 'el-17-5', 'el-18'],
  // Mattresses, and what lies on furniture or belongs to it.
  ...['fr-2-1', 'fr-2-5', 'fr-6', 'fr-11', 'fr-14', 'fr-16', 'fr-17', 'fr-20', 'fr-21', 'fr-23'],
  // Building materials and consumables, tools' accessories.
  ...['ha-1', 'ha-2', 'ha-14'],
  // Supplies, tableware, cookware, linens and plants.
  ...[
    'hg-8',
    'hg-10',
    'hg-11-1',
    'hg-11-2',
    'hg-11-3',
    'hg-11-4',
    'hg-11-5',
    'hg-11-6',
    'hg-11-10',
  ],
  ...['hg-12-1', 'hg-12-4', 'hg-14', 'hg-15', 'hg-16', 'hg-17', 'hg-19', 'hg-20'],
  // Cosmetics, hair care but its tools, combs and brushes; parts of vehicles.
  ...['hb-3-2', 'hb-3-10', 'hb-3-10-12-2', 'vp-1'],
];

const VERDICTS: ReadonlyMap<string, boolean> = new Map([
  ...MAINTAINABLE.map((id): [string, boolean] => [id, true]),
  ...NOT_MAINTAINABLE.map((id): [string, boolean] => [id, false]),
]);

/** `null`: its branch says nothing. The id is Shopify's, `gid://shopify/TaxonomyCategory/el-6-3`. */
export function isMaintainableCategory(id: string): boolean | null {
  let branch = id.slice(id.lastIndexOf('/') + 1);
  while (branch !== '') {
    const verdict = VERDICTS.get(branch);
    if (verdict !== undefined) return verdict;
    branch = branch.slice(0, Math.max(0, branch.lastIndexOf('-')));
  }
  return null;
}
