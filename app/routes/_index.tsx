import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { useLanguage, useTranslate } from '~/components/language';
import { PlainPage } from '~/components/PlainPage';

/** Shopify may open the app at its root; its parameters then say which store. */
export function loader({ request }: LoaderFunctionArgs) {
  const { search, searchParams } = new URL(request.url);
  return searchParams.has('shop') ? redirect(`/app${search}`) : null;
}

export default function Welcome() {
  const t = useTranslate();
  const other = useLanguage() === 'en' ? 'fr' : 'en';
  return (
    <PlainPage title="Borealist">
      <p>{t('welcome.what')}</p>
      <p>{t('welcome.how')}</p>
      <p>
        <a href={`/?locale=${other}`} lang={other} hrefLang={other}>
          {t('welcome.otherLanguage')}
        </a>
      </p>
    </PlainPage>
  );
}
