import { Banner } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { NotAllowed, WhyNotSaved } from '~/components/WhyNotSaved';
import type { SavingFrench } from './use-save-french';

/** Why what was typed is not saved, and that it is still there. */
export function WhyNotBanner(props: { saving: SavingFrench; productUrl: string }) {
  const { isDeclined, because, draft } = props.saving;
  const t = useTranslate();
  if (isDeclined && draft.isChanged) {
    return (
      <NotAllowed
        title="french.declined.title"
        text="french.declined.text"
        productUrl={props.productUrl}
      />
    );
  }
  if (because === null) return null;
  if (because.why === 'changedMeanwhile') {
    return (
      <Banner tone="warning" title={t('fix.conflict.title')}>
        <p>{t('french.conflict.text', { count: because.fields.length })}</p>
      </Banner>
    );
  }
  if (because.why === 'invalid') {
    return (
      <Banner tone="critical">
        <p>{t('french.activeHtml.banner')}</p>
      </Banner>
    );
  }
  return <WhyNotSaved because={because} underWay="french.underWay" />;
}
