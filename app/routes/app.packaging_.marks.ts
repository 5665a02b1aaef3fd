import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { statusOf, strangeFormOf, type ReadForm } from '~/components/answers';
import { marksIn, PACKAGING_FORMS, saysOneThing } from '~/components/packaging-form';
import { getContainer } from '~/container.server';
import type { PackagingMarks } from '~/core/listing/listing';
import { isGlobalId } from '~/core/store/global-id';
import { readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';

export { headers } from '~/components/page-headers';

const listingId = z.string().refine((id) => isGlobalId(id, 'Product'));
const form = z
  .discriminatedUnion('intent', [...PACKAGING_FORMS])
  .refine((fields) => fields.intent !== 'markPackaging' || saysOneThing(fields), {
    path: ['noneShown'],
  })
  .and(z.object({ listingId }));

/** Keeps what the merchant says of one listing on the board, and has it judged. */
export async function action({ request }: ActionFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const read = parse(await readForm(request));
  if (!read.done) return Response.json(read, { status: statusOf(read) });
  const { services } = await getContainer();
  const { listingId: id, marks } = read.value;
  const answer = await services.catalogue.markPackaging(session.shop, id, marks);
  return Response.json(answer, { status: statusOf(answer) });
}

function parse(fields: FormData): ReadForm<{ listingId: string; marks: PackagingMarks | null }> {
  const parsed = form.safeParse({
    intent: fields.get('intent'),
    noneShown: fields.get('noneShown'),
    shownOn: fields.getAll('shownOn'),
    listingId: fields.get('listingId'),
  });
  if (!parsed.success) return strangeFormOf(parsed.error);
  return { done: true, value: { listingId: parsed.data.listingId, marks: marksIn(parsed.data) } };
}
