import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { z } from 'zod';
import { statusOf } from '~/components/answers';
import { getContainer } from '~/container.server';
import { readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { NotReadYet } from './NotReadYet';
import type { PromotionAnswer } from './promotion-answer';
import { carryOut } from './promotion-actions';
import { parsePromotionForm } from './promotion-form';
import { PromotionPage } from './PromotionPage';
import { parseWish } from './wish';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

const uuid = z.uuid();

/** `new` in the place of an id: a promotion that is not kept yet. */
const NEW = 'new';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const store = session.shop;
  const { services } = await getContainer();
  const version = await services.store.readVersion(store);
  if (params.id === NEW) {
    const wish = parseWish(new URL(request.url).searchParams);
    const plan = await services.promotions.plan(store, wish);
    return { version, plan, promotion: null, season: wish.season };
  }
  const promotion = await services.promotions.show(store, idOf(params.id));
  if (promotion === null) throw noSuchPage();
  return { version, plan: promotion, promotion, season: null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const form = parsePromotionForm(await readForm(request));
  if (!form.done) return told({ intent: null, ...form });
  const { services } = await getContainer();
  const asked = {
    store: session.shop,
    promotionId: params.id === NEW ? null : idOf(params.id),
    by: sessionToken.sub,
  };
  const answer = await carryOut(services, asked, form.value);
  if (answer === null) throw noSuchPage();
  return told(answer);
}

function told(answer: PromotionAnswer) {
  return data(answer, { status: statusOf(answer) });
}

/** A preview, and judging a plan, change nothing; whoever is being led away has no use for this page any more, and a deleted draft's is gone. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs): boolean {
  const answer = args.actionResult as PromotionAnswer | undefined;
  const isLook = answer?.intent === 'preview' || answer?.intent === 'judgeWhole';
  const isOfNoUse = isLook || (answer?.done && answer.value.goTo !== null);
  return isOfNoUse ? false : args.defaultShouldRevalidate;
}

function idOf(text: string | undefined): string {
  const parsed = uuid.safeParse(text);
  if (!parsed.success) throw noSuchPage();
  return parsed.data;
}

function noSuchPage(): Response {
  return new Response(null, { status: 404 });
}

export default function PromotionRoute() {
  const { version, plan, promotion, season } = useLoaderData<typeof loader>();
  if (plan === null) return <NotReadYet />;
  return (
    <PromotionPage
      // Another promotion begins with a form of its own.
      key={promotion?.id ?? NEW}
      version={version}
      plan={plan}
      promotion={promotion}
      season={season}
    />
  );
}
