import type { ConfirmationContent } from './content';
import { MailLayout } from './MailLayout';
import { ActionButton, Panel, Paragraph } from './pieces';

/** Asks whether somebody wants the weekly mail. */
export function ConfirmationMail({ content }: { content: ConfirmationContent }) {
  return (
    <MailLayout content={content}>
      <Panel on="card" padding="0 16px 24px">
        {content.paragraphs.map((paragraph) => (
          <Paragraph key={paragraph}>{paragraph}</Paragraph>
        ))}
        <Panel on="card" padding="12px 0 20px">
          <ActionButton {...content.action} />
        </Panel>
        <Paragraph as="subdued">{content.afterwards}</Paragraph>
      </Panel>
    </MailLayout>
  );
}
