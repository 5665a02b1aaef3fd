import { InlineStack, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { FrenchReading } from '~/services/changes/views';

const SIDES = ['source', 'french'] as const;

/** What is said of one text, by numbers that the marked passages have, each led to where it stands. */
export function FieldFindings({ reading }: { reading: FrenchReading }) {
  const { name, findings } = reading;
  const t = useTranslate();
  if (findings.length === 0) return null;
  return (
    <ol className="lens-findings">
      {findings.map(({ rule, key, message }, index) => (
        <li key={`${rule} ${key}`} id={`${name}-${index + 1}`} tabIndex={-1}>
          <Text as="p" breakWord>
            {t(message.id, message.data)}
          </Text>
          <InlineStack gap="300">
            {SIDES.filter((side) => reading[side].numbers.includes(index + 1)).map((side) => (
              <a key={side} href={`#${name}-${side}-${index + 1}`}>
                {t(`french.passage.${side}`)}
              </a>
            ))}
          </InlineStack>
        </li>
      ))}
    </ol>
  );
}
