import type { Translate } from '~/locales/translate';
import type { Formatter } from '~/locales/format';
import type { AudienceSeason } from '~/services/season/views';

/** One line of the timeline in words. */
export interface TimelineEntry {
  key: string;
  /** `YYYY-MM-DD` by which it is sorted. */
  day: string;
  text: string;
  /** The page that it has in this app. */
  url?: string;
}

/** Everything on the timeline, by first day. */
export function timelineEntries(
  { timeline, promotions }: AudienceSeason,
  t: Translate,
  format: Pick<Formatter, 'day'>,
): TimelineEntry[] {
  const span = (name: string, start: string, end: string) =>
    start === end
      ? t('season.list.day', { name, start: format.day(start) })
      : t('season.list.span', { name, start: format.day(start), end: format.day(end) });
  const entries: TimelineEntry[] = [
    ...timeline.windows.map(({ name, start, end }) => ({
      key: `window ${name} ${start}`,
      day: start,
      text: t('season.list.window', {
        name: t(`season.window.${name}`),
        start: format.day(start),
        end: format.day(end),
      }),
    })),
    ...timeline.windows.flatMap(({ name, peak }) =>
      peak === null || peak < timeline.from || peak > timeline.until
        ? []
        : [
            {
              key: `peak ${name} ${peak}`,
              day: peak,
              text: t('season.list.peak', {
                name: t(`season.window.${name}`),
                start: format.day(peak),
              }),
            },
          ],
    ),
    ...timeline.milestones.map(({ name, season, on }) => ({
      key: `milestone ${name} ${on}`,
      day: on,
      text: span(
        t('season.milestoneOf', { milestone: t(`season.milestone.${name}`), season }),
        on,
        on,
      ),
    })),
    ...timeline.events.map(({ name, start, end }) => ({
      key: `event ${name} ${start}`,
      day: start,
      text: span(t(`season.event.${name}`), start, end),
    })),
    ...timeline.announced.map(({ id, name, start, end }) => ({
      key: `announced ${id}`,
      day: start,
      text: span(name, start, end),
    })),
    ...promotions.map(({ id, name, phase, start, end, notReady }) => ({
      key: `promotion ${id}`,
      day: start,
      text: t('season.list.promotion', {
        name,
        // One that waits has been moved, whatever its phase.
        phase: notReady === null ? phase : notReady.plannedStart === null ? 'notReady' : 'waits',
        start: format.day(start),
        end: format.day(end),
      }),
      url: `/app/promotions/${id}`,
    })),
  ];
  return entries.toSorted((a, b) => a.day.localeCompare(b.day));
}
