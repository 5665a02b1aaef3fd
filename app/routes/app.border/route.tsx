import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Box, Page, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { useLiveUpdates } from '~/components/use-live-updates';
import { getContainer } from '~/container.server';
import { authenticate } from '~/shopify.server';
import { BorderCard } from './BorderCard';
import { CustomsCard } from './CustomsCard';
import { CutOffsCard } from './CutOffsCard';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const { services } = await getContainer();
  const version = await services.store.readVersion(session.shop);
  return { version, border: await services.border.show(session.shop) };
}

export default function CrossingTheBorder() {
  const { version, border } = useLoaderData<typeof loader>();
  const { country, borders, customs, peaks, today } = border;
  const t = useTranslate();
  useLiveUpdates({ version, busy: false });
  return (
    <Page
      title={t('border.title')}
      subtitle={t('border.subtitle')}
      backAction={{ content: t('season.title'), url: '/app/season' }}
    >
      <BlockStack gap="400">
        {borders.map((each) => (
          <BorderCard key={each.destination} border={each} country={country} />
        ))}
        <CustomsCard gaps={customs} />
        <CutOffsCard peaks={peaks} today={today} />
        <Box paddingInline={{ xs: '400', sm: '0' }}>
          <Text as="p" tone="subdued">
            {t('border.notAdvice')}
          </Text>
        </Box>
      </BlockStack>
    </Page>
  );
}
