import { Banner, Link } from '@shopify/polaris';
import { sayStrangeForm } from '~/components/answers';
import { useTranslate } from '~/components/language';
import { notAnswered } from '~/components/NothingToFix';
import type { SavingFrench } from './use-save-french';

/** Why what was typed is not saved, and that it is still there. */
export function WhyNotBanner(props: { saving: SavingFrench; productUrl: string }) {
  const { isDeclined, because, draft } = props.saving;
  const t = useTranslate();
  if (isDeclined && draft.isChanged) {
    return (
      <Banner tone="warning" title={t('french.declined.title')}>
        <p>
          {t('french.declined.text')}{' '}
          <Link url={props.productUrl} target="_top">
            {t('listing.openInAdmin')}
          </Link>
        </p>
      </Banner>
    );
  }
  switch (because?.why) {
    case undefined:
      return null;
    case 'changedMeanwhile':
      return (
        <Banner tone="warning" title={t('fix.conflict.title')}>
          <p>{t('french.conflict.text', { count: because.fields.length })}</p>
        </Banner>
      );
    case 'invalid':
      return (
        <Banner tone="critical">
          <p>{t('french.activeHtml.banner')}</p>
        </Banner>
      );
    case 'gone':
      return (
        <Banner tone="critical">
          <p>{t('listing.gone')}</p>
        </Banner>
      );
    case 'underWay':
      return (
        <Banner tone="warning">
          <p>{t('french.underWay')}</p>
        </Banner>
      );
    case 'notAnswered':
      return (
        <Banner tone="critical">
          <p>{t(notAnswered(because))}</p>
        </Banner>
      );
    case 'strangeForm': {
      const { id, data } = sayStrangeForm(because);
      return (
        <Banner tone="critical">
          <p>{t(id, data)}</p>
        </Banner>
      );
    }
  }
}
