import { chooseSeason } from './choose-season';
import { exportSeason } from './export-season';
import { listSeasonListings } from './list-season-listings';
import { removeAnnouncedDate } from './remove-announced-date';
import { saveAnnouncedDate } from './save-announced-date';
import { showSeason } from './show-season';

/** The retail calendar's pages. */
export const seasonVerbs = {
  show: showSeason,
  export: exportSeason,
  listListings: listSeasonListings,
  choose: chooseSeason,
  saveAnnouncedDate,
  removeAnnouncedDate,
};
