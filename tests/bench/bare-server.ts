/**
 * The floor for webhooks: a Node server that checks the signature and inserts one row, and nothing else.
 * `bare-server.ts <database url> <api secret>`; sends its port to its parent.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

const [url, secret] = process.argv.slice(2);
if (url === undefined || secret === undefined) throw new Error('needs a database and a secret');
const pool = new pg.Pool({ connectionString: url, max: 8 });
await pool.query('CREATE TABLE IF NOT EXISTS bare_delivery (webhook_id text PRIMARY KEY)');

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const signature = createHmac('sha256', secret).update(Buffer.concat(chunks)).digest();
    const given = Buffer.from(String(request.headers['x-shopify-hmac-sha256']), 'base64');
    if (given.length !== signature.length || !timingSafeEqual(given, signature)) {
      response.writeHead(401).end();
      return;
    }
    pool
      .query('INSERT INTO bare_delivery VALUES ($1)', [request.headers['x-shopify-webhook-id']])
      .then(
        () => response.writeHead(200).end(),
        () => response.writeHead(500).end(),
      );
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' ? address?.port : null);
});
