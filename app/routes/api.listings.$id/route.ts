import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { getContainer } from '~/container.server';
import { globalId, isIdNumber } from '~/core/store/global-id';
import { languageOf, type Language } from '~/locales/translate';
import { authenticate } from '~/shopify.server';
import type { ListingAnswer } from '../../../extensions/shared/listing-answer';
import { sayChecked, sayJudged } from './answer-in';

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
  const { id: number } = params;
  if (number === undefined || !isIdNumber(number)) {
    return Response.json(
      { error: 'The path has to end with the number of a product.' },
      { status: 404 },
    );
  }
  const language = languageOf(new URL(request.url).searchParams.get('language'));
  const listing = await ask(globalId('Product', number), language);
  return Response.json(listing, { headers: { 'Cache-Control': 'no-store' } });
}
