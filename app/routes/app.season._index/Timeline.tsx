import { Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useFormatter, useTranslate } from '~/components/language';
import type { AudienceSeason } from '~/services/season/views';
import { inRows, monthsOn, placeOf, type Span } from './timeline-layout';

interface Bar extends Span {
  key: string;
  label: string;
  className: string;
}

type LaneName = 'windows' | 'milestones' | 'events' | 'announced' | 'promotions';

/** A lane for each kind of thing; as wide as there is room, so that nothing scrolls. */
export function Timeline({ season }: { season: AudienceSeason }) {
  const { timeline, promotions } = season;
  const t = useTranslate();
  const line = { start: timeline.from, end: timeline.until };
  const lanes: { name: LaneName; bars: Bar[] }[] = [
    {
      name: 'windows',
      bars: timeline.windows.map(({ name, start, end, peak }) => ({
        key: `${name} ${start}`,
        start,
        end,
        label: t(`season.window.${name}`),
        className: peak === null ? 'season-bar' : 'season-bar season-bar--with-peak',
      })),
    },
    {
      name: 'milestones',
      bars: timeline.milestones.map(({ name, season: of, on }) => ({
        key: `${name} ${on}`,
        start: on,
        end: on,
        label: t('season.milestoneOf', { milestone: t(`season.milestone.${name}`), season: of }),
        className: 'season-dot season-dot--milestone',
      })),
    },
    {
      name: 'events',
      bars: timeline.events.map(({ name, start, end }) => ({
        key: `${name} ${start}`,
        start,
        end,
        label: t(`season.event.${name}`),
        className: 'season-dot',
      })),
    },
    {
      name: 'announced',
      bars: timeline.announced.map(({ id, name, start, end }) => ({
        key: id,
        start,
        end,
        label: name,
        className: 'season-dot season-dot--announced',
      })),
    },
    {
      name: 'promotions',
      bars: promotions.map(({ id, name, start, end }) => ({
        key: id,
        start,
        end,
        label: name,
        className: 'season-bar season-bar--promotion',
      })),
    },
  ];
  return (
    <div className="season-timeline">
      <Months line={line} />
      {lanes
        .filter(({ bars }) => bars.length > 0)
        .map(({ name, bars }) => (
          <Lane key={name} name={t(`season.timeline.${name}`)}>
            {inRows(bars).map((row, index) => (
              <div className="season-row" key={index}>
                {row.map(({ key, label, className, ...span }) => (
                  <Mark key={key} place={placeOf(span, line)} label={label} className={className} />
                ))}
                {name === 'windows' &&
                  timeline.windows
                    .filter(({ start }) => row.some((bar) => bar.start === start))
                    .map(({ name: of, peak, peakEnd }) =>
                      peak === null || peak < line.start || peak > line.end ? null : (
                        <Mark
                          key={`${of} ${peak}`}
                          place={placeOf({ start: peak, end: peakEnd ?? peak }, line)}
                          label={`${t('season.timeline.peak')}, ${t(`season.window.${of}`)}`}
                          className="season-peak"
                        />
                      ),
                    )}
              </div>
            ))}
          </Lane>
        ))}
    </div>
  );
}

function Lane({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="season-lane">
      <Text as="span" variant="bodySm" tone="subdued">
        {name}
      </Text>
      <div className="season-rows">{children}</div>
    </div>
  );
}

function Months({ line }: { line: Span }) {
  const format = useFormatter();
  return (
    <div className="season-lane season-lane--months">
      <span />
      <div className="season-row">
        {monthsOn(line).map((day) => {
          const { left } = placeOf({ start: day, end: day }, line);
          return (
            <span className="season-month" key={day} style={{ insetInlineStart: percent(left) }}>
              {/* The browser's short name of a month may differ from Node's by a dot. */}
              <span suppressHydrationWarning>{format.month(day)}</span>
            </span>
          );
        })}
      </div>
    </div>
  );
}

function Mark(props: { place: { left: number; width: number }; label: string; className: string }) {
  const { place, label, className } = props;
  return (
    <span
      className={className}
      title={label}
      style={{ insetInlineStart: percent(place.left), width: percent(place.width) }}
    >
      {className.startsWith('season-bar') && <span className="season-bar__label">{label}</span>}
    </span>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}
