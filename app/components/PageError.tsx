import { isRouteErrorResponse, useRevalidator, useRouteError } from '@remix-run/react';
import { BlockStack, Button, Card, Page, Text } from '@shopify/polaris';
import { boundary } from '@shopify/shopify-app-remix/server';
import { useTranslate } from './language';

/** Stands in for a page that could not be shown. Export it from a route as `ErrorBoundary`. */
export function PageError() {
  const error = useRouteError();
  const t = useTranslate();
  const { revalidate, state } = useRevalidator();

  if (isShopifysOwnPage(error)) return boundary.error(error);

  const kind = isRouteErrorResponse(error) && error.status === 404 ? 'notFound' : 'unexpected';
  return (
    <Page title={t(`error.${kind}.title`)}>
      <Card>
        <BlockStack gap="400" inlineAlign="start">
          <Text as="p">{t(`error.${kind}.text`)}</Text>
          {kind === 'notFound' ? (
            <Button url="/app/listings">{t('listings.all')}</Button>
          ) : (
            <Button onClick={revalidate} loading={state === 'loading'}>
              {t('action.tryAgain')}
            </Button>
          )}
        </BlockStack>
      </Card>
    </Page>
  );
}

/** Signing in may answer with a page that runs App Bridge; it has to reach the browser as it is. */
function isShopifysOwnPage(error: unknown): boolean {
  return (
    isRouteErrorResponse(error) &&
    typeof error.data === 'string' &&
    error.data.includes('data-api-key')
  );
}
