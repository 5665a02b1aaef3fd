import { Button } from '@react-email/button';
import { Heading } from '@react-email/heading';
import { Link as EmailLink } from '@react-email/link';
import { Text } from '@react-email/text';
import type { ReactNode } from 'react';
import type { Link } from './content';
import { ground, ink, RULED } from './theme';

/** One cell as wide as the mail. The padding is the cell's: Outlook knows it nowhere else. */
export function Panel(props: {
  on: Parameters<typeof ground>[0];
  padding: string;
  isRuled?: boolean;
  children: ReactNode;
}) {
  const { on, padding, isRuled = false, children } = props;
  const { className, style } = ground(on);
  return (
    <table role="presentation" width="100%" border={0} cellPadding="0" cellSpacing="0">
      <tbody>
        <tr>
          <td
            className={isRuled ? `${className} ${RULED.className}` : className}
            style={{ ...style, ...(isRuled && RULED.style), padding }}
          >
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

export function Paragraph({
  as = 'text',
  children,
}: {
  as?: 'text' | 'subdued';
  children: ReactNode;
}) {
  const { className, style } = ink(as);
  const size =
    as === 'text'
      ? { fontSize: '16px', lineHeight: '24px' }
      : { fontSize: '14px', lineHeight: '20px' };
  return (
    <Text className={className} style={{ ...style, ...size, margin: '0 0 8px' }}>
      {children}
    </Text>
  );
}

export function SectionHeading({ children }: { children: ReactNode }) {
  const { className, style } = ink('text');
  return (
    <Heading
      as="h2"
      className={className}
      style={{ ...style, fontSize: '18px', lineHeight: '24px', margin: '0 0 12px' }}
    >
      {children}
    </Heading>
  );
}

export function MailLink({ label, href }: Link) {
  const { className, style } = ink('link');
  return (
    <EmailLink
      href={href}
      className={className}
      style={{ ...style, textDecoration: 'underline', textDecorationLine: undefined }}
    >
      {label}
    </EmailLink>
  );
}

export function ActionButton({ label, href }: Link) {
  const colors = { ...ground('button').style, ...ink('buttonText').style };
  return (
    <Button
      href={href}
      className={`${ground('button').className} ${ink('buttonText').className}`}
      style={{
        ...colors,
        borderRadius: '6px',
        fontSize: '16px',
        fontWeight: 'bold',
        padding: '12px 20px',
      }}
    >
      {/* The colour again: some clients colour the text of links by themselves. */}
      <span className={ink('buttonText').className} style={{ color: colors.color }}>
        {label}
      </span>
    </Button>
  );
}
