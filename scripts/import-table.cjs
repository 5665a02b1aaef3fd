/**
 * The import table: what each folder of app/ may import besides its own files. ARCHITECTURE.md shows it, and a
 * test compares the two.
 *
 * - `folders`: of these everything.
 * - `files`: these files; `types`: of these files the types alone, which the compiler checks and which cost
 *   nothing at run time. Each by its words in ARCHITECTURE.md, with a pattern below app/.
 */
const IMPORT_TABLE = [
  { folder: 'core', folders: [], types: { 'the messages of locales': 'locales/messages\\.ts' } },
  { folder: 'locales', folders: ['core'] },
  { folder: 'services', folders: ['core'] },
  {
    folder: 'shopify',
    folders: ['core'],
    files: { '`app/services/outside-error.ts` to throw': 'services/outside-error\\.ts' },
    types: { 'the ports of services': 'services/.*ports\\.ts' },
  },
  {
    folder: 'db',
    folders: ['core'],
    files: {
      '`app/locales/messages.ts` to know a stored message': 'locales/messages\\.ts',
      '`app/child-script.server.ts` to start a process': 'child-script\\.server\\.ts',
    },
    types: {
      'the ports of services': 'services/.*(ports|ports-of-mails|listings-query|queue)\\.ts',
    },
  },
  {
    folder: 'vision',
    folders: ['core'],
    files: {
      '`app/services/outside-error.ts` to throw': 'services/outside-error\\.ts',
      '`app/child-script.server.ts` to start a process': 'child-script\\.server\\.ts',
    },
  },
  {
    folder: 'email',
    folders: ['core', 'locales'],
    types: { 'the ports of services': 'services/.*(ports|ports-of-mails)\\.ts' },
  },
  {
    folder: 'files',
    folders: ['core'],
    // A bulk-operation file is Shopify's format.
    files: { '`app/shopify/bulk` and `app/shopify/mapping`': 'shopify/(bulk|mapping)/' },
    types: { 'the ports of services': 'services/.*ports\\.ts' },
  },
  {
    folder: 'jobs',
    folders: ['core', 'services'],
    files: { 'container and log': '(container|logger|log-context)\\.server' },
  },
  {
    folder: 'components',
    folders: ['core', 'locales'],
    types: {
      'the answers and the views of services': 'services/.*(answer|views|listings-query)\\.ts',
    },
  },
  {
    folder: 'cli',
    folders: ['core', 'doctor', 'files', 'jobs', 'locales', 'vision'],
    files: {
      'environment and database': '(env|db)\\.server',
      '`app/services/outside-error.ts`': 'services/outside-error\\.ts',
    },
  },
  {
    folder: 'doctor',
    folders: ['core', 'shopify', 'email'],
    files: {
      'environment and database': '(env(-variables)?|db)\\.server',
      '`app/services/outside-error.ts`': 'services/outside-error\\.ts',
    },
  },
  {
    folder: 'routes',
    folders: ['core', 'components', 'locales'],
    files: {
      'container and log': '(container|logger)\\.server',
      '`app/form.server.ts` to read forms': 'form\\.server',
      '`app/shopify.server.ts` and `app/shopify/flow-requests.ts` to authenticate':
        'shopify(\\.server|/flow-requests)',
      'the lists in views of services': 'services/.*(views|listings-query)\\.ts',
    },
    types: { services: 'services/' },
  },
];

/** As ARCHITECTURE.md shows a row. */
function inWords({ folders, files = {}, types = {} }) {
  return [
    ['core', ...folders.filter((name) => name !== 'core')].join(', '),
    ...Object.keys(files),
    ...Object.keys(types).map((words) => `the types of ${words}`),
  ].join('; ');
}

module.exports = { IMPORT_TABLE, inWords };
