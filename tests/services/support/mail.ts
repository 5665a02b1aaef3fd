import { readDeliveryReport } from '~/email/bounces/read-delivery-report';
import { createMailLinks } from '~/email/mail-links';
import { renderConfirmation } from '~/email/render-confirmation';
import { renderDigest } from '~/email/render-digest';
import { OutboxTransport } from '~/email/transport/outbox-transport';
import type { MailTransport, OutboxRepository } from '~/services/digest/ports';

export const SENDER = {
  name: 'Borealist',
  address: 'digest@app.example.com',
  postalAddress: '1 Example Street, Montréal QC H2X 1Y4, Canada',
};

/** The app's own links and templates; mails go to the outbox unless a transport is given. */
export function mailPorts(outbox: OutboxRepository, transport?: MailTransport) {
  return {
    mail: transport ?? new OutboxTransport(SENDER, outbox),
    mailLinks: createMailLinks({
      appUrl: 'https://app.example.com',
      apiKey: 'api-key',
      sender: SENDER,
    }),
    rendering: { renderDigest, renderConfirmation },
    deliveryReports: { read: readDeliveryReport },
  };
}
