import type { KeptToken } from '~/core/changes/kept-tokens';
import type { ReadText } from '~/core/changes/read-passages';
import type { ChangedPiece } from '~/core/html/changed-lines';
import type { FrenchField } from './ports';
import type { SaidFinding, Verdict } from './verdict-views';

/** What comes of French that is typed. */
export interface FrenchVerdict extends Verdict {
  /** Of what is typed, with what would still be said of it. */
  readings: FrenchReading[];
}

/** A text and its French as a buyer reads them, with the passages marked that findings quote. */
export interface FrenchReading {
  resourceId: string;
  key: string;
  /** Begins the names of places in the page that it and its findings have. */
  name: string;
  /** What is said of it; the passages name them by their place, from 1 on. */
  findings: SaidFinding[];
  source: ReadText;
  french: ReadText;
  /** What of the source the French has to keep. */
  tokens: KeptToken[];
}

/** What changed in the source of French since the French was written here. */
export interface SourceSince {
  resourceId: string;
  key: string;
  /** When it was written: ISO 8601. */
  at: string;
  /** Empty: it reads the same. */
  lines: ChangedPiece[][];
}

export interface FrenchMarket {
  id: string;
  name: string;
}

/** What buyers elsewhere read in the place of a text. */
export interface OtherFrench {
  resourceId: string;
  key: string;
  /** The name of the market whose own it is; `null`: what all read who have none of their own. */
  market: string | null;
  /** Without tags. */
  text: string;
}

/** The French of a listing, to be fixed. */
export interface FrenchView {
  listingId: string;
  title: string;
  /** Of the store: French can be written in each. Empty: the store has none. */
  locales: string[];
  locale: string;
  /** Whose own French it is; `null`: of all who have none of their own. */
  market: FrenchMarket | null;
  /** Those that have French of the listing of their own. */
  markets: FrenchMarket[];
  others: OtherFrench[];
  /** Of the store's own texts; `null`: not known yet. */
  sourceLocale: string | null;
  fields: FrenchField[];
  /** Of each field. */
  readings: FrenchReading[];
  /** Of those whose French is out of date; absent where the source then is not known. */
  sourcesSince: SourceSince[];
  /** Open ones about French. */
  findings: SaidFinding[];
  /** Shopify's own pages for it. */
  languagesUrl: string;
  productUrl: string;
}

/** French that was mended, as it would be typed into its field. */
export interface MendedView {
  french: string;
  /** As a buyer reads them; empty: nothing was to be mended. */
  passages: { before: string; after: string }[];
  /** What has to be put right by hand. */
  left: SaidFinding[];
}

/** By resource and key, as Shopify calls them. */
export interface TypedText {
  resourceId: string;
  key: string;
  french: string;
}

/** With what the page showed when it was typed. */
export interface TextToSave extends TypedText {
  shownFrench: string;
  sourceDigest: string;
}

/** Somebody changed the source or the French since the page showed it; `field` is `null` where it is gone. */
export interface Conflict {
  why: 'changedMeanwhile';
  fields: { resourceId: string; key: string; field: FrenchField | null }[];
}

/** What was typed runs code that the source does not: by resource and key. */
export type ActiveHtml = Record<string, string[]>;
