import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MailConsentPage } from '~/components/MailConsentPage';
import { followMailLink, showMailLink } from '../unsubscribe.$token/mail-link';

export const loader = (args: LoaderFunctionArgs) => showMailLink(args, 'confirm');

export const action = (args: ActionFunctionArgs) => followMailLink(args, 'confirm');

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Confirm() {
  const shown = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  return <MailConsentPage consent="confirm" {...(done ?? shown)} />;
}
