import { useTranslate } from '~/components/language';
import type { PlanInput } from '~/core/promotions/plan-input';
import type { PlanErrors } from '~/core/promotions/plan-errors';

/** What is wrong with a field, in words. */
export function useErrorOf(errors: PlanErrors): (field: keyof PlanInput) => string | undefined {
  const t = useTranslate();
  return (field) => {
    const error = errors[field];
    return error && t(error.id, error.data);
  };
}
