import type {
  ChangeKind,
  ChangeState,
  CustomsKind,
  OvertakenBy,
  VariantKind,
} from '~/core/changes/change';
import type { AltTextSuggestion } from '~/core/changes/alt-text-suggestion';
import type { Suggestion } from '~/core/changes/suggestions';
import type { TypedVariantValue, VariantValueFault } from '~/core/changes/variant-values';
import type { HsEntry } from '~/core/customs/hs-texts';
import type { PricePlace } from '~/core/prices/was-price-claim';
import type { KeptToken } from '~/core/changes/kept-tokens';
import type { ReadText } from '~/core/changes/read-passages';
import type { FrenchPart } from '~/core/changes/typed-french';
import type { ChangedPiece } from '~/core/html/changed-lines';
import type { Message } from '~/core/audit/outcome';
import type { GroupOfListings } from '../catalogue/ports';
import type { OutsideErrorKind } from '../outside-error';
import type { ChangeFailure, FrenchField } from './ports';

/** A change as pages show it. */
export interface ChangeView {
  id: string;
  /** What was saved together. */
  batch: string;
  /** How many changes of the batch can be taken back. */
  undoableTogether: number;
  listingId: string;
  /** `null`: the listing is gone. */
  listingTitle: string | null;
  kind: ChangeKind;
  /** Of French. */
  part: FrenchPart | null;
  /** Of a listing with several variants, the one that has the value. */
  variant: string | null;
  locale: string;
  /** Of French that one market has of its own. */
  isOfOneMarket: boolean;
  source: string | null;
  before: string | null;
  after: string | null;
  state: ChangeState;
  overtakenBy: OvertakenBy | null;
  found: string | null;
  failure: ChangeFailure | null;
  askedAt: string;
  askedBy: string;
  settledAt: string | null;
  undoneBy: string | null;
}

export interface HistoryView {
  changes: ChangeView[];
  cursor: string | null;
}

/** A finding, as far as it is said beside what is typed. */
export interface SaidFinding {
  rule: string;
  key: string;
  message: Message;
  field: string;
}

/** How many findings of a rule come of what would be written. */
export interface RuleEffect {
  rule: string;
  closes: number;
  opens: number;
}

/** What comes of what is typed. */
export interface Verdict {
  closes: SaidFinding[];
  opens: SaidFinding[];
}

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

/** Shopify did not answer, or does not let the app. */
export interface NotAnswered {
  why: 'notAnswered';
  kind: OutsideErrorKind;
}

export interface SavedChanges extends Verdict {
  changes: ChangeView[];
}

/** Some changes, or all that were saved together. */
export type UndoWhat = { ids: string[] } | { batch: string };

/** None of them is written any more, or each is being taken back already. */
export interface NothingToUndo {
  why: 'nothingToUndo';
}

export interface AltTextToSave {
  mediaId: string;
  alt: string;
  /** As the page showed it when it was typed; empty: none. */
  shownAlt: string;
}

/** Somebody changed alt texts since the page showed them; `alt` is what they are. */
export interface AltTextsChanged {
  why: 'altTextsChanged';
  altTexts: { mediaId: string; alt: string }[];
}

/** Some of the values are being written already, by whoever asked before; the others were written. */
export interface UnderWay {
  why: 'underWay';
}

/** What customs and carriers need of a listing, variant by variant, to be fixed. */
export interface CustomsView {
  listingId: string;
  title: string;
  variants: VariantValuesView[];
  suggestions: Suggestion[];
  /** Words of the codes among all these. */
  hsEntries: HsEntry[];
  /** Open ones about customs and weight. */
  findings: SaidFinding[];
  productUrl: string;
}

export interface VariantValuesView {
  id: string;
  title: string;
  sku: string | null;
  /** As Shopify has them now. */
  values: Partial<Record<VariantKind, string | null>>;
}

/** Compare-at prices of a listing, to be cleared or set. */
export interface WasPricesView {
  listingId: string;
  title: string;
  /** ISO 4217, of the amounts. */
  currency: string;
  /** Those that have a compare-at price. */
  variants: WasPriceView[];
  /** Open ones about compare-at prices. */
  findings: SaidFinding[];
  productUrl: string;
}

export interface WasPriceView extends VariantValuesView {
  /** In the store's own currency. */
  price: number;
  /** The highest earlier price that the rules find nothing against; `null`: none, or it cannot be told. */
  borne: BornePrice | null;
}

/** A compare-at price with its evidence. */
export interface BornePrice {
  /** In the store's own currency. */
  amount: number;
  evidence: PriceEvidenceView[];
}

/** How long the price, or more, was asked in a country. */
export interface PriceEvidenceView {
  place: PricePlace;
  heldDays: number;
  days: number;
  /** Of these days, those whose price is known by the merchant's own word alone. */
  importedDays: number;
}

/** With what the page showed when it was typed. */
export interface VariantValueToSave extends TypedVariantValue {
  shown: string | null;
}

/** Somebody changed values since the page showed them; `value` is what they are. */
export interface VariantValuesChanged {
  why: 'variantValuesChanged';
  values: TypedVariantValue[];
}

/** What cannot be meant, by kind of value. */
export type WrongVariantValues = Partial<Record<VariantKind, VariantValueFault>>;

