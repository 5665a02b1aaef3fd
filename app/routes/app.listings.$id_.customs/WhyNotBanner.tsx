import { Banner } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { useSayValue } from '~/components/use-say-value';
import { NotAllowed, WhyNotSaved } from '~/components/WhyNotSaved';
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
      <NotAllowed
        title={`${props.of}.declined.title`}
        text="customs.declined.text"
        productUrl={props.productUrl}
      />
    );
  }
  if (because === null) return null;
  if (because.why === 'variantValuesChanged') {
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
  if (because.why === 'invalid') {
    return (
      <Banner tone="critical">
        <p>{t('customs.invalid')}</p>
      </Banner>
    );
  }
  return <WhyNotSaved because={because} underWay="customs.underWay" />;
}
