import { Readable } from 'node:stream';
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { getContainer } from '~/container.server';
import { LANGUAGES, translator } from '~/locales/translate';
import { authenticate } from '~/shopify.server';

export { headers } from '~/components/page-headers';

const address = z.object({ language: z.enum(LANGUAGES).catch('en') });

/** The list for whoever packs, as it stands. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { language } = address.parse(Object.fromEntries(new URL(request.url).searchParams));
  const t = translator(language);
  const { services } = await getContainer();
  const file = await services.packing.export(session.shop, {
    format: 'csv',
    say: ({ id, data: figures }) => t(id, figures),
  });
  return new Response(createReadableStreamFromReadable(Readable.from(file)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="borealist-packing.csv"',
      'Cache-Control': 'no-store',
    },
  });
}
