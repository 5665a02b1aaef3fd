import { Banner, Card, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { Message } from '~/core/audit/outcome';

/** Why nothing was written, and which permission is asked for, or was refused. `of`: what is written. */
export function BulkNotices(props: {
  of: 'customs' | 'wasPrice';
  bulk: { whyNot: Message | null; isDeclined: boolean; isGranted: boolean | null };
}) {
  const { of, bulk } = props;
  const { whyNot, isDeclined, isGranted } = bulk;
  const t = useTranslate();
  return (
    <>
      {whyNot && (
        <Banner tone="warning">
          <p>{t(whyNot.id, whyNot.data)}</p>
        </Banner>
      )}
      {isDeclined && (
        <Banner tone="warning" title={t(`${of}.declined.title`)}>
          <p>{t('customs.declined.text')}</p>
        </Banner>
      )}
      {isGranted === false && (
        <Card>
          <Text as="p">{t(`${of}.permission.text`)}</Text>
        </Card>
      )}
    </>
  );
}
