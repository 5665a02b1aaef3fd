import { showHome } from './show-home';

export const homeVerbs = { show: showHome };
