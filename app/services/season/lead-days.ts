import { unreadyForSeason } from '~/core/audit/rules/unready-for-season';
import type { StoreSettings } from '~/core/audit/settings';
import { LEAD_DAYS, type LeadDays } from '~/core/calendar/milestones';

/** Milestones fall when the rule about readiness begins to ask, so that a merchant sets both by one number. */
export function leadDaysOf({ thresholds }: StoreSettings): LeadDays {
  const own = thresholds[unreadyForSeason.id];
  return {
    ...LEAD_DAYS,
    'french-ready': own?.frenchLeadDays ?? LEAD_DAYS['french-ready'],
    'listing-ready': own?.leadDays ?? LEAD_DAYS['listing-ready'],
  };
}
