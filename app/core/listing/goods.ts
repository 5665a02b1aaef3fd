import type { Listing } from './listing';

type Kind = Pick<Listing, 'title' | 'productType' | 'isGiftCard' | 'category'>;

/**
 * Whether an object is sold that can be photographed, described and sent: no gift card, no service and nothing that is
 * added to an order, such as its insurance. By Shopify's taxonomy where the product has a category, else by what the
 * whole product type says: a "Gift Card Holder" or a "Tea Service" is an object. Without a type, by the whole title.
 */
export function isGoods(listing: Kind): boolean {
  // Several rules ask one after the other.
  if (last?.listing !== listing) last = { listing, isGoods: isObject(listing) };
  return last.isGoods;
}

let last: { listing: Kind; isGoods: boolean } | undefined;

function isObject({ title, productType, isGiftCard, category }: Kind): boolean {
  if (isGiftCard) return false;
  if (category) return !NO_GOODS_CATEGORY.test(category.id);
  const type = productType.trim();
  return !NO_GOODS.test(type === '' ? title.trim() : type) && !isOrderProtection(title);
}

/** Gift Cards, Services and Product Add-Ons, at the top of Shopify's product taxonomy. */
const NO_GOODS_CATEGORY = /\/TaxonomyCategory\/(?:gc|se|pa)(?:-|$)/;

const SERVICES =
  'installation|repair|assembly|alteration|engraving|personali[sz]ation|cleaning|delivery|shipping|gift ?wrap(?:ping)?|consulting|photography|printing|design|set-?up|rental|sharpening|tailoring|grooming';
const SERVICES_IN_FRENCH =
  'installation|réparation|assemblage|retouches?|gravure|personnalisation|nettoyage|livraison|emballage|consultation|photographie|impression|conception|location|affûtage|toilettage';

/** [J] What stores call the kinds that are no objects, in English and French. */
const NO_GOODS = new RegExp(
  `^(?:${[
    '(?:e-?|digital |virtual |electronic )?gift ?(?:cards?|certificates?|vouchers?)|e-?vouchers?|vouchers?|store credits?',
    'cartes?[- ]cadeaux?(?: (?:électroniques?|virtuelles?|numériques?))?|(?:chèques?|certificats?)[- ]cadeaux?',
    'insurance|(?:shipping|package|delivery|order|parcel|route) (?:insurance|protection)',
    "assurances?(?: (?:expédition|colis|livraison))?|protection (?:de l[’']expédition|du colis|de la livraison|d[’']expédition|colis)",
    'extended warrant(?:y|ies)|warrant(?:y|ies)|(?:protection|service) plans?|garanties?(?: prolongées?)?|plans? de protection',
    `services?|(?:${SERVICES}) services?|services? (?:de |d[’'])(?:${SERVICES_IN_FRENCH})`,
    'consult(?:ation|ing)s?|appointments?|rendez-vous|memberships?|adhésions?|donations?|dons?|pourboires?',
    "(?:shipping|delivery|handling|rush|service) fees?|frais (?:de |d[’'])[\\p{L}-]+",
  ].join('|')})$`,
  'iu',
);

function isOrderProtection(title: string): boolean {
  return /protection|insurance/i.test(title) && ORDER_PROTECTION.test(title.trim());
}

/** "Shipping Protection", "Route Package Protection": insurance apps name the product so, whatever its type. */
const ORDER_PROTECTION =
  /^(?:[\p{L}&’']+ ){0,2}(?:shipping|package|delivery|order|parcel) (?:protection|insurance)$/iu;
