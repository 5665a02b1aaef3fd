import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  from: string;
  to: string[];
  /** As it came over the wire. */
  raw: string;
  parsed: ParsedMail;
}

export const HANG_UP = Symbol('hang up');
type DataAnswer = string | null | typeof HANG_UP;

/** How the server treats what it is told; each may answer with a refusal (`550 5.1.1 No such user`) or nothing. */
export interface MailServerBehaviour {
  mailFrom?: (address: string) => string | null;
  rcptTo?: (address: string) => string | null;
  /** After the text has come in whole. `HANG_UP`: the connection breaks instead of an answer. */
  data?: (mail: ReceivedMail) => DataAnswer | Promise<DataAnswer>;
  options?: SMTPServerOptions;
}

export interface MailServer {
  /** `smtp://127.0.0.1:…` */
  url: string;
  /** Texts that came in whole, whatever was answered to them. */
  received: ReceivedMail[];
  /** What is done with what comes from now on. */
  behaviour: MailServerBehaviour;
  stop: () => Promise<void>;
}

/** A real SMTP server on this machine. */
export async function startMailServer(behaviour: MailServerBehaviour = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const state = { behaviour };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onMailFrom({ address }, _session, done) {
      done(refusal(state.behaviour.mailFrom?.(address)));
    },
    onRcptTo({ address }, _session, done) {
      done(refusal(state.behaviour.rcptTo?.(address)));
    },
    onData(stream, session, done) {
      take().catch(() => {
        // The sender went away in the middle of its text: nothing came in.
      });
      async function take() {
        const raw = await text(stream);
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw,
          parsed: await simpleParser(raw),
        };
        received.push(mail);
        const answer = await state.behaviour.data?.(mail);
        if (answer === HANG_UP) {
          for (const connection of server.connections) connection._socket.destroy();
        } else {
          done(refusal(answer));
        }
      }
    },
    ...behaviour.options,
  });
  server.on('error', () => {
    // A connection that a test breaks on purpose.
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    get behaviour() {
      return state.behaviour;
    },
    set behaviour(next) {
      state.behaviour = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

function refusal(answer: string | null | undefined): Error | null {
  if (!answer) return null;
  const error = new Error(answer.slice(4)) as Error & { responseCode: number };
  error.responseCode = Number(answer.slice(0, 3));
  return error;
}
