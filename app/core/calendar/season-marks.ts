import type { Audience } from '../listing/audience';
import { storeDay } from '../days/store-day';
import { SEASON_NAMES, type SeasonMark, type SeasonName } from './season-mark';
import { currentOrNextSeason } from './seasons';

/** Tags as merchants write them, without case, accents, hyphens and the year. */
const TAGS: Record<SeasonName, readonly string[]> = {
  'back-to-school': [
    'back to school',
    'backtoschool',
    'bts',
    'rentree',
    'la rentree',
    'rentree scolaire',
    'retour a l ecole',
    'retour en classe',
  ],
  holidays: [
    'holiday',
    'holidays',
    'holiday season',
    'christmas',
    'xmas',
    'noel',
    'fetes',
    'les fetes',
    'temps des fetes',
    'fetes de fin d annee',
  ],
};

/**
 * The seasons for which a listing is marked: by a tag that says nothing else than the season's name, in English
 * or French (`back-to-school`, `Rentrée`, `holiday`, `Noël`; `season:` or `saison:` may stand before it), or by
 * the merchant. A tag with a year (`christmas-2025`) counts for that year's season alone. One mark for each
 * audience, with the dates of the season that is on or comes next.
 */
export function seasonMarksOf(options: {
  tags: readonly string[];
  /** Seasons that the merchant chose in the app. */
  chosen?: readonly SeasonName[];
  audiences: readonly Audience[];
  now: Date;
  /** IANA name. */
  timeZone: string;
}): SeasonMark[] {
  const { tags, chosen = [], audiences, now, timeZone } = options;
  const tagged = tags.map(readTag).filter((tag) => tag !== null);
  if (tagged.length === 0 && chosen.length === 0) return [];
  const today = storeDay(now, timeZone);
  return SEASON_NAMES.flatMap((season) =>
    audiences
      .map((audience) => currentOrNextSeason(season, audience, today))
      .filter(
        ({ end }) =>
          chosen.includes(season) ||
          tagged.some(
            (tag) => tag.season === season && (tag.year === null || tag.year === end.slice(0, 4)),
          ),
      ),
  );
}

function readTag(tag: string): { season: SeasonName; year: string | null } | null {
  // No season's name is longer, with a year and a prefix; most tags are decided here.
  if (tag.length > 40) return null;
  const words = tag
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^(?:season|saison) /, '');
  const year = /(?:^| )(20\d\d)(?: |$)/.exec(words)?.[1] ?? null;
  const name = words.replace(/ ?\b20\d\d\b ?/, ' ').trim();
  const season = SEASON_NAMES.find((each) => TAGS[each].includes(name));
  return season ? { season, year } : null;
}
