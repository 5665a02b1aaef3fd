import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { BlockStack, InlineGrid, Page } from '@shopify/polaris';
import { statusOf } from '~/components/answers';
import { useTranslate } from '~/components/language';
import { getContainer } from '~/container.server';
import { readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { ChooseCard } from './ChooseCard';
import { FieldsCard } from './FieldsCard';
import { LetterCard } from './LetterCard';
import { OrderCard } from './OrderCard';
import { OwnWording } from './OwnWording';
import { parseRepliesForm, type RepliesAnswer } from './replies-form';
import { repliesParams } from './replies-params';
import { useFilledLetter } from './use-filled-letter';
import { useOwnWording } from './use-own-wording';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { moment } = repliesParams(new URL(request.url).searchParams);
  const { services } = await getContainer();
  return services.replies.show(session.shop, moment);
}

/** Keeps or removes a wording of the merchant's own. */
export async function action({ request }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const form = parseRepliesForm(await readForm(request));
  const { services } = await getContainer();
  const { replies } = services;
  let answer: RepliesAnswer = form.done ? { done: true, value: { id: '' } } : form;
  if (form.done) {
    answer =
      form.value.intent === 'remove'
        ? await replies.removeVariant(session.shop, form.value.id, sessionToken.sub)
        : await replies.saveVariant(session.shop, form.value.input, sessionToken.sub);
  }
  return data(answer, { status: statusOf(answer) });
}

export default function CustomerReplies() {
  const view = useLoaderData<typeof loader>();
  const t = useTranslate();
  const [params] = useSearchParams();
  const { language } = repliesParams(params);
  const own = useOwnWording(view, language);
  const letter = useFilledLetter({
    text: own.text,
    language,
    storeName: view.storeName,
    today: view.today,
  });
  return (
    <Page
      title={t('replies.title')}
      subtitle={t('replies.subtitle')}
      backAction={{ content: t('home.title'), url: '/app' }}
    >
      <InlineGrid columns={{ xs: 1, md: ['twoThirds', 'oneThird'] }} gap="400">
        <BlockStack gap="400">
          <ChooseCard moment={view.moment} language={language} own={own} />
          {own.draft === null ? (
            <LetterCard moment={view.moment} language={language} letter={letter} own={own} />
          ) : (
            <OwnWording draft={own.draft} language={language} own={own} />
          )}
        </BlockStack>
        <BlockStack gap="400">
          <OrderCard onFound={letter.fillFromOrder} />
          <FieldsCard language={language} letter={letter} />
        </BlockStack>
      </InlineGrid>
    </Page>
  );
}
