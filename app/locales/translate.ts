import { IntlMessageFormat } from 'intl-messageformat';
import type { MessageData } from '~/core/audit/outcome';
import enAuditCommand from './en/audit-command.json';
import enDigest from './en/digest.json';
import enDigestDelivery from './en/digest-delivery.json';
import enExtension from './en/extension.json';
import enOrders from './en/orders.json';
import enPages from './en/pages.json';
import enPromotionBlockers from './en/promotion-blockers.json';
import enPromotionScheduling from './en/promotion-scheduling.json';
import enPromotions from './en/promotions.json';
import enReasons from './en/reasons.json';
import { rules as enRules } from './en/rules';
import enSeason from './en/season.json';
import enSettings from './en/settings.json';
import enSuggestions from './en/suggestions.json';
import frAuditCommand from './fr/audit-command.json';
import frDigest from './fr/digest.json';
import frDigestDelivery from './fr/digest-delivery.json';
import frExtension from './fr/extension.json';
import frOrders from './fr/orders.json';
import frPages from './fr/pages.json';
import frPromotionBlockers from './fr/promotion-blockers.json';
import frPromotionScheduling from './fr/promotion-scheduling.json';
import frPromotions from './fr/promotions.json';
import frReasons from './fr/reasons.json';
import { rules as frRules } from './fr/rules';
import frSeason from './fr/season.json';
import frSettings from './fr/settings.json';
import frSuggestions from './fr/suggestions.json';
import { MESSAGE_FORMATTERS } from './intl';

export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The regional form in which dates and numbers are written. */
export const FORMATTING_LOCALE: Record<Language, string> = { en: 'en-CA', fr: 'fr-CA' };

const MESSAGES: Record<Language, Record<string, string>> = {
  en: {
    ...enAuditCommand,
    ...enDigest,
    ...enDigestDelivery,
    ...enExtension,
    ...enOrders,
    ...enPages,
    ...enPromotionBlockers,
    ...enPromotionScheduling,
    ...enPromotions,
    ...enReasons,
    ...enRules,
    ...enSeason,
    ...enSettings,
    ...enSuggestions,
  },
  fr: {
    ...frAuditCommand,
    ...frDigest,
    ...frDigestDelivery,
    ...frExtension,
    ...frOrders,
    ...frPages,
    ...frPromotionBlockers,
    ...frPromotionScheduling,
    ...frPromotions,
    ...frReasons,
    ...frRules,
    ...frSeason,
    ...frSettings,
    ...frSuggestions,
  },
};

/** French for any French locale of the admin, English for every other. */
export function languageOf(locale: string | null | undefined): Language {
  return locale?.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

export type Translate = (id: string, data?: MessageData) => string;

const formats = new Map<string, IntlMessageFormat>();

/** Says a message in one language. Throws on an id that no locale file has: a missing sentence is a bug. */
export function translator(language: Language): Translate {
  return (id, data) => {
    const cacheKey = `${language}:${id}`;
    let format = formats.get(cacheKey);
    if (!format) {
      const text = MESSAGES[language][id];
      if (text === undefined) throw new Error(`No ${language} text for message id "${id}"`);
      format = new IntlMessageFormat(text, FORMATTING_LOCALE[language], undefined, {
        ignoreTag: true,
        formatters: MESSAGE_FORMATTERS,
      });
      formats.set(cacheKey, format);
    }
    return String(format.format(written(data, FORMATTING_LOCALE[language])));
  };
}

/** Amounts of money and lists as text, since ICU messages have no argument type for either. */
function written(
  data: MessageData = {},
  locale: string,
): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, writtenValue(value, locale)]),
  );
}

function writtenValue(value: MessageData[string], locale: string): string | number | boolean {
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return new Intl.ListFormat(locale).format(value);
  return new Intl.NumberFormat(locale, { style: 'currency', currency: value.currency }).format(
    value.amount,
  );
}

export function messageIds(language: Language): string[] {
  return Object.keys(MESSAGES[language]);
}
