import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page, Select } from '@shopify/polaris';
import { useChangeAddress } from '~/components/address';
import { useTranslate } from '~/components/language';
import { MailFrame } from '~/components/MailFrame';
import { getContainer } from '~/container.server';
import { DIGEST_LANGUAGES } from '~/core/digest/recipient';
import { languageOf } from '~/locales/translate';
import { authenticate } from '~/shopify.server';
import { parsePreviewUrl } from './preview-url';

export { PageError as ErrorBoundary } from '~/components/PageError';
export { headers } from '~/components/page-headers';

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.admin(request);
  const params = new URL(request.url).searchParams;
  const ofReader = languageOf(params.get('locale') ?? request.headers.get('accept-language'));
  const options = parsePreviewUrl(params, ofReader);
  const { services } = await getContainer();
  return {
    language: options.language,
    mail: await services.digest.previewDigest(session.shop, options),
  };
}

export default function PreviewDigest() {
  const { language, mail } = useLoaderData<typeof loader>();
  const t = useTranslate();
  const changeAddress = useChangeAddress();
  return (
    <Page
      title={t('digests.preview.title')}
      subtitle={t('digests.preview.subtitle')}
      backAction={{ content: t('digest.title'), url: '/app/digests' }}
    >
      <MailFrame mail={mail}>
        <Select
          label={t('digests.preview.language')}
          options={DIGEST_LANGUAGES.map((value) => ({
            value,
            label: t(`digests.language.${value}`),
          }))}
          value={language}
          onChange={(value) => {
            changeAddress({ language: value }, { replace: true });
          }}
        />
      </MailFrame>
    </Page>
  );
}
