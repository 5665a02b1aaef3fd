import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Heading } from '@react-email/heading';
import { Html } from '@react-email/html';
import { Preview } from '@react-email/preview';
import type { ReactNode } from 'react';
import { FORMATTING_LOCALE } from '~/locales/translate';
import type { Footer, MailContent } from './content';
import { MailLink, Panel, Paragraph } from './pieces';
import { ground, ink, SHEET_WIDTH_PX, STYLE_SHEET } from './theme';

/** What every mail has: its head, its colours, a title, and who sends it why. Tables, since Outlook knows no other layout. */
export function MailLayout({ content, children }: { content: MailContent; children: ReactNode }) {
  const { language, subject, preheader, notice, kicker, title, subtitle, footer } = content;
  const page = ground('page');
  return (
    <Html lang={FORMATTING_LOCALE[language]}>
      <Head>
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{STYLE_SHEET}</style>
      </Head>
      <body className={page.className} style={{ ...page.style, margin: 0 }}>
        <Preview>{preheader}</Preview>
        {/* The language again: webmail keeps nothing of the document around it. */}
        <div role="article" aria-label={title} lang={FORMATTING_LOCALE[language]}>
          <Panel on="page" padding="24px 8px">
            <Container className="sheet" style={{ maxWidth: `${SHEET_WIDTH_PX}px` }}>
              {notice !== null && (
                <Panel on="notice" padding="12px 16px">
                  <Paragraph>
                    <strong>{notice}</strong>
                  </Paragraph>
                </Panel>
              )}
              <Panel on="card" padding="24px 16px">
                <Paragraph as="subdued">{kicker}</Paragraph>
                <Heading
                  as="h1"
                  className={ink('text').className}
                  style={{
                    ...ink('text').style,
                    fontSize: '24px',
                    lineHeight: '32px',
                    margin: '4px 0 8px',
                  }}
                >
                  {title}
                </Heading>
                {subtitle !== null && <Paragraph as="subdued">{subtitle}</Paragraph>}
              </Panel>
              {children}
              <MailFooter {...footer} />
            </Container>
          </Panel>
        </div>
      </body>
    </Html>
  );
}

function MailFooter({ reason, senderName, postalAddress, links }: Footer) {
  return (
    <Panel on="page" padding="20px 16px">
      <Paragraph as="subdued">{reason}</Paragraph>
      <Paragraph as="subdued">
        {senderName}
        <br />
        {postalAddress}
      </Paragraph>
      <Paragraph as="subdued">
        {links.map((link, index) => (
          <span key={link.href}>
            {index > 0 && ' · '}
            <MailLink {...link} />
          </span>
        ))}
      </Paragraph>
    </Panel>
  );
}
