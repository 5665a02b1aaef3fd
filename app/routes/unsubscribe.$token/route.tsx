import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MailConsentPage } from '~/components/MailConsentPage';
import { followMailLink, showMailLink } from './mail-link';

export const loader = (args: LoaderFunctionArgs) => showMailLink(args, 'unsubscribe');

export const action = (args: ActionFunctionArgs) => followMailLink(args, 'unsubscribe');

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Unsubscribe() {
  const shown = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  return <MailConsentPage consent="unsubscribe" {...(done ?? shown)} />;
}
