import { Banner, Link } from '@shopify/polaris';
import { sayStrangeForm } from '~/components/answers';
import { useTranslate } from '~/components/language';
import { notAnswered } from '~/components/NothingToFix';
import { useSayValue } from '~/components/use-say-value';
import type { SavingCustoms } from './use-save-customs';

/** Why what was typed is not saved, and that it is still there. */
export function WhyNotBanner(props: {
  of: 'customs' | 'wasPrice';
  saving: SavingCustoms;
  productUrl: string;
}) {
  const { isDeclined, because, draft } = props.saving;
  const t = useTranslate();
  const sayValue = useSayValue();
  if (isDeclined && draft.isChanged) {
    return (
      <Banner tone="warning" title={t(`${props.of}.declined.title`)}>
        <p>
          {t('customs.declined.text')}{' '}
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
    case 'variantValuesChanged': {
      const now = because.values.map(({ kind, value }) =>
        value === null ? t('customs.none') : sayValue(kind, value),
      );
      return (
        <Banner tone="warning" title={t('fix.conflict.title')}>
          <p>{t('customs.conflict.text', { count: now.length })}</p>
          <p>{t('customs.conflict.value', { value: [...new Set(now)].join(', ') })}</p>
        </Banner>
      );
    }
    case 'invalid':
      return (
        <Banner tone="critical">
          <p>{t('customs.invalid')}</p>
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
          <p>{t('customs.underWay')}</p>
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
