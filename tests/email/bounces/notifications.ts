/** Delivery status notifications as servers write them. Addresses and names are made up. */

interface About {
  /** Of our mail, with angle brackets. */
  messageId: string;
  to: string;
  action?: string;
  status?: string;
  diagnostic?: string;
}

const lines = (text: string) => text.replace(/^\n/, '').replaceAll('\n', '\r\n');

/** Postfix, with the whole mail. */
export function fromPostfix({
  messageId,
  to,
  action = 'failed',
  status = '5.1.1',
  diagnostic = `smtp; 550 5.1.1 <${to}>: Recipient address
    rejected: User unknown in virtual mailbox table`,
}: About): string {
  return lines(`
Return-Path: <>
Received: by mx.app.example.com (Postfix)
	id 4CkZ3r1QzNz9sVS; Mon, 30 Nov 2026 13:00:07 +0000 (UTC)
Date: Mon, 30 Nov 2026 13:00:07 +0000 (UTC)
From: MAILER-DAEMON@mx.app.example.com (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: bounces@app.example.com
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="4CkZ3r0Xk5z9sVR.1606741207/mx.app.example.com"
Message-Id: <4CkZ3r1QzNz9sVS@mx.app.example.com>

This is a MIME-encapsulated message.

--4CkZ3r0Xk5z9sVR.1606741207/mx.app.example.com
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.app.example.com.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

--4CkZ3r0Xk5z9sVR.1606741207/mx.app.example.com
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.app.example.com
X-Postfix-Queue-ID: 4CkZ3r0Xk5z9sVR
X-Postfix-Sender: rfc822; bounces@app.example.com
Arrival-Date: Mon, 30 Nov 2026 13:00:05 +0000 (UTC)

Final-Recipient: rfc822; ${to}
Original-Recipient: rfc822;${to}
Action: ${action}
Status: ${status}
Remote-MTA: dns; mail.example.net
Diagnostic-Code: ${diagnostic}

--4CkZ3r0Xk5z9sVR.1606741207/mx.app.example.com
Content-Description: Undelivered Message
Content-Type: message/rfc822
Content-Transfer-Encoding: 7bit

${original(messageId, to)}

--4CkZ3r0Xk5z9sVR.1606741207/mx.app.example.com--
`);
}

/** Exchange Online: upper case, comments, tokens, the mail's headers alone, and a reference to it. */
export function fromExchange({ messageId, to }: About): string {
  return lines(`
Received: from YT2PR01MB1234.CANPRD01.PROD.OUTLOOK.COM (2603:10b6:b01::1)
 by YT2PR01MB5678.CANPRD01.PROD.OUTLOOK.COM; Mon, 30 Nov 2026 13:00:09 +0000
From: <postmaster@example.onmicrosoft.com>
To: <bounces@app.example.com>
Date: Mon, 30 Nov 2026 13:00:09 +0000
Content-Type: multipart/report; report-type=delivery-status;
 boundary="5f2c4d1e-3b1a-4b0e-9d5e-8f1d2a3b4c5d"
Content-Language: fr-CA
Message-ID: <5f2c4d1e@YT2PR01MB5678.CANPRD01.PROD.OUTLOOK.COM>
In-Reply-To: ${messageId}
References: ${messageId}
Subject: =?utf-8?B?Non remise\u00a0: Bilan?=
Auto-Submitted: auto-replied

--5f2c4d1e-3b1a-4b0e-9d5e-8f1d2a3b4c5d
Content-Type: multipart/alternative; differences=Content-Type;
 boundary="alternative"

--alternative
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

Votre message n=E2=80=99a pas pu =C3=AAtre remis.

--alternative--

--5f2c4d1e-3b1a-4b0e-9d5e-8f1d2a3b4c5d
Content-Type: message/delivery-status

Reporting-MTA: dns;YT2PR01MB5678.CANPRD01.PROD.OUTLOOK.COM
Received-From-MTA: dns;mx.app.example.com
Arrival-Date: Mon, 30 Nov 2026 13:00:08 +0000

FINAL-RECIPIENT: rfc822;${to.toUpperCase()}
ACTION: Failed
STATUS: 5.1.10 (recipient not found)
DIAGNOSTIC-CODE: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ${to} not found by SMTP address lookup

--5f2c4d1e-3b1a-4b0e-9d5e-8f1d2a3b4c5d
Content-Type: text/rfc822-headers

${original(messageId, to).split('\n\n')[0]}
--5f2c4d1e-3b1a-4b0e-9d5e-8f1d2a3b4c5d--
`);
}

/** Sendmail's warning: four hours late, no mail attached, a reference alone. */
export function warning({ messageId, to }: About): string {
  return lines(`
From: Mail Delivery Subsystem <MAILER-DAEMON@mail.example.net>
To: <bounces@app.example.com>
Date: Mon, 30 Nov 2026 17:00:09 +0000
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="0AUH0938012345.1606755609/mail.example.net"
Subject: Warning: could not send message for past 4 hours
Auto-Submitted: auto-generated (warning-timeout)
References: <other@example.org> ${messageId}

--0AUH0938012345.1606755609/mail.example.net

Warning: message still undelivered after 4 hours. Will keep trying.

--0AUH0938012345.1606755609/mail.example.net
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.net
Arrival-Date: Mon, 30 Nov 2026 13:00:05 +0000

Final-Recipient: RFC822; ${to}
Action: delayed
Status: 4.4.1
Remote-MTA: DNS; mx2.example.net
Last-Attempt-Date: Mon, 30 Nov 2026 17:00:09 +0000
Will-Retry-Until: Sat, 5 Dec 2026 13:00:05 +0000

--0AUH0938012345.1606755609/mail.example.net--
`);
}

/** An answer to each mail by a person's mail program: no notification. */
export function absence({ messageId }: Pick<About, 'messageId'>): string {
  return lines(`
From: Marie <marie@example.net>
To: digest@app.example.com
Subject: Absente du bureau
In-Reply-To: ${messageId}
Auto-Submitted: auto-replied
Content-Type: text/plain; charset=utf-8

Action: failed
Status: 5.1.1
Final-Recipient: rfc822; marie@example.net
`);
}

function original(messageId: string, to: string): string {
  return `Return-Path: <bounces@app.example.com>
From: =?utf-8?Q?Borealist_=E2=80=93_Bor=C3=A9ale?= <digest@app.example.com>
To: ${to}
Subject: =?utf-8?Q?Bilan_hebdomadaire?=
Message-ID:
 ${messageId}
Date: Mon, 30 Nov 2026 13:00:05 +0000
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="--_NmP-1"

----_NmP-1
Content-Type: text/plain; charset=utf-8

Message-ID: <quoted@in.the.text>
Action: failed

----_NmP-1--`;
}
