import { data, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { statusOf, strangeFormOf } from '~/components/answers';
import { getContainer } from '~/container.server';
import { listingIdOf, readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';

export { headers } from '~/components/page-headers';

const form = z.object({
  mediaId: z.string().startsWith('gid://shopify/').max(200),
  shows: z.enum(['true', 'false']),
});

/** Names a photo in the product's own field as showing the packaging, or no longer. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const listingId = listingIdOf(params.id);
  const parsed = form.safeParse(Object.fromEntries(await readForm(request)));
  if (!parsed.success) {
    const strange = strangeFormOf(parsed.error);
    return data(strange, { status: statusOf(strange) });
  }
  const { services } = await getContainer();
  const answer = await services.changes.namePackagingPhoto(session.shop, {
    listingId,
    mediaId: parsed.data.mediaId,
    shows: parsed.data.shows === 'true',
    by: sessionToken.sub,
  });
  return data(answer, { status: statusOf(answer) });
}
