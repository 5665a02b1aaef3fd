import { data, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { statusOf, strangeFormOf, type ReadForm } from '~/components/answers';
import { jsonField } from '~/components/json-field';
import { getContainer } from '~/container.server';
import { listingIdOf, readForm } from '~/form.server';
import type { AltTextToSave } from '~/services/changes/views';
import { authenticate } from '~/shopify.server';

export { headers } from '~/components/page-headers';

/** Shopify takes no more than 250 media for a product. */
const MAX_PHOTOS = 250;
/** More than Shopify takes: it says so itself. */
const LONGEST = 2_000;

const altText: z.ZodType<AltTextToSave> = z.object({
  mediaId: z.string().min(1).max(200),
  alt: z.string().max(LONGEST),
  shownAlt: z.string().max(LONGEST),
});
const form = z.object({ texts: jsonField(z.array(altText).min(1).max(MAX_PHOTOS)) });

/** Saves alt texts of a listing's photos. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const listingId = listingIdOf(params.id);
  const read = parse(await readForm(request));
  if (!read.done) return data(read, { status: statusOf(read) });
  const { services } = await getContainer();
  const answer = await services.changes.saveAltTexts(session.shop, {
    listingId,
    texts: read.value,
    by: sessionToken.sub,
  });
  return data(answer, { status: statusOf(answer) });
}

function parse(fields: FormData): ReadForm<AltTextToSave[]> {
  const parsed = form.safeParse({ texts: fields.get('texts') });
  return parsed.success ? { done: true, value: parsed.data.texts } : strangeFormOf(parsed.error);
}
