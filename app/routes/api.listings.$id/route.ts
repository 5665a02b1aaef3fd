import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { getContainer } from '~/container.server';
import { languageOf, type Language } from '~/locales/translate';
import { authenticate } from '~/shopify.server';
import type { ListingAnswer } from '../../../extensions/shared/listing-answer';
import { sayChecked, sayJudged } from './answer-in';

const productNumber = z.string().regex(/^[1-9]\d{0,19}$/);

/** What Shopify's product page shows of a listing, in the admin's `?language=`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { session, cors } = await authenticate.admin(request);
  const { services } = await getContainer();
  return cors(
    await answer({ request, params }, async (id, language) => {
      const view = await services.productPage.show(session.shop, id);
      return view ? sayJudged(language, view) : { state: 'notRead' };
    }),
  );
}

/** Checks the listing now, and answers what was found. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { session, cors } = await authenticate.admin(request);
  const { services } = await getContainer();
  return cors(
    await answer({ request, params }, async (id, language) =>
      sayChecked(language, await services.productPage.checkNow(session.shop, id)),
    ),
  );
}

async function answer(
  { request, params }: Pick<LoaderFunctionArgs, 'request' | 'params'>,
  ask: (listingId: string, language: Language) => Promise<ListingAnswer>,
): Promise<Response> {
  const number = productNumber.safeParse(params.id);
  if (!number.success) {
    return Response.json(
      { error: 'The path has to end with the number of a product.' },
      { status: 404 },
    );
  }
  const language = languageOf(new URL(request.url).searchParams.get('language'));
  const listing = await ask(`gid://shopify/Product/${number.data}`, language);
  return Response.json(listing, { headers: { 'Cache-Control': 'no-store' } });
}
