import { Button, InlineStack, Text } from '@shopify/polaris';
import { AdminPageLink } from '~/components/AdminPageLink';
import { SeverityBadge } from '~/components/SeverityBadge';
import { useTranslate } from '~/components/language';
import type { FixPage } from '~/core/changes/fixes';
import type { LensFinding } from '~/core/lens/lens';
import { titleOfRule } from '~/locales/rule-title';

/** What is wrong at one place, each with the number by which the marked words name it. */
export function LensFindings(props: {
  findings: readonly LensFinding[];
  fixedOn: Record<string, FixPage>;
  listingUrl: string;
}) {
  const { findings, fixedOn, listingUrl } = props;
  const t = useTranslate();
  if (findings.length === 0) return null;
  return (
    <ol className="lens-findings">
      {findings.map(({ number, place, rule, message, severity }) => {
        const page = fixedOn[rule];
        const title = titleOfRule(t, rule);
        return (
          <li key={number} value={number} id={`lens-finding-${number}`} tabIndex={-1}>
            <Text as="p" breakWord>
              {t(message.id, message.data)}
            </Text>
            <InlineStack gap="200" blockAlign="center">
              <SeverityBadge severity={severity} />
              {page === undefined && place !== 'delivery' && (
                <a href={`#rule-${rule}`}>{t('lens.howToFix')}</a>
              )}
              {page !== undefined && (
                <Button
                  size="slim"
                  url={`${listingUrl}/${page}`}
                  accessibilityLabel={t('lens.fixFor', { finding: title })}
                >
                  {t('lens.fix')}
                </Button>
              )}
              <AdminPageLink rule={rule} />
            </InlineStack>
          </li>
        );
      })}
    </ol>
  );
}
