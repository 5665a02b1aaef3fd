import { createReadableStreamFromReadable, data, type LoaderFunctionArgs } from '@remix-run/node';
import { stringify } from 'csv-stringify';
import { z } from 'zod';
import { getContainer } from '~/container.server';
import { authenticate } from '~/shopify.server';

export { headers } from '~/components/page-headers';

/** What prices were before a sale, in the columns of Shopify's own product import. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const id = z.uuid().safeParse(params.id);
  const { services } = await getContainer();
  const table = id.success
    ? await services.promotions.exportOriginalPrices(session.shop, id.data)
    : null;
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix answers with what is thrown
  if (table === null) throw data(null, { status: 404 });
  // RFC 4180. What keeps a spreadsheet from taking a cell for a formula an import would make part of a title or a SKU.
  const csv = stringify([table.columns, ...table.rows], { record_delimiter: 'windows' });
  return new Response(createReadableStreamFromReadable(csv), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="original-prices-${params.id ?? ''}.csv"`,
      'Cache-Control': 'no-store',
    },
  });
}
