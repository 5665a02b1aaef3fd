import type { Audience } from '~/core/listing/audience';
import type { RuleGroup, RuleId, Setting, SettingField } from '~/core/audit/rule';
import type { PhotoProgress } from '../photos/ports';
import type { Severity } from '~/core/audit/outcome';

export interface ThresholdView {
  /** `<rule>.<setting>`. */
  field: SettingField;
  value: number;
  default: number;
  min: number;
  max: number;
  unit: Setting['unit'];
}

export interface RuleSettingsView {
  rule: RuleId;
  audiences: Audience[];
  severity: Severity;
  isOn: boolean;
  thresholds: ThresholdView[];
}

/** Somebody has saved other settings since the page showed them. */
export interface SettingsChanged {
  why: 'settingsChanged';
}

export interface SettingsView {
  /** Grows with each save: tells whether these are still those that are stored. */
  revision: number;
  /** When and by which staff account the settings were last saved; `null`: never. */
  saved: { at: string; by: string } | null;
  groups: { group: RuleGroup; rules: RuleSettingsView[] }[];
  glossary: string[];
  /** `null`: those of Shopify's markets. */
  audiences: Audience[] | null;
  /** Audiences that Shopify's markets reach; `null`: not read yet. */
  marketAudiences: Audience[] | null;
  readsPhotos: boolean;
  /** How far the photos are. */
  photos: PhotoProgress;
}

/** What other settings would open and resolve among the listings of a sample. */
export interface SettingsPreview {
  /** Listings that were judged, of how many. */
  sample: number;
  listings: number;
  /** Rules for which something would change. */
  rules: { rule: string; opened: number; resolved: number }[];
}
