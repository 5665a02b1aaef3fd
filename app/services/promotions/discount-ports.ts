import type { DiscountTerms } from '~/core/promotions/discount-parts';
import type { StoreDomain } from '~/core/store/store-domain';

/** A discount as Shopify has it. */
export interface DiscountInShopify {
  /** `gid://shopify/DiscountAutomaticNode/…` or `gid://shopify/DiscountCodeNode/…` */
  id: string;
  title: string;
  method: 'automatic' | 'code';
  /** `basic`: an amount or a percentage off. `app`: another app works it out. */
  kind: 'basic' | 'buyXGetY' | 'freeShipping' | 'app' | 'unknown';
  status: 'active' | 'scheduled' | 'expired' | 'unknown';
  /** ISO 8601, whole seconds, UTC. */
  startsAt: string;
  endsAt: string | null;
  createdAt: string;
  tags: string[];
  /** `null` where they cannot be read: of every kind but `basic`, and where something in them is not known. */
  terms: DiscountTerms | null;
}

/** How far Shopify's discounts of a store are known. */
export interface DiscountReading {
  /** When the last reading of all of them began. */
  wholeAt: Date;
  /** When the last reading began, of all or of what had changed. */
  readAt: Date;
}

/** One discount, and how many there are like it, itself included. */
export type LikeDiscounts = DiscountInShopify & { alike: number };

export interface DiscountWindow {
  /** Those with a code count where they apply at some instant of it. */
  from: Date;
  to: Date;
  /** Automatic ones count from then on. */
  lookBackFrom: Date;
}

/** Shopify's discounts of a store as they were last read, those that have ended among them. */
export interface DiscountRepository {
  /** `null`: they were never read whole, so that what is not there may be in Shopify. */
  reading(store: StoreDomain): Promise<DiscountReading | null>;
  saveReading(store: StoreDomain, reading: DiscountReading): Promise<void>;
  /** How many are known that have not ended. */
  countOpen(store: StoreDomain, now: Date): Promise<number>;
  /** Takes them as they are, or as they have become. */
  save(store: StoreDomain, discounts: readonly DiscountInShopify[], seenAt: Date): Promise<void>;
  /** Gone in Shopify. An automatic one keeps the days on which it applied; nothing is left of any other. */
  remove(store: StoreDomain, discountId: string, at: Date): Promise<void>;
  /** Those that were to be seen since then and were not are gone. */
  removeUnseen(store: StoreDomain, seenBefore: Date, at: Date): Promise<void>;
  /** Codes that ended before now, and automatic ones that ended before then: nothing asks for those. */
  forgetEnded(store: StoreDomain, before: { codes: Date; automatic: Date }): Promise<void>;
  /**
   * Automatic discounts one by one; those with a code by what they are like, the most numerous first. `codes`: whichever
   * has one of these codes is told by itself. `except`: ids and tags of those that are left out.
   */
  within(
    store: StoreDomain,
    window: DiscountWindow,
    options: { codes: readonly string[]; except: ReadonlySet<string> },
  ): Promise<LikeDiscounts[]>;
  /** Collections that a discount names. */
  collections(store: StoreDomain): Promise<string[]>;
}

/** From when until when a listing was in a collection, as far as was seen. */
export interface CollectionStay {
  collectionId: string;
  listingId: string;
  /** `null`: it was in when the collection was first looked at. */
  since: Date | null;
  /** `null`: it is in. */
  until: Date | null;
}

/** Who was in a collection when. */
export interface CollectionMemberRepository {
  /** When each was first looked at; one that never was is absent. */
  firstLooks(store: StoreDomain, collectionIds: readonly string[]): Promise<Map<string, Date>>;
  /** Those who are in now; whoever was and is not has left. */
  save(
    store: StoreDomain,
    collectionId: string,
    listingIds: readonly string[],
    at: Date,
  ): Promise<void>;
  /** Of these listings (`null`: of all), stays that had not ended by then. */
  stays(
    store: StoreDomain,
    collectionIds: readonly string[],
    asked: { listingIds: readonly string[] | null; since: Date },
  ): Promise<CollectionStay[]>;
  /** Stays that ended before then. */
  forget(store: StoreDomain, before: Date): Promise<void>;
}

export interface DiscountPorts {
  discounts: DiscountRepository;
  collectionMembers: CollectionMemberRepository;
}
