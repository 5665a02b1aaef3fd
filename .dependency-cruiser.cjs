const { IMPORT_TABLE, inWords } = require('./scripts/import-table.cjs');

const APP_FOLDERS = IMPORT_TABLE.map(({ folder }) => folder);

/** Verbs and parts of views of one room that others use. */
const SHARED_VERBS =
  '^app/services/(' +
  [
    'audit/(audit-listings|judge-listings|judge-store|start-reaudit|finding-view|verdict-basis)',
    'changes/(ask-changes|french-locale|save-alt-texts|save-french|save-variant-values|undo-changes|write-batch)',
    'catalogue/(check-listing|find-repeated-phrases|mark-packaging|record-listings|refresh-listings|show-listing|why-empty)',
    'home/readiness-trend',
    'orders/(show-order-history|update-return-baseline)',
    'photos/(ask-to-look|photo-words)',
    'promotions/(not-ready-view|promotions-of-listing|read-discounts)',
    'season/(lead-days|milestone-progress|next-milestone|season-mark)',
    'store/audiences-of',
    'sync/(begin-run|first-sync|read-changes|request-sync|start-sync|sync-view)',
  ].join('|') +
  ')\\.ts$';

const { FRAMEWORK_FILES, FRAMEWORK_PACKAGES } = require('./scripts/framework-fence.cjs');

const table = IMPORT_TABLE.flatMap((row) => {
  const { folder, folders, files = {}, types = {} } = row;
  const own = [folder, 'core', ...folders].map((name) => `^app/${name}/`);
  const values = [...own, ...Object.values(files).map((pattern) => `^app/${pattern}`)];
  const all = [...values, ...Object.values(types).map((pattern) => `^app/${pattern}`)];
  const comment = `app/${folder} may import: ${inWords(row)} (see ARCHITECTURE.md).`;
  const from = { path: `^app/${folder}/` };
  return [
    {
      name: `${folder}-imports`,
      severity: 'error',
      comment,
      from,
      to: { path: '^app/', pathNot: all },
    },
    {
      name: `${folder}-imports-values`,
      severity: 'error',
      comment,
      from,
      to: { path: '^app/', pathNot: values, dependencyTypesNot: ['type-only'] },
    },
  ];
});

module.exports = {
  forbidden: [
    ...table,
    {
      name: 'framework-is-fenced',
      severity: 'error',
      comment:
        'Remix, and Polaris, are to be left one day: only routes, components and the files named here know them ' +
        '(docs/decisions/0034-leaving-remix.md).',
      from: { path: '^(app|extensions|sandbox|demo)/', pathNot: FRAMEWORK_FILES },
      to: { path: FRAMEWORK_PACKAGES },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'The domain knows no I/O and no framework; only small pure libraries.',
      from: { path: '^app/core/' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev'],
        pathNot:
          'node_modules/(htmlparser2|entities|zod|temporal-polyfill|sanitize-html|diff|@types/sanitize-html)',
      },
    },
    {
      name: 'nothing-imports-routes',
      severity: 'error',
      // Remix's root is the topmost route.
      from: { path: '^app/', pathNot: '^app/(routes/|root\\.tsx$)' },
      to: { path: '^app/routes/' },
    },
    {
      name: 'production-knows-no-sandbox',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^(tests|sandbox|demo)/' },
    },
    {
      name: 'sandbox-stands-alone',
      severity: 'error',
      comment: 'The sandbox store is a product of its own: it imports its own files and packages.',
      from: { path: '^sandbox/' },
      to: { path: '^(?!sandbox/)', dependencyTypes: ['local', 'aliased'] },
    },
    {
      name: 'sandbox-store-knows-no-http',
      severity: 'error',
      comment: 'What a sandbox store holds and answers stands apart from how it is served.',
      from: { path: '^sandbox/(seeds|store|graphql)/' },
      to: { path: '^sandbox/(server|admin|cli)/' },
    },
    {
      name: 'demo-imports',
      severity: 'error',
      comment: 'The demo knows the sandbox store, and of the app its database and its facts.',
      from: { path: '^demo/' },
      to: { path: '^(app|tests|scripts)/', pathNot: '^app/(db\\.server\\.ts|core/)' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'rooms-meet-at-their-doors',
      severity: 'error',
      comment:
        'A room of services takes of another its ports, its views, and the verbs that are named here.',
      from: { path: '^app/services/([^/]+)/' },
      to: {
        path: '^app/services/[^/]+/',
        pathNot: ['^app/services/$1/', '/(ports|views|listings-query)\\.ts$', SHARED_VERBS],
      },
    },
    {
      name: 'the-sum-of-ports-is-for-those-who-wire',
      severity: 'error',
      comment:
        'A service names the ports that it needs; container and jobs alone hand over all of them.',
      from: {
        path: '^app/',
        pathNot: '^app/(container\\.server\\.ts|jobs/|shopify/shopify-stores\\.ts)',
      },
      to: { path: '^app/services/ports\\.ts$' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|@graphql-typed-document-node/core)' },
    },
    {
      name: 'a-folder-of-the-house',
      severity: 'error',
      comment: `app/ holds these folders: ${APP_FOLDERS.join(', ')}.`,
      from: { path: '^app/(?!(' + APP_FOLDERS.join('|') + ')/)[^/]+/' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Prisma's, whose types go round in circles.
    exclude: { path: '^app/db/generated/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
