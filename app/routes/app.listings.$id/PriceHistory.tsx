import { BlockStack, Box, Button, ButtonGroup, InlineStack, Text } from '@shopify/polaris';
import { useMemo, useState } from 'react';
import { useFormatter, useTranslate } from '~/components/language';
import { DAY_MS } from '~/core/days/milliseconds';
import { priceEvents, type PriceEvent } from '~/core/prices/price-events';
import { PricePoints } from '~/core/prices/price-points';
import { priceSteps, type PriceStep } from '~/core/prices/price-steps';
import type { PlacePrices, PricesView, ShownSeries, WasPriceDays } from '~/services/prices/views';
import { isWorthDrawing, type Range } from './price-line';
import { PriceDrawing } from './PriceDrawing';
import { PriceTable } from './PriceTable';

type Place = 'CA' | 'US';
const PLACES: readonly Place[] = ['CA', 'US'];
/** Days up to the last look; 0: all that is known. */
const ZOOMS = [0, 365, 90, 28] as const;

/** The prices of one variant in one country at a time: drawing, evidence and table. */
export default function PriceHistory({ prices }: { prices: PricesView }) {
  const t = useTranslate();
  const drawn = PLACES.filter((place) => {
    const series = prices.places[place]?.series;
    return series && isWorthDrawing(series);
  });
  const [asked, setAsked] = useState<Place>(drawn[0] ?? 'CA');
  const [days, setDays] = useState<(typeof ZOOMS)[number]>(0);
  const place = drawn.includes(asked) ? asked : (drawn[0] ?? asked);
  const there = prices.places[place];
  if (!there?.series) return null;
  const range = rangeOf(there.series, days);
  return (
    <BlockStack gap="300">
      <InlineStack gap="300" align="space-between">
        <ButtonGroup variant="segmented">
          {drawn.map((each) => (
            <Button
              key={each}
              pressed={each === place}
              onClick={() => {
                setAsked(each);
              }}
            >
              {t(each === 'CA' ? 'audience.CA' : 'audience.US')}
            </Button>
          ))}
        </ButtonGroup>
        <ButtonGroup variant="segmented">
          {ZOOMS.map((each) => (
            <Button
              key={each}
              pressed={each === days}
              accessibilityLabel={t('listing.prices.zoom.of', { days: each })}
              onClick={() => {
                setDays(each);
              }}
            >
              {t('listing.prices.zoom', { days: each })}
            </Button>
          ))}
        </ButtonGroup>
      </InlineStack>
      <History
        key={place}
        {...{ place, there, range }}
        series={there.series}
        promotions={prices.promotions}
      />
    </BlockStack>
  );
}

function rangeOf({ points, observedUntil }: ShownSeries, days: number): Range {
  const first = points[0]?.at ?? observedUntil;
  return [days === 0 ? first : Math.max(first, observedUntil - days * DAY_MS), observedUntil];
}

function History(props: {
  place: Place;
  there: PlacePrices;
  series: ShownSeries;
  range: Range;
  promotions: PricesView['promotions'];
}) {
  const { place, there, series, range, promotions } = props;
  const { steady, wasPrice, isFixed } = there;
  const { steps, events } = useMemo(() => {
    const until = new Date(series.observedUntil);
    const known = { ...series, points: PricePoints.of(series.points) };
    return { steps: priceSteps(known, until), events: priceEvents(known, until, { isFixed }) };
  }, [series, isFixed]);
  const shown = promotions.filter(
    ({ places, stretches }) =>
      places.includes(place) && stretches.some(({ from, to }) => to > range[0] && from < range[1]),
  );
  return (
    <BlockStack gap="300">
      <div className="price-history">
        <BlockStack gap="200">
          <PriceDrawing
            {...{ steps, events, steady, range }}
            promotions={shown}
            currency={series.currency}
          />
          <Legend
            {...{ events, steps, range, steady, promotions: shown }}
            currency={series.currency}
          />
        </BlockStack>
        <PriceTable {...{ steps, events, range }} currency={series.currency} />
      </div>
      {wasPrice && <Evidence place={place} wasPrice={wasPrice} />}
    </BlockStack>
  );
}

/** What each mark of the drawing stands for, and how many there are. */
function Legend(props: {
  events: readonly PriceEvent[];
  steps: readonly PriceStep[];
  range: Range;
  steady: PlacePrices['steady'];
  promotions: PricesView['promotions'];
  currency: string;
}) {
  const { events, steps, range, steady, promotions, currency } = props;
  const t = useTranslate();
  const format = useFormatter();
  const money = (amount: number) => format.money({ amount, currency });
  const within = events.filter(({ at }) => at >= range[0] && at <= range[1]);
  const counts = [...Map.groupBy(within, ({ kind }) => kind)];
  const isImported = steps.some((step) => step.isImported && step.to > range[0]);
  return (
    <ul className="price-legend">
      {counts.map(([kind, of]) => (
        <li key={kind}>
          <span className={`price-key price-event-${kind}`} />
          {t(`listing.prices.event.${kind}.count`, { count: of.length })}
        </li>
      ))}
      {isImported && (
        <li>
          <span className="price-key price-key-imported" />
          {t('listing.prices.imported')}
        </li>
      )}
      {steady && (
        <li>
          <span className="price-key price-key-steady" />
          {t('listing.prices.steady', { lowest: money(steady.low), highest: money(steady.high) })}
        </li>
      )}
      {promotions.map(({ id, name }) => (
        <li key={id}>
          <span className="price-key price-key-promotion" />
          {t('listing.prices.promotion', { name })}
        </li>
      ))}
      <li>{t('listing.prices.axis')}</li>
    </ul>
  );
}

function Evidence({ place, wasPrice }: { place: Place; wasPrice: WasPriceDays }) {
  const { compareAt, heldDays, days, neededDays, importedDays, verdict } = wasPrice;
  const t = useTranslate();
  const format = useFormatter();
  return (
    <Box>
      <Text as="h3" variant="headingSm">
        {t('listing.prices.evidence.title', { compareAt: format.money(compareAt) })}
      </Text>
      <Text as="p">
        {verdict === 'unknown'
          ? t('listing.prices.evidence.unknown', { days, neededDays })
          : t(`wasPrice.evidence.${place}`, { heldDays, days })}{' '}
        {verdict !== 'unknown' &&
          t('listing.prices.evidence.needed', { place, neededDays, verdict })}
        {importedDays > 0 && ` ${t('prices.evidence.imported', { days: importedDays })}`}
      </Text>
    </Box>
  );
}
