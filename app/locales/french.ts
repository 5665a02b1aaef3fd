import type { english } from './english';
import frAuditCommand from './fr/audit-command.json';
import frBorder from './fr/border.json';
import frChanges from './fr/changes.json';
import frDigestDelivery from './fr/digest-delivery.json';
import frDigest from './fr/digest.json';
import frExtension from './fr/extension.json';
import frOrders from './fr/orders.json';
import frPacking from './fr/packing.json';
import frPages from './fr/pages.json';
import frPrivacy from './fr/privacy.json';
import frPromotionBlockers from './fr/promotion-blockers.json';
import frPromotionScheduling from './fr/promotion-scheduling.json';
import frPromotions from './fr/promotions.json';
import frReasons from './fr/reasons.json';
import frReplies from './fr/replies.json';
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
import frWorklist from './fr/worklist.json';

export const french = {
  ...frAuditCommand,
  ...frBorder,
  ...frChanges,
  ...frDigest,
  ...frDigestDelivery,
  ...frExtension,
  ...frOrders,
  ...frPacking,
  ...frPages,
  ...frPrivacy,
  ...frPromotionBlockers,
  ...frPromotionScheduling,
  ...frPromotions,
  ...frReasons,
  ...frReplies,
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
  ...frWorklist,
} satisfies Record<keyof typeof english, string>;
