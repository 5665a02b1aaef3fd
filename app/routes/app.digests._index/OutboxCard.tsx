import { List, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { When } from '~/components/When';
import { TitledCard } from '~/components/TitledCard';
import type { OutboxMailView } from '~/services/digest/views';

/** What would have gone out, where no mail server is configured. */
export function OutboxCard({ mails }: { mails: OutboxMailView[] }) {
  const t = useTranslate();
  return (
    <TitledCard title={t('digests.outbox.title')}>
      <Text as="p">{t(mails.length === 0 ? 'digests.outbox.none' : 'digests.outbox.notSent')}</Text>
      {mails.length > 0 && (
        <List>
          {mails.map(({ id, to, subject, at }) => (
            <List.Item key={id}>
              <Text as="span" breakWord>
                {t('digests.outbox.mail', { subject, email: to })} · <When instant={at} withTime />
              </Text>
            </List.Item>
          ))}
        </List>
      )}
    </TitledCard>
  );
}
