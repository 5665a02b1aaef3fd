import type { StrangeForm } from '~/components/answers';
import type { SettingsErrors } from '~/core/audit/settings';
import type { Answer, Invalid } from '~/services/answer';
import type { SettingsChanged, SettingsPreview } from '~/services/settings/views';
import type { SettingsIntent } from './settings-form';

/** What this page's action answers, and to what: the preview that was asked for, or nothing more once it is saved. */
export type SettingsAnswer = { intent: SettingsIntent | null } & Answer<
  SettingsPreview | undefined,
  Invalid<SettingsErrors> | SettingsChanged | StrangeForm
>;
