import type { RenderConfirmationInput } from '~/services/digest/ports';
import type { MailPreview } from '~/services/digest/ports-of-mails';
import { confirmationContent } from './render/confirmation-content';
import { renderHtml } from './render/html';
import { confirmationText } from './render/plain-text';
import { ConfirmationMail } from './templates/ConfirmationMail';

/** The mail that asks for consent. */
export async function renderConfirmation(input: RenderConfirmationInput): Promise<MailPreview> {
  const content = confirmationContent(input);
  return {
    subject: content.subject,
    html: await renderHtml(<ConfirmationMail content={content} />),
    text: confirmationText(content),
  };
}
