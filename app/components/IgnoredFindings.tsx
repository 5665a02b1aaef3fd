import { BlockStack, Box, Button, Text } from '@shopify/polaris';
import type { FindingView } from '~/services/audit/views';
import { Folded } from './Folded';
import { When } from './When';
import { useTranslate } from './language';
import { useIsViewer } from './staff';
import type { IgnoringState } from './use-ignoring';

/** What the merchant set aside: who, when, why, and the way back. */
export function IgnoredFindings(props: { findings: FindingView[]; ignoring: IgnoringState }) {
  const { findings, ignoring } = props;
  const t = useTranslate();
  return (
    <Folded title={t('listing.ignored.title', { count: findings.length })}>
      <ul className="findings">
        {findings.map((finding) => (
          <li key={`${finding.rule} ${finding.key}`}>
            <IgnoredFinding finding={finding} ignoring={ignoring} />
          </li>
        ))}
      </ul>
    </Folded>
  );
}

function IgnoredFinding({ finding, ignoring }: { finding: FindingView; ignoring: IgnoringState }) {
  const t = useTranslate();
  const isViewer = useIsViewer();
  const text = t(finding.message.id, finding.message.data);
  const set = finding.ignoring;
  return (
    <BlockStack gap="100">
      <Text as="p" breakWord>
        {text}
      </Text>
      {set && (
        <>
          <Text as="p" breakWord>
            {t('listing.ignored.reason', { reason: set.reason })}
          </Text>
          <Text as="p" tone="subdued" variant="bodySm">
            {t('listing.ignored.by', { isViewer: isViewer(set.by) })} <When instant={set.at} />
            {' · '}
            {set.until === null ? (
              t(set.untilText ? 'listing.ignored.untilText' : 'listing.ignored.forGood')
            ) : (
              <>
                {t('listing.ignored.until')}{' '}
                <time dateTime={set.until}>{set.until.slice(0, 10)}</time>
              </>
            )}
          </Text>
        </>
      )}
      <Box>
        <Button
          variant="plain"
          disabled={ignoring.busy}
          accessibilityLabel={t('listing.ignored.stopFor', { finding: text })}
          onClick={() => {
            ignoring.stop(finding);
          }}
        >
          {t('listing.ignored.stop')}
        </Button>
      </Box>
    </BlockStack>
  );
}
