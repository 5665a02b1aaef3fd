import enAuditCommand from './en/audit-command.json';
import enChanges from './en/changes.json';
import enDigest from './en/digest.json';
import enDigestDelivery from './en/digest-delivery.json';
import enExtension from './en/extension.json';
import enOrders from './en/orders.json';
import enPages from './en/pages.json';
import enPromotionBlockers from './en/promotion-blockers.json';
import enPromotionScheduling from './en/promotion-scheduling.json';
import enPromotions from './en/promotions.json';
import enReasons from './en/reasons.json';
import enRulesCustoms from './en/rules/customs.json';
import enRulesFrench from './en/rules/french.json';
import enRulesPhotos from './en/rules/photos.json';
import enRulesPrices from './en/rules/prices.json';
import enRulesReturns from './en/rules/returns.json';
import enRulesSeasons from './en/rules/seasons.json';
import enRulesService from './en/rules/service.json';
import enRulesTexts from './en/rules/texts.json';
import enSeason from './en/season.json';
import enSettings from './en/settings.json';
import enSuggestions from './en/suggestions.json';
import frAuditCommand from './fr/audit-command.json';
import frChanges from './fr/changes.json';
import frDigest from './fr/digest.json';
import frDigestDelivery from './fr/digest-delivery.json';
import frExtension from './fr/extension.json';
import frOrders from './fr/orders.json';
import frPages from './fr/pages.json';
import frPromotionBlockers from './fr/promotion-blockers.json';
import frPromotionScheduling from './fr/promotion-scheduling.json';
import frPromotions from './fr/promotions.json';
import frReasons from './fr/reasons.json';
import frRulesCustoms from './fr/rules/customs.json';
import frRulesFrench from './fr/rules/french.json';
import frRulesPhotos from './fr/rules/photos.json';
import frRulesPrices from './fr/rules/prices.json';
import frRulesReturns from './fr/rules/returns.json';
import frRulesSeasons from './fr/rules/seasons.json';
import frRulesService from './fr/rules/service.json';
import frRulesTexts from './fr/rules/texts.json';
import frSeason from './fr/season.json';
import frSettings from './fr/settings.json';
import frSuggestions from './fr/suggestions.json';

/**
 * All that the app says. English names the ids, and either language has what the other has, or the compiler asks for
 * it. This file imports nothing of the app, so that core may take the type of an id from it.
 */
const en = {
  ...enAuditCommand,
  ...enChanges,
  ...enDigest,
  ...enDigestDelivery,
  ...enExtension,
  ...enOrders,
  ...enPages,
  ...enPromotionBlockers,
  ...enPromotionScheduling,
  ...enPromotions,
  ...enReasons,
  ...enRulesCustoms,
  ...enRulesFrench,
  ...enRulesPhotos,
  ...enRulesPrices,
  ...enRulesReturns,
  ...enRulesSeasons,
  ...enRulesService,
  ...enRulesTexts,
  ...enSeason,
  ...enSettings,
  ...enSuggestions,
};

const fr = {
  ...frAuditCommand,
  ...frChanges,
  ...frDigest,
  ...frDigestDelivery,
  ...frExtension,
  ...frOrders,
  ...frPages,
  ...frPromotionBlockers,
  ...frPromotionScheduling,
  ...frPromotions,
  ...frReasons,
  ...frRulesCustoms,
  ...frRulesFrench,
  ...frRulesPhotos,
  ...frRulesPrices,
  ...frRulesReturns,
  ...frRulesSeasons,
  ...frRulesService,
  ...frRulesTexts,
  ...frSeason,
  ...frSettings,
  ...frSuggestions,
} satisfies Record<keyof typeof en, string>;

/** Of a sentence that the app can say; a mail's Message-ID is another thing. */
export type MessageId = keyof typeof en;

export const MESSAGES = { en: en satisfies Record<keyof typeof fr, string>, fr };

/** How ids that begin with `Prefix` go on: `'thin' | 'room' | 'loss'` after `suggestion.margin.`. */
export type IdAfter<Prefix extends string> = After<Prefix, MessageId>;
/** The same of any texts; of few, where it is asked for many prefixes: the compiler looks at each with each. */
export type After<Prefix extends string, Text> = Text extends `${Prefix}${infer Rest}`
  ? Rest
  : never;

/** Whether this version has a sentence of that id: what is stored may be of another version. */
export function isMessageId(id: string): id is MessageId {
  return Object.hasOwn(en, id);
}
