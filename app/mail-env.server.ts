import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { isSet, variable } from './environment-variable.server';

export interface MailEnv {
  /** Absent: nothing is sent; mails lie in the outbox, and the app's page of digests says so. */
  smtpUrl: string | undefined;
  sender: { name: string; address: string; postalAddress: string };
  /** Where mails come back to that cannot be delivered; absent: to the sender. */
  bounceAddress: string | undefined;
  /** What whoever posts such mails has to know; absent: none are taken. */
  bounceSecret: string | undefined;
  /** Absent: mails are not signed here. */
  dkim: { domain: string; selector: string; privateKey: string } | undefined;
}

/** A PEM file's text: as it is, on one line with `\\n` for its ends, or in base64. */
const dkimKey = z
  .string()
  .transform((value) => {
    const text = value.includes('-----BEGIN')
      ? value
      : Buffer.from(value, 'base64').toString('utf8');
    return text.replaceAll('\\n', '\n');
  })
  .refine(isRsaKey, {
    error:
      'DKIM_PRIVATE_KEY must be an RSA private key of 1024 bits or more in PEM, as it is or in base64; make one with: openssl genrsa 2048',
  });

function isRsaKey(pem: string): boolean {
  try {
    const key = createPrivateKey(pem);
    return (
      key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 1024
    );
  } catch {
    return false;
  }
}

/** Each with the sentence that says how it is to be. */
export const mailVariables = {
  SMTP_URL: variable(
    {
      section: 'Mail',
      says: 'how the weekly mail is sent; without it mails stay in the outbox. `MAIL_FROM` and `MAIL_POSTAL_ADDRESS` have to be set with it',
      example: 'smtp://user:password@mail.example.com:587',
      isSecret: true,
    },
    z
      .url({
        protocol: /^smtps?$/,
        hostname: /./,
        error:
          'SMTP_URL must be such as smtp://user:password@mail.example.com:587 or smtps://…:465; leave it out to keep mails in the outbox.',
      })
      .optional(),
  ),
  MAIL_FROM: variable(
    { section: 'Mail', says: 'address that mails come from', example: 'digest@example.com' },
    z
      .email('MAIL_FROM must be one e-mail address, such as digest@example.com, without a name.')
      .optional(),
  ),
  MAIL_SENDER_NAME: variable(
    { section: 'Mail', says: 'name that they come from' },
    z
      .string()
      .regex(/^[^\p{Cc}<>"]{1,100}$/u, 'MAIL_SENDER_NAME must be a name on one line.')
      .default('Borealist'),
  ),
  MAIL_POSTAL_ADDRESS: variable(
    {
      section: 'Mail',
      says: 'the sender’s postal address, which the law asks for in each mail',
      example: '1 Example Street, Montréal QC H2X 1Y4, Canada',
    },
    z
      .string()
      .transform((value) => value.trim().replace(/\s*(\n|\\n)\s*/g, ', '))
      .pipe(
        z
          .string()
          .regex(
            /^(?=.*\p{L})[^\p{Cc}]{10,300}$/u,
            'MAIL_POSTAL_ADDRESS must be a postal address: street or box, place, province or state, code, country.',
          ),
      )
      .optional(),
  ),
  MAIL_BOUNCE_ADDRESS: variable(
    {
      section: 'Mail',
      says: 'where mails come back to ([docs/digest.md](docs/digest.md)); without it, to the sender',
      example: 'bounces@example.com',
    },
    z
      .email(
        'MAIL_BOUNCE_ADDRESS must be one e-mail address, such as bounces@example.com, without a name.',
      )
      .optional(),
  ),
  MAIL_BOUNCE_SECRET: variable(
    {
      section: 'Mail',
      says: 'guards `POST /mail/bounces`, which takes none without it; `openssl rand -hex 32`',
      isSecret: true,
    },
    z
      .string()
      .regex(
        /^[\w+/=-]{32,200}$/,
        'MAIL_BOUNCE_SECRET must be 32 letters and digits or more; make one with: openssl rand -hex 32',
      )
      .optional(),
  ),
  DKIM_DOMAIN: variable(
    {
      section: 'Mail',
      says: 'signs mails, together with the two that follow',
      example: 'example.com',
    },
    z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'DKIM_DOMAIN must be a domain, such as example.com.')
      .optional(),
  ),
  DKIM_SELECTOR: variable(
    { section: 'Mail', says: 'DNS label of the key', example: 'borealist' },
    z
      .string()
      .regex(
        /^[a-z0-9-]+(\.[a-z0-9-]+)*$/i,
        'DKIM_SELECTOR must be a DNS label, such as borealist.',
      )
      .optional(),
  ),
  DKIM_PRIVATE_KEY: variable(
    {
      section: 'Mail',
      says: 'RSA key in PEM, on one line with `\\n` for its ends, or in base64 (`openssl genrsa 2048`)',
      isSecret: true,
    },
    dkimKey.optional(),
  ),
};

type MailVariables = z.output<z.ZodObject<typeof mailVariables>>;

/** What is wrong with them together: one sentence each, with the fix. */
export function mailProblems(source: Record<string, string | undefined>): string[] {
  const { SMTP_URL, MAIL_FROM, MAIL_POSTAL_ADDRESS } = source;
  const { DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY } = source;
  const problems: string[] = [];
  if (isSet(SMTP_URL) && !isSet(MAIL_FROM)) {
    problems.push(
      'MAIL_FROM is missing: SMTP_URL is set, and mails need the address that they come from.',
    );
  }
  if (isSet(SMTP_URL) && !isSet(MAIL_POSTAL_ADDRESS)) {
    problems.push(
      "MAIL_POSTAL_ADDRESS is missing: the law (CASL, CAN-SPAM) asks for the sender's postal address in each mail.",
    );
  }
  const given = [DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY].filter(isSet);
  if (given.length % 3 !== 0) {
    problems.push(
      'DKIM_DOMAIN, DKIM_SELECTOR and DKIM_PRIVATE_KEY belong together: set all three, or none to send without a signature.',
    );
  }
  return problems;
}

/** `host`: of the app's address. */
export function mailEnvOf(values: MailVariables, host: string): MailEnv {
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_PRIVATE_KEY: privateKey } = values;
  return {
    smtpUrl: values.SMTP_URL,
    sender: {
      name: values.MAIL_SENDER_NAME,
      address: values.MAIL_FROM ?? `digest@${host}`,
      // Without a mail server nothing goes to anybody; the outbox shows what is still to be set.
      postalAddress: values.MAIL_POSTAL_ADDRESS ?? 'MAIL_POSTAL_ADDRESS',
    },
    bounceAddress: values.MAIL_BOUNCE_ADDRESS,
    bounceSecret: values.MAIL_BOUNCE_SECRET,
    dkim: domain && selector && privateKey ? { domain, selector, privateKey } : undefined,
  };
}
