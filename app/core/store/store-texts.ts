import type { TranslatedText } from '../listing/listing';

/** What Shopify translates beside products, by its `TranslatableResourceType`, as far as a buyer meets it. */
export const STORE_TEXT_TYPES = [
  'LINK',
  'DELIVERY_METHOD_DEFINITION',
  'PAYMENT_GATEWAY',
  'ONLINE_STORE_THEME_LOCALE_CONTENT',
  'ONLINE_STORE_THEME_JSON_TEMPLATE',
  'ONLINE_STORE_THEME_SECTION_GROUP',
  'ONLINE_STORE_THEME_SETTINGS_DATA_SECTIONS',
  'EMAIL_TEMPLATE',
  'PACKING_SLIP_TEMPLATE',
  'SHOP',
  'PAGE',
  'COLLECTION',
  'FILTER',
  'BLOG',
  'ARTICLE',
  'METAFIELD',
] as const;
export type StoreTextType = (typeof STORE_TEXT_TYPES)[number];

/** French of one text, as a buyer reads it. */
export interface StoreFrench extends Pick<TranslatedText, 'locale' | 'marketId' | 'value'> {
  outdated: boolean;
  /** False: nobody saved it, so that it is Shopify's own or the theme's. */
  isSaved: boolean;
}

export interface StoreText {
  /** Shopify's: `title`, `body_html`, `name`; of a theme, the path of the word. */
  key: string;
  /** As a buyer reads it, without HTML and Liquid, a line for each block; long ones are cut. */
  source: string;
  /** Those that Shopify gives. Empty: none. */
  french: StoreFrench[];
}

/** A menu's link, a page, a notification: what has texts of its own. */
export interface TextResource {
  /** Shopify's global id. */
  id: string;
  texts: StoreText[];
}

/** What was read of one type. */
export type ReadTexts =
  | { state: 'denied'; /** The access scope that Shopify asks for. */ permission: string }
  | {
      state: 'read';
      resources: TextResource[];
      /** False: the store has more than were read. */
      isWhole: boolean;
    };

/** Absent types were not read. */
export type StoreTexts = Partial<Record<StoreTextType, ReadTexts>>;

/** The theme that a resource of a theme belongs to; `null`: it names none. */
export function themeOf(resourceId: string): string | null {
  const [, path = '', query = ''] = /^gid:\/\/shopify\/([^?]+)\??(.*)$/.exec(resourceId) ?? [];
  return (
    new URLSearchParams(query).get('theme_id') ??
    /^OnlineStoreTheme\w*\/(\d+)$/.exec(path)?.[1] ??
    null
  );
}
