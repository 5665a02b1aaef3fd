import { AUDIENCES, type Audience } from '../listing/audience';
import type { StoreFacts } from '../store/store-facts';
import { MAX_GLOSSARY_TERMS, MAX_TERM_LENGTH } from './glossary-limits';
import type { Message } from './outcome';
import { RULES } from './registry';
import type { RuleTraits } from './rule';
import type { SettingOverrides } from './run';

/** How one store wants to be judged. What is not said here is as the rules declare it. */
export interface StoreSettings {
  /** Ids of rules that are switched off. */
  rulesOff: string[];
  /** Only what differs from the rule's default. */
  thresholds: SettingOverrides;
  /** Words that the merchant keeps in every language: brand and product names. */
  glossary: string[];
  /** `null`: those that Shopify's markets reach. */
  audiences: Audience[] | null;
  /** Whether the words in photos are read. */
  readsPhotos: boolean;
}

export const DEFAULT_SETTINGS: StoreSettings = {
  rulesOff: [],
  thresholds: {},
  glossary: [],
  audiences: null,
  readsPhotos: true,
};

/** Settings as somebody asks for them; numbers may still be what was typed. */
export interface SettingsInput {
  rulesOff: readonly string[];
  thresholds: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
  glossary: readonly string[];
  audiences: readonly string[] | null;
  readsPhotos: boolean;
}

/** `rulesOff`, `glossary`, `audiences` or `thresholds.<rule>.<setting>` → what is wrong with it. */
export type SettingsErrors = Record<string, Message>;

export type ConfigurableRule = Pick<RuleTraits, 'id' | 'settings'>;

/** Settings that rules can be judged by, in one canonical form; or what is wrong with them, field by field. */
export function checkSettings(
  input: SettingsInput,
  rules: readonly ConfigurableRule[] = RULES,
): { settings: StoreSettings; errors: null } | { settings: null; errors: SettingsErrors } {
  const errors: SettingsErrors = {};
  const settings: StoreSettings = {
    rulesOff: checkRulesOff(input.rulesOff, rules, errors),
    thresholds: checkThresholds(input.thresholds, rules, errors),
    glossary: checkGlossary(input.glossary, errors),
    audiences: checkAudiences(input.audiences, errors),
    readsPhotos: input.readsPhotos,
  };
  return Object.keys(errors).length === 0 ? { settings, errors: null } : { settings: null, errors };
}

/**
 * What of stored settings still holds: a rule or a threshold that a later version of the app dropped or
 * narrowed goes back to its default, instead of keeping a store from being judged.
 */
export function settingsThatHold(
  stored: StoreSettings,
  rules: readonly ConfigurableRule[] = RULES,
): StoreSettings {
  const errors: SettingsErrors = {};
  return {
    ...stored,
    rulesOff: stored.rulesOff.filter((id) => rules.some((rule) => rule.id === id)),
    thresholds: checkThresholds(stored.thresholds, rules, errors),
  };
}

/** The store's facts with the audiences that the merchant chose in place of those of Shopify's markets. */
export function narrowedFacts(facts: StoreFacts, { audiences }: StoreSettings): StoreFacts {
  return audiences === null ? facts : { ...facts, sellsTo: audiences };
}

function checkRulesOff(
  rulesOff: readonly string[],
  rules: readonly ConfigurableRule[],
  errors: SettingsErrors,
): string[] {
  const unknown = rulesOff.find((id) => !rules.some((rule) => rule.id === id));
  if (unknown !== undefined) {
    errors.rulesOff = { id: 'settings.error.unknownRule', data: { rule: unknown } };
  }
  return rules.map(({ id }) => id).filter((id) => rulesOff.includes(id));
}

function checkThresholds(
  thresholds: SettingsInput['thresholds'],
  rules: readonly ConfigurableRule[],
  errors: SettingsErrors,
): SettingOverrides {
  const checked: SettingOverrides = {};
  for (const [ruleId, values] of Object.entries(thresholds)) {
    const rule = rules.find(({ id }) => id === ruleId);
    if (rule === undefined) {
      errors[`thresholds.${ruleId}`] = {
        id: 'settings.error.unknownRule',
        data: { rule: ruleId },
      };
      continue;
    }
    for (const [name, value] of Object.entries(values)) {
      const field = `thresholds.${ruleId}.${name}`;
      const setting = Object.hasOwn(rule.settings, name) ? rule.settings[name] : undefined;
      if (setting === undefined) {
        errors[field] = { id: 'settings.error.unknownSetting', data: { setting: name } };
        continue;
      }
      const number = numberOf(value);
      if (number === null) {
        errors[field] = { id: 'settings.error.notANumber', data: {} };
      } else if (number < setting.min || number > setting.max) {
        errors[field] = { id: 'settings.error.outOfBounds', data: {} };
      } else if (number !== setting.default) {
        checked[ruleId] = { ...checked[ruleId], [name]: number };
      }
    }
  }
  return checked;
}

function numberOf(value: string | number): number | null {
  if (typeof value === 'string' && value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

function checkGlossary(terms: readonly string[], errors: SettingsErrors): string[] {
  const glossary = [
    ...new Set(terms.map((term) => term.trim().replace(/\s+/g, ' ')).filter((term) => term !== '')),
  ];
  if (glossary.length > MAX_GLOSSARY_TERMS) {
    errors.glossary = {
      id: 'settings.error.tooManyTerms',
      data: { terms: glossary.length, most: MAX_GLOSSARY_TERMS },
    };
  } else if (glossary.some((term) => term.length > MAX_TERM_LENGTH)) {
    errors.glossary = { id: 'settings.error.longTerm', data: { most: MAX_TERM_LENGTH } };
  }
  return glossary;
}

function checkAudiences(
  audiences: readonly string[] | null,
  errors: SettingsErrors,
): Audience[] | null {
  if (audiences === null) return null;
  const chosen = AUDIENCES.filter((audience) => audiences.includes(audience));
  if (chosen.length === 0) errors.audiences = { id: 'settings.error.noAudience', data: {} };
  return chosen;
}
