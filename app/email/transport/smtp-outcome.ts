import { z } from 'zod';
import type { MailFailure } from '~/core/digest/delivery';
import type { SendOutcome } from '~/services/digest/ports';

/** What nodemailer says of a failed exchange. */
const smtpError = z.object({
  message: z.string(),
  /** The server's answer; absent where it gave none. */
  response: z.string().optional(),
  responseCode: z.number().optional(),
  /** What it answered to: `CONN`, `AUTH PLAIN`, `MAIL FROM`, `RCPT TO`, `DATA` … */
  command: z.string().optional(),
  code: z.string().optional(),
});

/**
 * Enhanced status codes of RFC 3463 whose subject is policy and security: a server that answers 5.7.1 to an
 * address refuses this sender, not that address.
 */
const POLICY = /^5\d\d[ -]5\.7\./;

/** What a failed exchange means for the mail. Without the server's word, a text that had begun may have arrived. */
export function outcomeOf(error: unknown, { textBegan }: { textBegan: boolean }): SendOutcome {
  const parsed = smtpError.safeParse(error);
  if (!parsed.success) throw error;
  const { message, response, responseCode, command, code } = parsed.data;
  const said = response ?? message;
  const isAnswered = response !== undefined && responseCode !== undefined;
  if (textBegan && !(isAnswered && command === 'DATA')) {
    return { outcome: 'unknown', response: said };
  }
  const isTooLarge = code === 'EMESSAGE' && !isAnswered;
  const about = aboutWhat({ command, isTooLarge, response: said });
  const isPermanent = (responseCode ?? 0) >= 500 || isTooLarge;
  return {
    // Trouble with the sender is fixed by whoever runs this installation, and then the mail can go.
    outcome: isPermanent && about !== 'sender' ? 'permanentFailure' : 'transientFailure',
    about,
    response: said,
  };
}

function aboutWhat({
  command,
  isTooLarge,
  response,
}: {
  command: string | undefined;
  /** Larger than the server announced that it takes. */
  isTooLarge: boolean;
  response: string;
}): MailFailure['about'] {
  if (command === 'RCPT TO') return POLICY.test(response) ? 'sender' : 'recipient';
  return command === 'DATA' || isTooLarge ? 'message' : 'sender';
}
