import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useFormatter, useTranslate } from '~/components/language';
import type { PriceSeries } from '~/core/prices/price-history';
import { CHART_HEIGHT_PX } from './chart-size';
import { dateTicks, lineCorners } from './price-line';

export default function PriceChart({ series }: { series: PriceSeries }) {
  const t = useTranslate();
  const format = useFormatter();
  const money = (amount: number) => format.money({ amount, currency: series.currency });
  const date = (atMs: number) => format.date(new Date(atMs).toISOString());
  const everCompared = series.points.some(({ compareAt }) => compareAt !== null);

  return (
    <ResponsiveContainer width="100%" height={CHART_HEIGHT_PX}>
      <LineChart
        data={lineCorners(series)}
        margin={{ top: 8, right: 16, bottom: 0, left: 8 }}
        accessibilityLayer={false}
      >
        <CartesianGrid stroke="var(--p-color-border-secondary)" vertical={false} />
        <XAxis
          dataKey="atMs"
          type="number"
          scale="time"
          domain={['dataMin', 'dataMax']}
          ticks={dateTicks(series)}
          interval="preserveStartEnd"
          tickFormatter={date}
          minTickGap={48}
          tick={{ fontSize: 12 }}
        />
        <YAxis width="auto" domain={aroundPrices} tickFormatter={money} tick={{ fontSize: 12 }} />
        <Tooltip
          labelFormatter={(label) => date(Number(label))}
          formatter={(value, name) => [money(Number(value)), name]}
        />
        {everCompared && <Legend iconType="plainline" itemSorter={null} />}
        <Line
          dataKey="amount"
          name={t('listing.prices.column.price')}
          type="linear"
          dot={false}
          strokeWidth={2}
          stroke="var(--p-color-text)"
          isAnimationActive={false}
        />
        {everCompared && (
          <Line
            dataKey="compareAt"
            name={t('listing.prices.column.compareAt')}
            type="linear"
            dot={false}
            strokeWidth={2}
            strokeDasharray="6 4"
            stroke="var(--p-color-text-secondary)"
            isAnimationActive={false}
          />
        )}
      </LineChart>
    </ResponsiveContainer>
  );
}

/** [J] A change of 5% is to be seen: an axis from zero would hide it. */
const MARGIN_SHARE = 0.05;

function aroundPrices([lowest, highest]: readonly [number, number]): [number, number] {
  const margin = highest * MARGIN_SHARE;
  return [Math.max(0, lowest - margin), highest + margin];
}
