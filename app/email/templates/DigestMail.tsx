import { Heading } from '@react-email/heading';
import type { DigestContent, Item, Section } from './content';
import { MailLayout } from './MailLayout';
import { ActionButton, MailLink, Panel, Paragraph, SectionHeading } from './pieces';
import { ReadinessTable } from './ReadinessTable';
import { ink } from './theme';

/** The weekly mail. */
export function DigestMail({ content }: { content: DigestContent }) {
  return (
    <MailLayout content={content}>
      <ReadinessTable readiness={content.readiness} />
      {content.sections.map((section) => (
        <SectionPanel key={section.heading} section={section} />
      ))}
      <Panel on="card" padding="20px 16px 24px" isRuled>
        <ActionButton {...content.action} />
      </Panel>
    </MailLayout>
  );
}

function SectionPanel({ section: { heading, items, more } }: { section: Section }) {
  return (
    <Panel on="card" padding="20px 16px 12px" isRuled>
      <SectionHeading>{heading}</SectionHeading>
      {items.map((item, index) => (
        <ItemRows key={index} item={item} />
      ))}
      {more && (
        <Paragraph>
          <MailLink {...more} />
        </Paragraph>
      )}
    </Panel>
  );
}

function ItemRows({ item: { title, href, detail, lines } }: { item: Item }) {
  const { className, style } = ink('text');
  return (
    <>
      {title !== null && (
        <Heading
          as="h3"
          className={className}
          style={{ ...style, fontSize: '16px', lineHeight: '24px', margin: '16px 0 0' }}
        >
          {href === null ? title : <MailLink label={title} href={href} />}
        </Heading>
      )}
      {detail !== null && <Paragraph as="subdued">{detail}</Paragraph>}
      {lines.map((line, index) => (
        <Paragraph key={index}>{line}</Paragraph>
      ))}
    </>
  );
}
