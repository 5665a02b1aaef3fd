import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { getContainer } from '~/container.server';
import type { MailConsent, MailLinkView } from '~/services/digest/views';

/** The address is a secret of its recipient: no cache keeps it, no other site hears of it, no search engine finds it. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow',
};

/** A GET shows what the link is for and changes nothing. */
export async function showMailLink({ params }: LoaderFunctionArgs, consent: MailConsent) {
  const { services } = await getContainer();
  return answer(await services.digest.openLink(params['token'] ?? '', consent));
}

/**
 * A POST does it, whoever sends it and whatever its body is: the page's button, or a mail program's one click
 * (RFC 8058: `List-Unsubscribe=One-Click`). The token alone gives the right.
 */
export async function followMailLink({ params }: ActionFunctionArgs, consent: MailConsent) {
  const { services } = await getContainer();
  return answer(await services.digest.actOnLink(params['token'] ?? '', consent));
}

/** Of a link that means nothing, too: whoever tries links learns nothing from the status. */
function answer(view: MailLinkView) {
  return data(view, { headers: HEADERS });
}
