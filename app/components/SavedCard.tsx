import { BlockStack, Card, Link, Text } from '@shopify/polaris';
import { ChangeList } from '~/components/ChangeList';
import { useTranslate } from '~/components/language';
import type { SavedChanges } from '~/services/changes/views';
import { SaidFindings } from './SaidFindings';

/** What came of saving: each text, and how the listing is judged since. */
export function SavedCard({ saved }: { saved: SavedChanges }) {
  const t = useTranslate();
  const { changes, closes, opens } = saved;
  return (
    <Card>
      <div aria-live="polite">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('fix.saved.title')}
          </Text>
          {closes.length + opens.length === 0 && <Text as="p">{t('fix.saved.nothing')}</Text>}
          <SaidFindings title={t('fix.saved.closes', { count: closes.length })} findings={closes} />
          <SaidFindings title={t('fix.saved.opens', { count: opens.length })} findings={opens} />
          <ChangeList changes={changes} withListing={false} />
          <Text as="p">
            <Link url="/app/history">{t('history.link')}</Link>
          </Text>
        </BlockStack>
      </div>
    </Card>
  );
}
