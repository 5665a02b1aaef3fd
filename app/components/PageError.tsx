import { isRouteErrorResponse, useRevalidator, useRouteError } from '@remix-run/react';
import { Card, EmptyState, Page } from '@shopify/polaris';
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
    <Page>
      <Card>
        <EmptyState
          image="/nothing-found.svg"
          heading={t(`error.${kind}.title`)}
          action={
            kind === 'notFound'
              ? { content: t('listings.all'), url: '/app/listings' }
              : {
                  content: t('action.tryAgain'),
                  onAction: revalidate,
                  loading: state === 'loading',
                }
          }
        >
          <p>{t(`error.${kind}.text`)}</p>
        </EmptyState>
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
