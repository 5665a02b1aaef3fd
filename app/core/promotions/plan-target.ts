import { currencyDigits } from '../listing/currency-digits';
import { decimal } from './decimal';
import type { PlanInput } from './plan-input';
import { error, type PlanErrors } from './plan-errors';
import type { PromotionPlan } from './promotion';

/** [J] A target above it is a slip. */
const MAX_UNITS = 10_000_000;
const MAX_REVENUE = 1_000_000_000;

type Targeted = Pick<PromotionPlan, 'target'>;

export function checkTarget(
  { targetKind, target }: PlanInput,
  currency: string,
  errors: PlanErrors,
): Targeted {
  switch (targetKind) {
    case 'none':
      return {};
    case 'units': {
      const units = decimal(target, 0);
      if (units !== null && units > 0 && units <= MAX_UNITS)
        return { target: { kind: 'units', units } };
      errors.target = error('targetUnits', { most: MAX_UNITS });
      return {};
    }
    case 'revenue': {
      const digits = currencyDigits(currency);
      const amount = decimal(target, digits);
      if (amount !== null && amount > 0 && amount <= MAX_REVENUE)
        return { target: { kind: 'revenue', revenue: { amount, currency } } };
      errors.target = error('amount', { digits, amount: { amount: MAX_REVENUE, currency } });
      return {};
    }
  }
}

/** The opposite of `checkTarget`. */
export function inputOfTarget({ target }: Targeted): Pick<PlanInput, 'targetKind' | 'target'> {
  if (target === undefined) return { targetKind: 'none', target: '' };
  return {
    targetKind: target.kind,
    target: String(target.kind === 'units' ? target.units : target.revenue.amount),
  };
}
