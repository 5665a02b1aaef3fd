import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MailConsentPage } from '~/components/MailConsentPage';
import { followMailLink, showMailLink } from '../unsubscribe.$token/mail-link';

export const loader = (args: LoaderFunctionArgs) => showMailLink(args, 'resubscribe');

export const action = (args: ActionFunctionArgs) => followMailLink(args, 'resubscribe');

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Resubscribe() {
  const shown = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  return <MailConsentPage consent="resubscribe" {...(done ?? shown)} />;
}
