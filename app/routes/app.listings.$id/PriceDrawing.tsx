import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { useFormatter, useTranslate } from '~/components/language';
import type { PriceEvent } from '~/core/prices/price-events';
import { isMarkedDown } from '~/core/prices/price-history';
import type { PriceStep } from '~/core/prices/price-steps';
import type { SteadyBand } from '~/core/prices/steady-band';
import type { PromotionOfListing } from '~/services/prices/views';
import { CHART_HEIGHT_PX } from './chart-size';
import {
  amountRange,
  amountTicks,
  dateTicks,
  linesOf,
  stepsWithin,
  type Range,
} from './price-line';

const MARGIN = { top: 14, right: 8, bottom: 24, left: 68 };
/** More would make one thick line of marks. */
const MOST_MARKS = 80;

interface Scales {
  x: (at: number) => number;
  y: (amount: number) => number;
  width: number;
}

/** Prices as a line of steps, with what happened to them. The table beside it says the same in words. */
export function PriceDrawing(props: {
  steps: readonly PriceStep[];
  events: readonly PriceEvent[];
  steady: SteadyBand | null;
  promotions: readonly PromotionOfListing[];
  currency: string;
  range: Range;
}) {
  const { steady, promotions, currency, range } = props;
  const [box, width] = useWidth();
  const [pointed, setPointed] = useState<number | null>(null);
  const steps = stepsWithin(props.steps, range);
  const amounts = amountRange(
    steps.flatMap(({ amount, compareAt }) => [amount, compareAt ?? amount]),
  );
  const scales = scalesOf(range, amounts, width);
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const share =
      (event.clientX - event.currentTarget.getBoundingClientRect().left - MARGIN.left) /
      (width - MARGIN.left - MARGIN.right);
    setPointed(range[0] + share * (range[1] - range[0]));
  };
  const at =
    pointed === null ? undefined : steps.find(({ from, to }) => from <= pointed && pointed < to);
  return (
    <div ref={box}>
      <svg
        aria-hidden
        width={width}
        height={CHART_HEIGHT_PX}
        className="price-drawing"
        onPointerMove={point}
        onPointerLeave={() => {
          setPointed(null);
        }}
      >
        <Axes {...{ scales, range, amounts, currency }} />
        {steady && <Band band={steady} {...{ scales, range, amounts }} />}
        {promotions.map((each) => (
          <Promotion key={each.id} promotion={each} {...{ scales, range }} />
        ))}
        <Lines steps={steps} scales={scales} />
        <Marks events={props.events} {...{ scales, range }} />
        {at && pointed !== null && (
          <line
            className="price-pointer"
            x1={scales.x(pointed)}
            x2={scales.x(pointed)}
            y1={MARGIN.top}
            y2={CHART_HEIGHT_PX - MARGIN.bottom}
          />
        )}
      </svg>
      <Readout step={at ?? steps.at(-1)} currency={currency} />
    </div>
  );
}

function scalesOf([from, to]: Range, [low, high]: Range, width: number): Scales {
  const inner = width - MARGIN.left - MARGIN.right;
  const height = CHART_HEIGHT_PX - MARGIN.top - MARGIN.bottom;
  return {
    width,
    x: (at) => MARGIN.left + ((at - from) / (to - from)) * inner,
    y: (amount) => MARGIN.top + (1 - (amount - low) / (high - low)) * height,
  };
}

function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(240, Math.floor(entry.contentRect.width)));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [box, width] as const;
}

function Axes(props: { scales: Scales; range: Range; amounts: Range; currency: string }) {
  const { scales, range, amounts, currency } = props;
  const format = useFormatter();
  const { x, y, width } = scales;
  const bottom = CHART_HEIGHT_PX - MARGIN.bottom;
  const days = dateTicks(range).filter((_, index) => width > 480 || index % 2 === 0);
  return (
    <>
      {amountTicks(amounts).map((amount) => (
        <g key={amount}>
          <line
            className="price-grid"
            x1={MARGIN.left}
            x2={width - MARGIN.right}
            y1={y(amount)}
            y2={y(amount)}
          />
          <text x={MARGIN.left - 6} y={y(amount) + 4} textAnchor="end">
            {format.money({ amount, currency })}
          </text>
        </g>
      ))}
      {days.map((at, index) => (
        <text
          key={at}
          x={x(at)}
          y={bottom + 18}
          textAnchor={index === 0 ? 'start' : index === days.length - 1 ? 'end' : 'middle'}
        >
          {format.date(new Date(at).toISOString())}
        </text>
      ))}
    </>
  );
}

