import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { connect, connectionOptions, login } from './smtp-connection';

/** Whoever asks is waiting. */
const TRY_WITHIN_MS = 15_000;

/** Greets the server and logs in, as for a mail, and leaves. Rejects with what stood in the way. */
export async function trySmtp(url: string): Promise<void> {
  const connection = new SMTPConnection({
    ...connectionOptions(url),
    greetingTimeout: TRY_WITHIN_MS,
    socketTimeout: TRY_WITHIN_MS,
  });
  try {
    await connect(connection);
    await login(connection, url);
    connection.quit();
  } catch (error) {
    connection.close();
    throw error;
  }
}
