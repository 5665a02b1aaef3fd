import { showBorder } from './show-border';

export const borderVerbs = { show: showBorder };
