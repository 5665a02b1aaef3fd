import type { AltTextSuggestion } from '~/core/changes/alt-text-suggestion';
import type { BulkScope } from './bulk-views';
import type { RuleEffect } from './verdict-views';

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
