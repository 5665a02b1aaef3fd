import { Link, Text } from '@shopify/polaris';
import { lazy, Suspense } from 'react';
import { useFormatter, useTranslate } from '~/components/language';
import { useInBrowser } from '~/components/use-in-browser';
import { When } from '~/components/When';
import { TitledCard } from '~/components/TitledCard';
import { DAY_MS } from '~/core/days/milliseconds';
import type { PricePoint } from '~/core/prices/price-points';
import type { PlacePrices, PricesView } from '~/services/prices/views';
import { HISTORY_HEIGHT_PX } from './chart-size';
import { isWorthDrawing } from './price-line';
import { VariantPicker } from './VariantPicker';

// Drawing and table follow once the page is there: whoever came to fix a text does not wait for them.
const PriceHistory = lazy(() => import('./PriceHistory'));

const PLACES = ['CA', 'US'] as const;

/** What Canadians and Americans are shown, and were. */
export function PricesCard({ prices }: { prices: PricesView }) {
  const { variants, shown, places } = prices;
  const t = useTranslate();
  const inBrowser = useInBrowser();
  const isDrawn = PLACES.some((place) => {
    const series = places[place]?.series;
    return series && isWorthDrawing(series);
  });
  return (
    <TitledCard title={t('listing.prices.title')} gap="300">
      {shown === null && <Text as="p">{t('listing.prices.noVariants')}</Text>}
      {shown !== null && variants.length > 1 && (
        <VariantPicker variants={variants} chosen={shown} />
      )}
      {PLACES.map((place) => {
        const there = places[place];
        return there && <Now key={place} place={place} prices={there} />;
      })}
      {PLACES.some((place) => isShort(places[place])) && (
        <Text as="p" tone="subdued">
          {t('listing.prices.since')} <Link url="/app/prices/import">{t('prices.link')}</Link>
        </Text>
      )}
      {isDrawn && (
        <div style={{ minHeight: HISTORY_HEIGHT_PX }}>
          {inBrowser && (
            <Suspense fallback={null}>
              <PriceHistory key={shown} prices={prices} />
            </Suspense>
          )}
        </div>
      )}
    </TitledCard>
  );
}

function Now({ place, prices }: { place: 'CA' | 'US'; prices: PlacePrices }) {
  const { shown, series } = prices;
  const t = useTranslate();
  const format = useFormatter();
  const first = series?.points[0];
  const compareAt = shown?.compareAt ? format.money(shown.compareAt) : '';
  return (
    <Text as="p">
      {shown === null
        ? t('listing.prices.none', { place })
        : t('listing.prices.now', {
            place,
            price: format.money(shown.price),
            isCompared: compareAt !== '',
            compareAt,
          })}{' '}
      {first && (
        <Text as="span" tone="subdued">
          {t('listing.prices.changes', { count: changesOf(series.points) })}{' '}
          <When instant={new Date(first.at).toISOString()} />.
        </Text>
      )}
      {!first && (
        <Text as="span" tone="subdued">
          {t('listing.prices.noHistory')}
        </Text>
      )}
    </Text>
  );
}

/** A price of 0 says that none was known until the next. */
function changesOf(points: readonly PricePoint[]): number {
  const known = points.filter(({ amount }) => amount > 0);
  return known.filter(({ amount, compareAt }, index) => {
    const before = known[index - 1];
    return before && (amount !== before.amount || compareAt !== before.compareAt);
  }).length;
}

/** [J] From when on steadiness is judged, unless the merchant set another minimum. */
const ENOUGH_MS = 28 * DAY_MS;

function isShort(there: PlacePrices | null): boolean {
  if (there === null) return false;
  const { observedUntil = 0, points = [] } = there.series ?? {};
  return observedUntil - (points[0]?.at ?? observedUntil) < ENOUGH_MS;
}
