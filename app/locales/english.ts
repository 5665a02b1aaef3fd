import enAuditCommand from './en/audit-command.json';
import enBorder from './en/border.json';
import enChanges from './en/changes.json';
import enDigestDelivery from './en/digest-delivery.json';
import enDigest from './en/digest.json';
import enExtension from './en/extension.json';
import enOrders from './en/orders.json';
import enPacking from './en/packing.json';
import enPages from './en/pages.json';
import enPrivacy from './en/privacy.json';
import enPromotionBlockers from './en/promotion-blockers.json';
import enPromotionScheduling from './en/promotion-scheduling.json';
import enPromotions from './en/promotions.json';
import enReasons from './en/reasons.json';
import enReplies from './en/replies.json';
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
import enWorklist from './en/worklist.json';

/** All that the app says: English names the ids. */
export const english = {
  ...enAuditCommand,
  ...enBorder,
  ...enChanges,
  ...enDigest,
  ...enDigestDelivery,
  ...enExtension,
  ...enOrders,
  ...enPacking,
  ...enPages,
  ...enPrivacy,
  ...enPromotionBlockers,
  ...enPromotionScheduling,
  ...enPromotions,
  ...enReasons,
  ...enReplies,
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
  ...enWorklist,
};
