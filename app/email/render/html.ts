import { render } from '@react-email/render';
import type { ReactElement } from 'react';
import { OUTLOOK_STYLE_SHEET } from '../templates/theme';

const OUTLOOK_ONLY = `<!--[if mso]><style>${OUTLOOK_STYLE_SHEET}</style><![endif]-->`;

/** The document as it is mailed. React writes no conditional comments, so the one for Outlook is put in afterwards. */
export async function renderHtml(mail: ReactElement): Promise<string> {
  const html = await render(mail);
  return html.replace('</head>', () => `${OUTLOOK_ONLY}</head>`);
}
