import { BlockStack, Card, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { SaidFinding } from '~/services/changes/views';
import { SaidFindings } from './SaidFindings';
import type { VerdictState } from './use-verdict';

/** What is to be fixed; and, once something is typed, what that would close and open. */
export function VerdictCard(props: { verdict: VerdictState; findings: SaidFinding[] }) {
  const { verdict, findings } = props;
  const t = useTranslate();
  return (
    <Card>
      <div aria-live="polite">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t(verdict === 'none' ? 'fix.findings' : 'fix.verdict.title')}
          </Text>
          {verdict === 'none' && findings.length === 0 && <Text as="p">{t('fix.none')}</Text>}
          {verdict === 'none' && (
            <SaidFindings title={t('fix.open', { count: findings.length })} findings={findings} />
          )}
          {verdict === 'asking' && (
            <Text as="p" tone="subdued">
              {t('fix.verdict.asking')}
            </Text>
          )}
          {verdict === 'unknown' && <Text as="p">{t('fix.verdict.unknown')}</Text>}
          {typeof verdict === 'object' && (
            <>
              {verdict.closes.length + verdict.opens.length === 0 && (
                <Text as="p">{t('fix.verdict.nothing')}</Text>
              )}
              <SaidFindings
                title={t('fix.verdict.closes', { count: verdict.closes.length })}
                findings={verdict.closes}
              />
              <SaidFindings
                title={t('fix.verdict.opens', { count: verdict.opens.length })}
                findings={verdict.opens}
              />
            </>
          )}
        </BlockStack>
      </div>
    </Card>
  );
}
