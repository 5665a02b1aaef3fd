import { Badge, BlockStack, Checkbox, InlineGrid, InlineStack, Text } from '@shopify/polaris';
import { AudienceTags } from '~/components/AudienceTags';
import { DisclosureButton, useDisclosure } from '~/components/DisclosureButton';
import { useTranslate } from '~/components/language';
import { SeverityBadge } from '~/components/SeverityBadge';
import type { RuleSettingsView } from '~/services/settings/views';
import { hasError, isChanged } from './rule-draft';
import { ThresholdField } from './ThresholdField';
import type { DraftFields } from './use-settings-draft';

/** A rule in a line: whether it is on, and for whom. Why, and its thresholds, on demand. */
export function RuleSettings({ rule, ...fields }: DraftFields & { rule: RuleSettingsView }) {
  const { draft, change, errors } = fields;
  const t = useTranslate();
  const { id, isOpen: isOpened, setIsOpen } = useDisclosure();
  const title = t(`rule.${rule.rule}.title`);
  const isToMend = hasError(rule, errors);
  const isOpen = isOpened || isToMend;
  const count = rule.thresholds.length;

  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Checkbox
          label={title}
          checked={!draft.rulesOff.includes(rule.rule)}
          onChange={(isOn) => {
            const others = draft.rulesOff.filter((off) => off !== rule.rule);
            change({ rulesOff: isOn ? others : [...others, rule.rule] });
          }}
        />
        <SeverityBadge severity={rule.severity} />
        <AudienceTags audiences={rule.audiences} />
        {isChanged(rule, draft) && <Badge tone="attention">{t('settings.changed')}</Badge>}
        {/* What is to be mended stays in sight, and a button that cannot close it would only seem broken. */}
        {!isToMend && (
          <DisclosureButton
            id={id}
            isOpen={isOpen}
            setIsOpen={setIsOpen}
            label={t('settings.detailsOf', { count, rule: title })}
          >
            {t('settings.details', { count })}
          </DisclosureButton>
        )}
      </InlineStack>
      <div id={id} hidden={!isOpen} className="rule-details">
        {isOpen && (
          <BlockStack gap="300">
            <Text as="p" tone="subdued">
              {t(`rule.${rule.rule}.why`)}
            </Text>
            {count > 0 && (
              <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
                {rule.thresholds.map((threshold) => (
                  <ThresholdField key={threshold.field} threshold={threshold} {...fields} />
                ))}
              </InlineGrid>
            )}
          </BlockStack>
        )}
      </div>
    </BlockStack>
  );
}
