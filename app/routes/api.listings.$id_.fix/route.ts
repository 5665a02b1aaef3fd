import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { sayStrangeForm, statusOf, type StrangeForm } from '~/components/answers';
import { getContainer } from '~/container.server';
import { listingIdOf, readForm } from '~/form.server';
import { languageOf, translator, type Language } from '~/locales/translate';
import type { Answer, Reason } from '~/services/answer';
import { authenticate } from '~/shopify.server';
import type { FixAnswer } from '../../../extensions/shared/fix-answer';
import { parseFix, parseFixRequest } from './fix-request';
import { saySaved, sayShown, sayUndone } from './say-fix';

/** The one field that closes a finding, for Shopify's product page, in the admin's `?language=`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { session, cors } = await authenticate.admin(request);
  const listingId = listingIdOf(params.id);
  const { searchParams } = new URL(request.url);
  const language = languageOf(searchParams.get('language'));
  const fix = parseFix(searchParams);
  if (!fix.done) return cors(refuse(language, fix.because));
  const { services } = await getContainer();
  const asked = { listingId, fix: fix.value };
  const answer = await services.productPage.showFix(session.shop, asked);
  return cors(tell(answer, sayShown({ ...asked, language }, answer)));
}

/** Saves the field, or takes back what was saved. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { session, sessionToken, cors } = await authenticate.admin(request);
  const listingId = listingIdOf(params.id);
  const language = languageOf(new URL(request.url).searchParams.get('language'));
  const form = parseFixRequest(await readForm(request));
  if (!form.done) return cors(refuse(language, form.because));
  const { services } = await getContainer();
  const by = sessionToken.sub;
  if (form.value.intent === 'undo') {
    const { batch } = form.value;
    const answer = await services.productPage.undoFix(session.shop, { listingId, batch, by });
    return cors(tell(answer, sayUndone({ language, listingId }, answer)));
  }
  const { fix, typed, shown } = form.value;
  const asked = { listingId, fix, typed, shown, by };
  const answer = await services.productPage.saveFix(session.shop, asked);
  return cors(tell(answer, saySaved({ language, listingId, fix }, answer)));
}

function tell(answer: Answer<unknown, Reason>, said: FixAnswer): Response {
  return Response.json(said, {
    status: statusOf(answer),
    headers: { 'Cache-Control': 'no-store' },
  });
}

function refuse(language: Language, because: StrangeForm): Response {
  const { id, data } = sayStrangeForm(because);
  const error = translator(language)(id, data);
  return Response.json({ error, field: because.field }, { status: 400 });
}
