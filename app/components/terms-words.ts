import type { Terms } from '~/core/promotions/terms';
import type { Translate } from '~/locales/translate';

/** How much, and by which code. */
export function sayTerms(t: Translate, { discount, trigger }: Terms): string {
  const off =
    discount.kind === 'percentage'
      ? t('promotions.percentOff', { percent: discount.percent })
      : t('promotions.amountOff', { amount: discount.off });
  return trigger.kind === 'code' ? `${off} · ${trigger.code}` : off;
}
