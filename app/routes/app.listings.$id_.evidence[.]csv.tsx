import { Readable } from 'node:stream';
import { createReadableStreamFromReadable, data, type LoaderFunctionArgs } from '@remix-run/node';
import { stringify } from 'csv-stringify';
import { getContainer } from '~/container.server';
import type { EvidenceRow } from '~/core/prices/was-price-evidence';
import { globalId, isIdNumber } from '~/core/store/global-id';
import { authenticate } from '~/shopify.server';

export { headers } from '~/components/page-headers';

const COLUMNS = [
  { key: 'firstDay', header: 'first_day' },
  { key: 'lastDay', header: 'last_day' },
  { key: 'country', header: 'country' },
  { key: 'variantId', header: 'variant_id' },
  { key: 'sku', header: 'sku' },
  { key: 'currency', header: 'currency' },
  { key: 'price', header: 'price' },
  { key: 'compareAt', header: 'compare_at_price' },
  { key: 'shopPrice', header: 'shop_price' },
  { key: 'priceSource', header: 'price_source' },
  { key: 'priceSeenFrom', header: 'price_seen_from' },
  { key: 'priceSeenUntil', header: 'price_seen_until' },
  { key: 'unitsSold', header: 'units_sold' },
  { key: 'unitsSource', header: 'units_source' },
] satisfies { key: keyof EvidenceRow; header: string }[];

/** Prices and units sold, with the source of each and the days that it held: the record that whoever shows a was price has to keep. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { id: number = '' } = params;
  const { services } = await getContainer();
  const evidence = isIdNumber(number)
    ? await services.catalogue.exportPriceEvidence(session.shop, globalId('Product', number))
    : null;
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix answers with what is thrown
  if (evidence === null) throw data(null, { status: 404 });

  const csv = stringify({
    header: true,
    columns: COLUMNS,
    // RFC 4180; spreadsheets take a cell such as `=1+1` for a formula.
    record_delimiter: 'windows',
    escape_formulas: true,
  });
  Readable.from(evidence.rows)
    .on('error', (error) => csv.destroy(error))
    .pipe(csv);
  return new Response(createReadableStreamFromReadable(csv), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="price-evidence-${number}.csv"`,
      'Cache-Control': 'no-store',
    },
  });
}
