import { Form, useLocation } from '@remix-run/react';
import type { MailConsent, MailLinkView } from '~/services/digest/views';
import { useLanguage, useTranslate } from './language';
import { PlainPage } from './PlainPage';

/** What a link in a mail leads to, without login. `store` is `null` where the link does not say which. */
export function MailConsentPage(props: MailLinkView & { consent: MailConsent }) {
  const { consent, state, store } = props;
  const t = useTranslate();
  const words = { hasStore: store !== null, store: store ?? '' };
  return (
    <PlainPage title={t(`mailConsent.${consent}.${state}.title`)}>
      <p role={state === 'ask' ? undefined : 'status'} style={PARAGRAPH}>
        {t(`mailConsent.${consent}.${state}.text`, words)}
      </p>
      {state === 'ask' && (
        <Form method="post">
          <button type="submit" style={BUTTON}>
            {t(`mailConsent.${consent}.button`)}
          </button>
        </Form>
      )}
      {consent === 'unsubscribe' && (state === 'done' || state === 'already') && <Regret />}
      <OtherLanguage />
    </PlainPage>
  );
}

/** The page beside this one, of the same link, takes it back. */
function Regret() {
  const t = useTranslate();
  const { pathname, search } = useLocation();
  return (
    <p style={PARAGRAPH}>
      <a href={`${pathname.replace('/unsubscribe/', '/resubscribe/')}${search}`}>
        {t('mailConsent.unsubscribe.regret')}
      </a>
    </p>
  );
}

/** The mail's language need not be that of whoever reads it. */
function OtherLanguage() {
  const t = useTranslate();
  const { pathname } = useLocation();
  const other = useLanguage() === 'en' ? 'fr' : 'en';
  return (
    <p style={PARAGRAPH}>
      <a href={`${pathname}?locale=${other}`} lang={other} hrefLang={other}>
        {t('welcome.otherLanguage')}
      </a>
    </p>
  );
}

/** Polaris’s style sheet takes margins away and writes small. */
const PARAGRAPH = { marginBlock: '1rem', fontSize: '1rem' };

const BUTTON = {
  padding: '0.75rem 1.25rem',
  border: 'none',
  borderRadius: '0.5rem',
  background: '#0a4f78',
  color: '#ffffff',
  fontSize: '1rem',
  fontWeight: 600,
  cursor: 'pointer',
};
