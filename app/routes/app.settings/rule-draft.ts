import type { SettingsErrors } from '~/core/audit/settings';
import type { RuleSettingsView } from '~/services/settings/views';
import { shown, type SettingsDraft } from './settings-form';

/** Whether a rule is otherwise than Borealist has it by itself. */
export function isChanged({ rule, thresholds }: RuleSettingsView, draft: SettingsDraft): boolean {
  return (
    draft.rulesOff.includes(rule) ||
    thresholds.some(
      (threshold) =>
        Number(draft.thresholds[threshold.field]) !== shown(threshold, threshold.default),
    )
  );
}

export function hasError({ thresholds }: RuleSettingsView, errors: SettingsErrors): boolean {
  return thresholds.some(({ field }) => errors[`thresholds.${field}`] !== undefined);
}
