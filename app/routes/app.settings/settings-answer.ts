import type { Message } from '~/core/audit/outcome';
import type { SettingsErrors } from '~/core/audit/settings';
import type { SettingsPreview } from '~/services/settings/views';

/** What this page's action answers. */
export interface SettingsAnswer {
  preview: SettingsPreview | null;
  errors: SettingsErrors;
  /** The form itself was not one of this page's. */
  invalid: Message | null;
  saved: boolean;
}

export const NOTHING_DONE: SettingsAnswer = {
  preview: null,
  errors: {},
  invalid: null,
  saved: false,
};
