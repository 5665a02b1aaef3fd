import type { SettingOverrides } from './ready-rule';
import { exchangeRateDrift } from './rules/exchange-rate-drift';
import { priceJump } from './rules/price-jump';
import { volatilePrice } from './rules/volatile-price';

/**
 * How many days of prices rules look at, besides what they ask of "was" prices that are shown: their windows, and
 * before these the longest promotion that may reach into them.
 */
export function priceLookBackDays(thresholds: SettingOverrides): number {
  const days = [volatilePrice, priceJump].map(({ id, settings }) => {
    const own = thresholds[id] ?? {};
    const { windowDays, dipDays } = settings;
    return (own.windowDays ?? windowDays.default) + (own.dipDays ?? dipDays.default);
  });
  const { id, settings } = exchangeRateDrift;
  return Math.max(...days, thresholds[id]?.windowDays ?? settings.windowDays.default);
}
