import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { statusOf } from '~/components/answers';
import { useTranslate } from '~/components/language';
import { Section } from '~/components/Section';
import { getContainer } from '~/container.server';
import { readForm } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { EraseCard } from './EraseCard';
import { ErasedCard } from './ErasedCard';
import { ExportsCard } from './ExportsCard';
import { HeldCard } from './HeldCard';
import { PermissionsCard } from './PermissionsCard';
import { parsePrivacyForm, type PrivacyAnswer } from './privacy-form';
import { useErasing } from './use-erasing';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  return services.store.showHeldData(session.shop);
}

/** Deletes what is kept of orders, or of everything. */
export async function action({ request }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const form = parsePrivacyForm(await readForm(request));
  const { services } = await getContainer();
  const erase = { eraseOrders: services.store.eraseOrders, eraseAll: services.store.erase };
  const answer: PrivacyAnswer = form.done
    ? await erase[form.value](session.shop, sessionToken.sub)
    : form;
  return data(answer, { status: statusOf(answer) });
}

/** Once everything is deleted, nothing more is asked for: any request would install the app anew. */
export function shouldRevalidate(navigation: {
  formData?: FormData;
  defaultShouldRevalidate: boolean;
}): boolean {
  const { formData, defaultShouldRevalidate } = navigation;
  return defaultShouldRevalidate && formData?.get('intent') !== 'eraseAll';
}

export default function DataAndPrivacy() {
  const view = useLoaderData<typeof loader>();
  const t = useTranslate();
  const erasing = useErasing();
  const back = { content: t('settings.title'), url: '/app/settings' };

  if (erasing.isAllErased) {
    return (
      <Page title={t('privacy.title')}>
        <ErasedCard />
      </Page>
    );
  }
  return (
    <Page title={t('privacy.title')} subtitle={t('privacy.subtitle')} backAction={back}>
      <BlockStack gap="400">
        <Section title={t('privacy.held.title')} description={t('privacy.held.text')}>
          <HeldCard view={view} />
        </Section>
        <Section title={t('privacy.export.title')} description={t('privacy.export.text')}>
          <ExportsCard />
        </Section>
        <Section title={t('privacy.permissions.title')} description={t('privacy.permissions.text')}>
          <PermissionsCard />
        </Section>
        <Section title={t('privacy.erase.title')} description={t('privacy.erase.text')}>
          <EraseCard erasing={erasing} />
        </Section>
      </BlockStack>
    </Page>
  );
}
