import type { Message } from '~/core/audit/outcome';
import type { StoreDomain } from '~/core/store/store-domain';
import type { TableFormat, Tables } from '../common-ports';
import type { MeasuringPorts } from './measure-results';
import { showResults } from './show-results';
import type { MeasuredResults, PromotionResultsView } from './suggestion-views';

const PROMOTIONS_AT_ONCE = 50;

const COLUMNS = [
  'promotion',
  'phase',
  'first_day',
  'last_day',
  'countries',
  'units',
  'units_returned',
  'revenue',
  'currency',
  'revenue_known_of_units',
  'units_before',
  'days_before_from',
  'days_before_to',
  'times_as_much',
  'times_as_much_at_least',
  'times_as_much_at_most',
  'orders_with_code',
  'note',
];

/** How every promotion that began went, the latest first, made as it is read. */
export function exportResults(
  ports: MeasuringPorts & Tables,
  store: StoreDomain,
  { format, say }: { format: TableFormat; say: (message: Message) => string },
): AsyncIterable<Uint8Array> {
  async function* rows() {
    const now = ports.now();
    for (let after: string | null = null; ;) {
      const page = await ports.promotions.page(store, {
        phases: ['running', 'ended', 'cancelling', 'cancelled'],
        now,
        after,
        limit: PROMOTIONS_AT_ONCE,
      });
      for (const { id, plan } of page.promotions) {
        // Cancelled before it began, it has no results.
        const began = Date.parse(plan.startsAt) <= now.getTime();
        const view = began ? await showResults(ports, store, id) : null;
        if (view !== null) yield rowOf(view, say);
      }
      after = page.cursor;
      if (after === null) return;
    }
  }
  return ports.tables.write({ columns: COLUMNS, rows: rows(), format });
}

function rowOf(view: PromotionResultsView, say: (message: Message) => string) {
  const { name, phase, planned, counts, measured, isMeasuring } = view;
  const said = (id: Message['id']) => say({ id, data: {} });
  const note = isMeasuring ? said('export.results.measuring') : said('export.results.notKnown');
  return {
    promotion: name,
    phase: said(`promotion.phase.${phase}`),
    first_day: planned.first,
    last_day: planned.last,
    countries: counts.countries?.join(', ') ?? '',
    ...(measured === null ? { note } : measuredCells(measured)),
  };
}

/** What is not known is left empty. */
function measuredCells({ results, withCode, currency }: MeasuredResults) {
  const { during, before, effect } = results;
  const lift = effect?.lift ?? null;
  return withoutUnknown({
    units: during.units,
    units_returned: during.returnedUnits,
    revenue: during.revenueUnits === 0 && during.units > 0 ? null : during.revenue,
    revenue_known_of_units: during.revenueUnits,
    currency,
    units_before: before?.sums.units ?? null,
    days_before_from: before?.range.first ?? null,
    days_before_to: before?.range.last ?? null,
    times_as_much: lift?.ratio ?? null,
    times_as_much_at_least: lift?.lower ?? null,
    times_as_much_at_most: lift?.upper ?? null,
    orders_with_code: withCode?.sums ? withCode.orders : null,
  });
}

function withoutUnknown(cells: Record<string, string | number | null>) {
  return Object.fromEntries(
    Object.entries(cells).filter((cell): cell is [string, string | number] => cell[1] !== null),
  );
}
