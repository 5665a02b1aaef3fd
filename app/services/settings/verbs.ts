import { previewSettings } from './preview-settings';
import { saveSettings } from './save-settings';
import { showSettings } from './show-settings';

export const settingsVerbs = { show: showSettings, preview: previewSettings, save: saveSettings };
