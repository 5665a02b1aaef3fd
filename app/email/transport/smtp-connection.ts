import { parseConnectionUrl } from 'nodemailer/lib/shared';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';

/** The server may be slow to take a text in: RFC 5321 (4.5.3.2) asks to wait ten minutes before giving up. */
const ANSWER_WITHIN_MS = 10 * 60_000;
const CONNECT_WITHIN_MS = 15_000;
const GREET_WITHIN_MS = 30_000;

export function connectionOptions(url: string) {
  const options = parseConnectionUrl(url);
  const { host, auth } = options;
  return {
    connectionTimeout: CONNECT_WITHIN_MS,
    greetingTimeout: GREET_WITHIN_MS,
    socketTimeout: ANSWER_WITHIN_MS,
    // A password does not cross a network in the clear.
    requireTLS: Boolean(auth) && !isLoopback(host),
    ...options,
  };
}

function isLoopback(host: string | undefined): boolean {
  return host === undefined || /^(localhost|127\.|::1$|\[::1\]$)/.test(host);
}

export function connect(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject);
    connection.connect((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

export function login(connection: SMTPConnection, url: string): Promise<void> {
  const { auth } = parseConnectionUrl(url);
  if (!auth) return Promise.resolve();
  return new Promise((resolve, reject) => {
    connection.login(auth, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