function Band(props: { band: SteadyBand; scales: Scales; range: Range; amounts: Range }) {
  const { band, scales, range, amounts } = props;
  const from = Math.max(band.from, range[0]);
  const to = Math.min(band.to, range[1]);
  const low = Math.max(band.low, amounts[0]);
  const high = Math.min(band.high, amounts[1]);
  if (to <= from || high <= low) return null;
  const { x, y } = scales;
  return (
    <rect
      className="price-steady"
      x={x(from)}
      width={x(to) - x(from)}
      y={y(high)}
      height={y(low) - y(high)}
    />
  );
}

function Promotion(props: { promotion: PromotionOfListing; scales: Scales; range: Range }) {
  const { promotion, scales, range } = props;
  return promotion.stretches.map((stretch) => {
    const from = Math.max(stretch.from, range[0]);
    const to = Math.min(stretch.to, range[1]);
    if (to <= from) return null;
    return (
      <rect
        key={stretch.from}
        className="price-promotion"
        x={scales.x(from)}
        width={Math.max(2, scales.x(to) - scales.x(from))}
        y={2}
        height={8}
      >
        <title>{promotion.name}</title>
      </rect>
    );
  });
}

function Lines({ steps, scales }: { steps: readonly PriceStep[]; scales: Scales }) {
  const marked = steps.filter(isMarkedDown);
  return (
    <>
      {linesOf(marked).map((line) => (
        <path
          key={line[0]?.from}
          className="price-original"
          d={pathOf(line, scales, 'compareAt')}
        />
      ))}
      {linesOf(steps).map((line) => (
        <path
          key={line[0]?.from}
          className={line[0]?.isImported ? 'price-imported' : 'price-seen'}
          d={pathOf(line, scales, 'amount')}
        />
      ))}
    </>
  );
}

function pathOf(line: readonly PriceStep[], { x, y }: Scales, of: 'amount' | 'compareAt'): string {
  return line
    .map((step, index) => {
      const height = y(step[of] ?? step.amount).toFixed(1);
      return `${index === 0 ? `M${x(step.from).toFixed(1)} ${height}` : `V${height}`}H${x(step.to).toFixed(1)}`;
    })
    .join('');
}

function Marks(props: { events: readonly PriceEvent[]; scales: Scales; range: Range }) {
  const { events, scales, range } = props;
  const shown = events.filter(({ at }) => at >= range[0] && at <= range[1]);
  const own = shown.filter(({ kind }) => kind !== 'exchangeRate');
  const rates = shown.filter(({ kind }) => kind === 'exchangeRate');
  // Where the rate moves the price daily the line says so itself.
  return [...own, ...(rates.length > MOST_MARKS ? [] : rates)].map(({ at, kind, step }) => (
    <circle
      key={at}
      className={`price-event price-event-${kind}`}
      cx={scales.x(at)}
      cy={scales.y(step.amount)}
      r={kind === 'exchangeRate' ? 2 : 4}
    />
  ));
}

/** What the line says where the pointer is; without one, where it ends. */
function Readout({ step, currency }: { step: PriceStep | undefined; currency: string }) {
  const t = useTranslate();
  const format = useFormatter();
  if (!step) return null;
  const money = (amount: number) => format.money({ amount, currency });
  const { from, amount, compareAt, isImported } = step;
  return (
    <p className="price-readout" suppressHydrationWarning>
      {t('listing.prices.readout', {
        date: format.date(new Date(from).toISOString()),
        price: money(amount),
        isCompared: compareAt !== null,
        compareAt: compareAt === null ? '' : money(compareAt),
        isImported: isImported === true,
      })}
    </p>
  );
}
