import type { SeedProduct } from './seed-product';

/**
 * What a sandbox store is loaded with. Products come as any reader or generator gives them; the
 * sandbox turns them into Shopify's shape. French comes with the product (`french`, `frenchDetails`).
 */
export interface SandboxSeed {
  shop: SandboxShop;
  /** Streamed, so that a generated store of any size fits. */
  products: Iterable<SeedProduct> | AsyncIterable<SeedProduct>;
  /** Changes of price, oldest first; the last one of a variant is its present price. */
  priceChanges: SandboxPriceChange[];
  orders: SandboxOrder[];
  /** None where absent. */
  collections?: SandboxCollection[];
  /** None where absent. */
  contents?: SandboxContent[];
}

export interface SandboxCollection {
  title: string;
  /** Absent: none. */
  titleFr?: string;
  /** Handles of its products. */
  products: string[];
}

/** What of a store can be translated beside products, collections and policies: a menu's link, a page, a mail. */
export interface SandboxContent {
  type: SandboxContentType;
  /** What of its global id stands behind the type's name; a number where absent. */
  id?: string;
  fields: SandboxContentField[];
}

export const SANDBOX_CONTENT_TYPES = {
  ARTICLE: 'Article',
  BLOG: 'Blog',
  DELIVERY_METHOD_DEFINITION: 'DeliveryMethodDefinition',
  EMAIL_TEMPLATE: 'EmailTemplate',
  FILTER: 'OnlineStoreFilterSetting',
  LINK: 'Link',
  ONLINE_STORE_THEME_JSON_TEMPLATE: 'OnlineStoreThemeJsonTemplate',
  ONLINE_STORE_THEME_LOCALE_CONTENT: 'OnlineStoreThemeLocaleContent',
  ONLINE_STORE_THEME_SECTION_GROUP: 'OnlineStoreThemeSectionGroup',
  PACKING_SLIP_TEMPLATE: 'PackingSlipTemplate',
  PAGE: 'Page',
  PAYMENT_GATEWAY: 'PaymentGateway',
  SHOP: 'Shop',
} as const;
export type SandboxContentType = keyof typeof SANDBOX_CONTENT_TYPES;

export interface SandboxContentField {
  key: string;
  value: string;
  /** A line of text where absent. */
  type?: 'HTML' | 'MULTI_LINE_TEXT_FIELD' | 'URI';
  /** Absent: none. */
  french?: string;
  /** The text was changed after its French was written. */
  outdated?: true;
  /** Nobody saved the French: Shopify, or the theme, brings it. */
  isBuiltIn?: true;
}

export interface SandboxShop {
  /** `sandbox.myshopify.com` */
  domain: string;
  name: string;
  currency: string;
  /** Units of Canadian dollars for one unit of the shop's currency, for prices that are not fixed. */
  canadianRate: number;
  /** Likewise US dollars. */
  usRate: number;
  primaryLocale: string;
  /** Other locales with whether they are published. */
  locales: { locale: string; published: boolean }[];
  timeZone: string;
  /** Where it ships to, each a market of its own unless `markets` says otherwise. */
  countries: string[];
  markets?: SandboxMarket[];
  /** False: Shopify declines discounts by market. */
  marketDiscounts?: boolean;
  /** True: Shopify takes discounts for markets of provinces and states, which it does not yet. */
  provinceDiscounts?: boolean;
  /** Legal policies; none where absent. */
  policies?: SandboxPolicy[];
}

export interface SandboxMarket {
  name: string;
  /** Countries (`CA`) and provinces or states of them (`CA-QC`); `null`: everywhere. */
  regions: string[] | null;
  /** Whom it is for besides; whoever lives there where absent. */
  onlyFor?: 'companies' | 'locations';
  isDraft?: boolean;
}

export interface SandboxPolicy {
  type: 'REFUND_POLICY' | 'SHIPPING_POLICY' | 'PRIVACY_POLICY' | 'TERMS_OF_SERVICE';
  bodyHtml: string;
  /** `null`: none. */
  frenchHtml: string | null;
}

export interface SandboxPriceChange {
  /** ISO 8601 instant. */
  at: string;
  sku: string;
  price: number;
  compareAtPrice: number | null;
}

export interface SandboxOrder {
  name: string;
  createdAt: string;
  country: string;
  province: string;
  lines: SandboxOrderLine[];
  fulfilledAt: string | null;
  discountCodes?: string[];
}

export interface SandboxOrderLine {
  sku: string;
  quantity: number;
  returnedQuantity: number;
  returnReason: string | null;
  /** In the shop's currency, after discounts; the variant's present price where absent. */
  unitPrice?: number;
}

/** A mail as the admin shows it: one that came in by SMTP, or one that lies in the app's outbox. */
export interface ShownMail {
  /** In its address. */
  key: string;
  /** `null`: it was not sent, since the app has no mail server. */
  from: string | null;
  to: string[];
  subject: string;
  at: Date | null;
  html: string;
  text: string;
  /** As it came over the wire; `null`: it did not. */
  raw: string | null;
}
