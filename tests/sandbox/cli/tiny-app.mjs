// An app as somebody else would write it: it knows Shopify by Shopify's names, and nothing of this project.
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

const { PORT, SHOPIFY_API_KEY, SHOPIFY_API_SECRET } = process.env;
const received = [];

async function post(url, body, headers) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

async function firstProduct(shop, idToken) {
  const { access_token } = await post(`https://${shop}/admin/oauth/access_token`, {
    client_id: SHOPIFY_API_KEY,
    client_secret: SHOPIFY_API_SECRET,
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: idToken,
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
  });
  const { data } = await post(
    `https://${shop}/admin/api/2026-10/graphql.json`,
    { query: '{ products(first: 1) { nodes { id title } } }' },
    { 'x-shopify-access-token': access_token },
  );
  return data.products.nodes[0];
}

async function takeIn(request) {
  const body = await text(request);
  const hmac = createHmac('sha256', SHOPIFY_API_SECRET).update(body).digest('base64');
  received.push({
    topic: request.headers['x-shopify-topic'],
    isSigned: request.headers['x-shopify-hmac-sha256'] === hmac,
    id: JSON.parse(body).admin_graphql_api_id,
  });
}

async function answer(request) {
  const { pathname, searchParams } = new URL(request.url, 'http://app');
  if (pathname === '/webhooks') return takeIn(request);
  if (pathname === '/received') return received;
  const product = await firstProduct(searchParams.get('shop'), searchParams.get('id_token'));
  return { product, today: new Date().toISOString().slice(0, 10) };
}

createServer((request, response) => {
  answer(request).then(
    (content) => response.end(JSON.stringify(content ?? null)),
    (error) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(PORT), '127.0.0.1', () => process.stdout.write('listening\n'));
