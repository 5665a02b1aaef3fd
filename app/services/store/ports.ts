import type { RepeatedPhrases } from '~/core/listing/repeated-phrases';
import type { DeniedAccess } from '~/core/store/denied-access';
import type { StoreFacts } from '~/core/store/store-facts';
import type { StoreTexts, StoreTextType, TextResource } from '~/core/store/store-texts';
import type { StoreDomain } from '~/core/store/store-domain';
import type { StoreSettings } from '~/core/audit/settings';
import type { Transaction } from '../queue';

export interface StoreRecord {
  domain: StoreDomain;
  installedAt: Date;
  /** When somebody last signed in, which only an installed app can have. */
  signedInAt: Date;
  /** Since when Shopify has refused every token; `null` while there is access. */
  accessLostAt: Date | null;
  /** Absent until the first sync has read them. */
  facts: StoreFacts | null;
  /** Defaults until the merchant has saved settings. */
  settings: StoreSettings;
  /** Grows with every change of the settings, and whenever else all listings are to be judged anew. */
  settingsRevision: number;
  settingsSaved: { at: Date; by: string } | null;
  /** When the first complete audit ended: findings opened later are new. */
  baselineAt: Date | null;
  /** When the merchant removed the guide of the first hour. */
  guideRemovedAt: Date | null;
  /** As the last sync found them. */
  repeatedPhrases: RepeatedPhrases;
  /** The fingerprint of the listings in which they were looked for; `null`: never. */
  phrasesOf: string | null;
  /** Since when everything of the store is being erased; `null`: it is not. */
  erasingSince: Date | null;
}

export interface StoreRepository {
  /** Registers the store, or notes that somebody signed in again. */
  install(store: StoreDomain, at: Date): Promise<StoreRecord>;
  /** Only the first call counts, until access is regained. */
  loseAccess(store: StoreDomain, at: Date): Promise<void>;
  regainAccess(store: StoreDomain): Promise<void>;
  find(store: StoreDomain): Promise<StoreRecord | null>;
  saveFacts(store: StoreDomain, facts: StoreFacts): Promise<void>;
  /**
   * `by`: Shopify's id of the staff account. `of`: the revision of which these settings were made; false, and nothing is
   * saved, where another one has been saved since.
   */
  saveSettings(
    store: StoreDomain,
    settings: StoreSettings,
    saved: { at: Date; by: string; of?: number },
  ): Promise<boolean>;
  /** `outdated`: listings with a phrase that changed, whose verdicts no longer stand. */
  saveRepeatedPhrases(
    store: StoreDomain,
    phrases: RepeatedPhrases,
    found: { of: string; outdated: string[] },
  ): Promise<void>;
  /** An audit that is under way begins anew. */
  markOutdated(store: StoreDomain): Promise<void>;
  /** Only the first call counts. */
  markBaseline(store: StoreDomain, at: Date): Promise<void>;
  removeGuide(store: StoreDomain, at: Date): Promise<void>;
  /** Grows whenever a page of this store would look different; open pages compare it to know when to reload. */
  version(store: StoreDomain): Promise<string>;
  /**
   * Marks that everything of the store is to be erased: sessions and runs go at once, and no run begins. `ask` queues what
   * erases it, in the same transaction. False: the store is not there.
   */
  beginErasing(
    store: StoreDomain,
    at: Date,
    ask?: (within: Transaction) => Promise<void>,
  ): Promise<boolean>;
  /**
   * Deletes everything of the store, sessions included, and keeps proof of when. Marked before the first row goes, and
   * harmless to repeat. A store where somebody signed in since it was marked is there anew, with nothing of before.
   */
  erase(store: StoreDomain, at: Date): Promise<void>;
}

export interface StorePorts {
  stores: StoreRepository;
}

export interface DeniedAccessRepository {
  /** Nothing is kept of a store that is not installed. */
  note(store: StoreDomain, denied: DeniedAccess, at: Date): Promise<void>;
  /** What Shopify last denied at `at` or later. */
  since(store: StoreDomain, at: Date): Promise<DeniedAccess[]>;
}

export interface DeniedAccessPorts {
  deniedAccess: DeniedAccessRepository;
}

/** Texts of one type, page after page: all of its pages, in order, take the place of what was known of it. */
export type StoreTextPage = {
  type: StoreTextType;
  /** Where the next page begins. */
  cursor: string;
} & (
  | {
      /** The access scope without which the type may not be read; `null`: Shopify does not give it otherwise. */
      permission: string | null;
    }
  | {
      resources: TextResource[];
      isFirst: boolean;
      isLast: boolean;
      /** Of the last page. False: the store has more, which are not read. */
      isWhole: boolean;
    }
);

export interface StoreTextRepository {
  /**
   * Writes what differs from what is stored. The last page of a type removes what none of its pages held. Saving a
   * page again changes nothing.
   */
  savePage(store: StoreDomain, page: StoreTextPage): Promise<void>;
  /** Types that were never read to the end are absent; `null`: none was. */
  read(store: StoreDomain): Promise<StoreTexts | null>;
}

export interface StoreTextPorts {
  storeTexts: StoreTextRepository;
}

/** What Shopify has of a store's texts beside products. */
export interface ShopifyStoreTexts {
  /** From a cursor of `StoreTextPage` on. */
  readStoreTexts(after: string | null): AsyncIterable<StoreTextPage>;
}

/** What Shopify tells of a store as a whole. */
export interface ShopifyStoreFacts {
  readStoreFacts(): Promise<StoreFacts>;
}
