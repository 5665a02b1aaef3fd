import { Readable } from 'node:stream';
import { createReadableStreamFromReadable, data, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { statusOf } from '~/components/answers';
import { getContainer } from '~/container.server';
import { WORKLISTS } from '~/core/changes/worklist';
import { LANGUAGES, translator } from '~/locales/translate';
import { authenticate } from '~/shopify.server';

export { headers } from '~/components/page-headers';

const address = z.object({
  list: z.enum([...WORKLISTS, 'shopify']).catch('french'),
  format: z.enum(['csv', 'xlsx']).catch('csv'),
  language: z.enum(LANGUAGES).catch('en'),
});

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A list of what is left to do, made as it is read. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { language, ...asked } = address.parse(
    Object.fromEntries(new URL(request.url).searchParams),
  );
  const t = translator(language);
  const { services } = await getContainer();
  const answer = await services.changes.exportWorklist(session.shop, {
    ...asked,
    say: ({ id, data: figures }) => t(id, figures),
  });
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix answers with what is thrown
  if (!answer.done) throw data(answer.because, { status: statusOf(answer) });
  return new Response(createReadableStreamFromReadable(Readable.from(answer.value)), {
    headers: {
      'Content-Type': TYPES[asked.format],
      'Content-Disposition': `attachment; filename="borealist-${asked.list}.${asked.format}"`,
      'Cache-Control': 'no-store',
    },
  });
}
