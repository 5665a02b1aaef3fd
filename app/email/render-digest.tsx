import type { RenderDigestInput } from '~/services/digest/ports';
import type { MailPreview } from '~/services/digest/ports-of-mails';
import { digestContent } from './render/digest-content';
import { renderHtml } from './render/html';
import { digestText } from './render/plain-text';
import { DigestMail } from './templates/DigestMail';

/** The weekly mail: HTML and text of the same content. */
export async function renderDigest(input: RenderDigestInput): Promise<MailPreview> {
  const content = digestContent(input);
  return {
    subject: content.subject,
    html: await renderHtml(<DigestMail content={content} />),
    text: digestText(content),
  };
}
