import { Readable } from 'node:stream';
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { getContainer, type Services } from '~/container.server';
import type { Message } from '~/core/audit/outcome';
import { titleOfRule } from '~/locales/rule-title';
import { LANGUAGES, translator, type Language } from '~/locales/translate';
import { authenticate } from '~/shopify.server';

export { headers } from '~/components/page-headers';

const address = z.object({
  list: z.enum(['findings', 'listings', 'season', 'results', 'replies']).catch('findings'),
  format: z.enum(['csv', 'xlsx']).catch('csv'),
  language: z.enum(LANGUAGES).catch('en'),
});

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** What the app found and planned, as a table that is made as it is read. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const asked = address.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { services } = await getContainer();
  const file = await exported(services, session.shop, asked);
  return new Response(createReadableStreamFromReadable(Readable.from(file)), {
    headers: {
      'Content-Type': TYPES[asked.format],
      'Content-Disposition': `attachment; filename="borealist-${asked.list}.${asked.format}"`,
      'Cache-Control': 'no-store',
    },
  });
}

function exported(
  { audit, catalogue, replies, season, suggestions }: Services,
  store: string,
  { list, format, language }: z.infer<typeof address>,
): AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>> {
  const t = translator(language satisfies Language);
  const say = ({ id, data: figures }: Message) => t(id, figures);
  switch (list) {
    case 'findings': {
      const sayRule = (rule: string) => titleOfRule(t, rule);
      return audit.exportFindings(store, { format, say, sayRule });
    }
    case 'listings':
      return catalogue.export(store, { format, say });
    case 'season':
      return season.export(store, { format, say });
    case 'replies':
      return replies.export(store, { format, say });
    case 'results':
      return suggestions.exportResults(store, { format, say });
  }
}
