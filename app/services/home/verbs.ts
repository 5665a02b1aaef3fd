import { removeGuide } from './guide';
import { showHome } from './show-home';

export const homeVerbs = { show: showHome, removeGuide };