/** Which listings a page of many is about. */
export interface BulkScope {
  /** Vendors and categories that lack it, most listings first, to narrow it down to. */
  groups: GroupOfListings[];
  vendor: string | null;
  category: string | null;
  /** How many were ticked in the list of listings; `null`: nothing was, all that lack it are meant. */
  ticked: number | null;
}

/** Values of variants that are fixed for many listings at once. */
export interface BulkView extends BulkScope {
  kind: CustomsKind;
  /** Of those that lack the value, as the address narrows them; the page shows `listings`. */
  total: number;
  listings: { id: string; title: string }[];
  /** What listings like the first one use. */
  suggestions: Suggestion[];
  hsEntries: HsEntry[];
}

/** What would be written. */
export interface BulkPreview {
  value: string;
  listings: { id: string; title: string; variants: number; before: string[] }[];
  /** Of all of them. */
  variants: number;
  /** Listings that have the value by now, or ship nothing. */
  leftOut: number;
  effects: RuleEffect[];
}

/** Photos that lack an alt text, of many listings, one page of them. */
export interface BulkAltTextsView extends BulkScope {
  kind: 'altText';
  /** Listings with such photos, as the address narrows them. */
  total: number;
  listings: ListingToDescribe[];
  previous: string | null;
  next: string | null;
}

export interface ListingToDescribe {
  id: string;
  title: string;
  photos: PhotoToDescribe[];
  /** How many more lack an alt text than are shown. */
  more: number;
}

export interface PhotoToDescribe {
  mediaId: string;
  /** Among the listing’s media, from 1 on. */
  position: number;
  url: string | null;
  /** A file name; empty: none. */
  alt: string;
  suggestion: AltTextSuggestion | null;
}

export interface BulkAltText extends AltTextToSave {
  listingId: string;
}

/** Alt texts that would be written. */
export interface AltTextsPreview {
  texts: { mediaId: string; title: string; position: number; before: string; after: string }[];
  /** Photos that are gone, or were given an alt text meanwhile. */
  leftOut: number;
  effects: RuleEffect[];
}

/** What is done about a compare-at price: it is removed, or set to what the price history bears, where it bears one. */
export const WAS_PRICE_REMEDIES = ['remove', 'lower'] as const;
export type WasPriceRemedy = (typeof WAS_PRICE_REMEDIES)[number];

/** Compare-at prices that a rule finds something against, of many listings, one page of them. */
export interface BulkWasPricesView extends BulkScope {
  kind: 'compareAt';
  /** Listings with such prices, as the address narrows them. */
  total: number;
  /** `after` of their lines: what the price history bears. */
  listings: ListingWasPrices[];
  previous: string | null;
  next: string | null;
}

export interface ListingWasPrices {
  id: string;
  title: string;
  /** ISO 4217; `null`: no compare-at price of its own variants is faulty. */
  currency: string | null;
  lines: WasPriceLine[];
  /** How many more variants with a compare-at price were not looked at. */
  more: number;
}

/** Variants with the same prices, in the store's own currency. */
export interface WasPriceLine {
  variants: number;
  price: number;
  compareAt: number;
  /** `null`: none. */
  after: number | null;
}

export interface WasPricesPreview {
  /** Of what would be written: the same where nothing has changed. */
  digest: string;
  remedy: WasPriceRemedy;
  /** `after` of their lines: what would be written. */
  listings: ListingWasPrices[];
  /** Of all of them. */
  variants: number;
  /** Listings of which nothing is faulty any more, or nothing that is the variant's own. */
  leftOut: number;
  effects: RuleEffect[];
}

/** None of the listings lacks the value any more. */
export interface NothingToWrite {
  why: 'nothingToWrite';
}

/** How far a batch is. */
export interface BatchView {
  batch: string;
  counts: Partial<Record<ChangeState, number>>;
  total: number;
  /** Of prices that a promotion lowers: that alone says when. */
  isOfSale: boolean;
}

/** What a file would write, and what of it would not be. */
export interface WorklistPreview {
  /** Of what would be written: the same where nothing has changed. */
  digest: string;
  changes: WorklistChangeView[];
  conflicts: WorklistConflictView[];
  refused: { line: number; listing: string; reason: Message }[];
  /** Values that Shopify has already. */
  same: number;
  /** Lines into which nothing was typed. */
  untouched: number;
}

interface WorklistLineView {
  line: number;
  listingTitle: string;
  kind: ChangeKind;
  /** Of French. */
  part: FrenchPart | null;
  /** Of a listing with several variants, the one that has the value. */
  variant: string | null;
}

/** Long texts are cut. */
export interface WorklistChangeView extends WorklistLineView {
  before: string | null;
  after: string | null;
}

/** Somebody changed the value, or its source, since the file was made. */
export interface WorklistConflictView extends WorklistLineView {
  by: OvertakenBy;
  typed: string;
  /** What there is in Shopify now, of what changed. */
  found: string | null;
}

/** More than one file may write. */
export interface TooMuchTyped {
  why: 'tooMuchTyped';
  typed: number;
  most: number;
}

/** Something changed since the preview that was confirmed. */
export interface PreviewChanged<Preview> {
  why: 'previewChanged';
  preview: Preview;
}
