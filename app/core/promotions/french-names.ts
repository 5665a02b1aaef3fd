import { eventAround } from '../calendar/event-around';
import type { EventName } from '../calendar/events';
import { seasonWindow } from '../calendar/seasons';
import type { SeasonName } from '../calendar/season-mark';

/**
 * What a sale around an event is called in Quebec, by the Office québécois de la langue française where it names one
 * (Vendredi fou, Cyberlundi). `null`: an event of the US alone, or one that Quebec has no sale for.
 */
const NAMES: Record<EventName, string | null> = {
  easter: 'Soldes de Pâques',
  'victoria-day': 'Soldes de la Journée des patriotes',
  'memorial-day': null,
  'saint-jean-baptiste': 'Soldes de la Saint-Jean',
  'canada-day': 'Soldes de la fête du Canada',
  'independence-day': null,
  'construction-holiday': 'Soldes des vacances de la construction',
  'labour-day': 'Soldes de la fête du Travail',
  'canadian-thanksgiving': 'Soldes de l’Action de grâce',
  'american-thanksgiving': null,
  'black-friday': 'Vendredi fou',
  'cyber-monday': 'Cyberlundi',
  'green-monday': null,
  'super-saturday': 'Soldes d’avant-Noël',
  'boxing-week': 'Soldes de l’après-Noël',
};

const OF_SEASONS: Record<SeasonName, string> = {
  holidays: 'Soldes des Fêtes',
  'back-to-school': 'Soldes de la rentrée',
};

/**
 * A French name for a promotion of these days (`YYYY-MM-DD`), to begin with: of the event that it lies around, else of the
 * season that it begins in. A year that its name has is kept. `null`: none comes to mind.
 */
export function suggestedFrenchName(
  name: string,
  { first, last }: { first: string; last: string },
): string | null {
  const event = eventAround({ first, last }, ['QC']);
  const found = (event && NAMES[event.name]) ?? nameOfSeason(first);
  if (found === null) return null;
  const [year] = /(?<!\d)20\d{2}(?!\d)/.exec(name) ?? [];
  return year === undefined ? found : `${found} ${year}`;
}

function nameOfSeason(day: string): string | null {
  const year = Number(day.slice(0, 4));
  const seasons = ['holidays', 'back-to-school'] as const;
  const season = seasons.find((each) => {
    const { start, end } = seasonWindow(each, 'QC', year);
    return start <= day && day <= end;
  });
  return season === undefined ? null : OF_SEASONS[season];
}
