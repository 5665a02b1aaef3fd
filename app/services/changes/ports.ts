import type {
  ChangeKind,
  ChangeState,
  ChangeTarget,
  ChangeUnderWay,
  OvertakenBy,
  PlannedChange,
  RefusalKind,
  ValueNow,
} from '~/core/changes/change';
import type { PhotoType } from '~/core/changes/photo-file';
import type { FrenchPart } from '~/core/changes/typed-french';
import type { StoreDomain } from '~/core/store/store-domain';

/** A change that somebody asks for. */
export interface NewChange extends PlannedChange {
  id: string;
  listingId: string;
  target: ChangeTarget;
  /** What French translates, as it is now; of a photo, what it is made of. */
  source: string | null;
  /** The change that this one takes back. */
  undoes: string | null;
}

/** What was asked for together: by whom (Shopify's id of the staff account), and when. */
export interface ChangeBatch {
  id: string;
  by: string;
  at: Date;
}

/** `words`: Shopify's own, where it declined the value. */
export interface ChangeFailure {
  kind: RefusalKind;
  words: string | null;
}

/** As it is recorded. */
export interface Change extends NewChange, ChangeUnderWay {
  batch: string;
  /** Its place in the batch. */
  position: number;
  askedAt: Date;
  askedBy: string;
  settledAt: Date | null;
  overtakenBy: OvertakenBy | null;
  /** What was found in its place. */
  found: string | null;
  failure: ChangeFailure | null;
  /** Who took it back, and whoever tried to. */
  undoneBy: string | null;
}

/** How it ends. `stored`: the value as Shopify keeps it, where that is not what it was sent. */
export type ChangeEnd =
  | { state: 'written'; stored?: string | null }
  | { state: 'refused'; failure: ChangeFailure }
  | { state: 'overtaken'; by: OvertakenBy; found: string | null };

export interface ChangeQuery {
  listingId?: string | undefined;
  kind?: ChangeKind | undefined;
  state?: ChangeState | undefined;
  batch?: string | undefined;
  /** Where the page begins. */
  after?: string | null | undefined;
  limit: number;
}

export interface ChangesPage {
  changes: Change[];
  /** Of the next page. */
  cursor: string | null;
}

export interface ChangeRepository {
  /**
   * Records changes as planned, in order. Left out, and not among the ids that are answered: of a value that is being
   * written already, and taking back what is being taken back or is not written.
   */
  record(store: StoreDomain, batch: ChangeBatch, changes: NewChange[]): Promise<string[]>;
  find(store: StoreDomain, ids: string[]): Promise<Change[]>;
  /** In order. */
  ofBatch(store: StoreDomain, batch: string): Promise<Change[]>;
  /**
   * Marks changes as being written from `at` on, unless somebody did since they were read, by `calledAt`. Answers the
   * ids of those that are this caller's to send.
   */
  begin(
    store: StoreDomain,
    changes: Pick<Change, 'id' | 'calledAt'>[],
    at: Date,
  ): Promise<string[]>;
  /** The call was certainly not sent: planned again. */
  release(store: StoreDomain, ids: string[]): Promise<void>;
  /**
   * Ends a change that is under way; one that has ended stays as it is. Where it took another back, that one is undone
   * with it, or overtaken with it.
   */
  end(store: StoreDomain, id: string, end: ChangeEnd, at: Date): Promise<void>;
  /** How many changes of a batch are in each state; a state that none is in is absent. */
  countsOf(store: StoreDomain, batch: string): Promise<Map<ChangeState, number>>;
  /** Keeps back what of a batch is planned, but for prices of a sale, which has a time. Answers how many. */
  hold(store: StoreDomain, batch: string): Promise<number>;
  /** Ends what of a batch was not sent: it never will be. */
  callOff(store: StoreDomain, batch: string, at: Date): Promise<void>;
  /** Plans what of a batch is held, but for values that somebody else has asked to change since. */
  letGo(store: StoreDomain, batch: string): Promise<number>;
  /** How many changes of each batch can be taken back; a batch without any is absent. */
  undoableIn(store: StoreDomain, batches: string[]): Promise<Map<string, number>>;
  /** The latest first. What takes others back is left out: it shows in those. */
  page(store: StoreDomain, query: ChangeQuery): Promise<ChangesPage>;
}

export interface ChangePorts {
  changes: ChangeRepository;
}

/** Whose French it is; without a market that of everybody who has none of their own. */
export interface FrenchPlace {
  locale: string;
  marketId?: string | undefined;
}

/** A text of a listing with its French, as Shopify has them now. */
export interface FrenchField {
  part: FrenchPart;
  resourceId: string;
  key: string;
  source: string;
  sourceDigest: string;
  french: string | null;
  /** The source changed after the French was written. */
  isOutdated: boolean;
}

/** A value to be written. `sourceDigest`: of the source as it is now. */
export interface ValueToWrite {
  target: ChangeTarget;
  value: string | null;
  /** Of a photo that is added, what it is made of. */
  source?: string | null;
  sourceDigest: string | null;
}

/** A photo on the disk. `name`: as Shopify is to call it. */
export interface PhotoFile {
  path: string;
  name: string;
  type: PhotoType;
  bytes: number;
}

/** `unknown`: Shopify's answer does not tell. */
export type WriteOutcome =
  | { kind: 'written'; stored: string | null }
  | { kind: 'refused'; words: string }
  | { kind: 'unknown' };

/** Values that the app writes. */
export interface ShopifyValues {
  /** The store's French locales, published or not. */
  readFrenchLocales(): Promise<string[]>;
  /** What of a product has French, options and photos included; `null`: it is gone. */
  readFrenchFields(listingId: string, place: FrenchPlace): Promise<FrenchField[] | null>;
  /** By id, of the markets that sell. */
  readMarketNames(): Promise<ReadonlyMap<string, string>>;
  /** By product's id: of `texts` their own texts, of `details` options and photos as well. Nothing of one that is gone. */
  readFrenchOf(
    products: { texts: readonly string[]; details: readonly string[] },
    locale: string,
  ): Promise<Map<string, FrenchField[]>>;
  /** In the order of the targets; `null`: what had the value is gone. */
  readValues(targets: ChangeTarget[]): Promise<(ValueNow | null)[]>;
  /** Sends a file to where Shopify takes files, and answers its address there. Nothing of the store changes by it. */
  uploadPhoto(file: PhotoFile): Promise<string>;
  /**
   * Writes values of one resource, compare-at prices of one product, or alt texts of any photos, in one request, which is sent within `sendWithinMs` or not at all. In the order of
   * the values. Where the call itself fails, the error is thrown.
   */
  writeValues(values: ValueToWrite[], options: { sendWithinMs: number }): Promise<WriteOutcome[]>;
}

/** As many values as one request takes. */
export const WRITTEN_TOGETHER = 100;

/** More than this are written by a job, part by part: so many at a time, each read right before it is written. */
export const WRITTEN_AT_ONCE = 25;
